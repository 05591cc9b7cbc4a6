// `npm test`: installs and builds what is missing, runs every test, and ends with one line `N passed, N failed`.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt, root, run } from './prepare.mjs';

await ensureBuilt();
const folder = mkdtempSync(join(tmpdir(), 'nereid-test-'));
const report = join(folder, 'report.json');
const vitest = `${root}node_modules/vitest/vitest.mjs`;
const args = [vitest, 'run', '--reporter=default', '--reporter=json', `--outputFile=${report}`];
const status = run(process.execPath, [...args, ...process.argv.slice(2)]);
let passed = 0;
let failed = 0;
try {
  const result = JSON.parse(readFileSync(report, 'utf8'));
  passed = result.numPassedTests;
  // A file that fails to load counts as one failure, so that it can never pass unnoticed.
  const brokenFiles = result.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  failed = result.numFailedTests + brokenFiles.length;
} catch {
  failed = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (status !== 0 && failed === 0) failed = 1;
console.log(`${passed} passed, ${failed} failed`);
process.exit(status === 0 && passed > 0 ? 0 : 1);
