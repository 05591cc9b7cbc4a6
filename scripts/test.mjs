// `npm test`: installs and builds what is missing, runs every test, names the slowest files and what this machine leaves out,
// and ends with one line `N passed, N failed`. Arguments go to vitest: `npm test -- --project physics`.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt, root, run } from './prepare.mjs';

await ensureBuilt();
const folder = mkdtempSync(join(tmpdir(), 'nereid-test-'));
const report = join(folder, 'report.json');
const leftOut = join(folder, 'left-out');
const reporters = ['default', 'json', `${root}tests/slowestFiles.ts`].map((name) => `--reporter=${name}`);
const vitest = `${root}node_modules/vitest/vitest.mjs`;
const args = [vitest, 'run', ...reporters, `--outputFile=${report}`, ...process.argv.slice(2)];
const status = run(process.execPath, args, { env: { ...process.env, NEREID_LEFT_OUT: leftOut } });
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
  if (existsSync(leftOut))
    console.log([...new Set(readFileSync(leftOut, 'utf8').trim().split('\n'))].sort().join('\n'));
} catch {
  failed = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (status !== 0 && failed === 0) failed = 1;
console.log(`${passed} passed, ${failed} failed`);
process.exit(status === 0 && passed > 0 ? 0 : 1);
