// `npm run validate`: compares with other codes, published numbers and, where they are installed, the tools of python/judges, then repeats every test that compares random samples
// with their full statistics (`sized` of tests/statistics.ts; a change is tested with small ones). Arguments go to the first
// part; the second prints to standard error. Exit code 1 where either differs.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { judgesPresent } from './judgesEnvironment.mjs';
import { ensureBuilt, root, run } from './prepare.mjs';

await ensureBuilt();
const args = process.argv.slice(2);
const compared = compare();
process.exit(compared === 2 || args.includes('--help') ? compared : Math.max(compared, fullStatistics()));

function compare() {
  const folder = mkdtempSync(join(tmpdir(), 'nereid-validate-'));
  try {
    const validate = (...more) => run(process.execPath, [`${root}validation/dist/validate.js`, ...args, ...more]);
    if (args.includes('--help') || args.includes('--judges') || !judgesPresent()) return validate();
    const table = join(folder, 'judges.json');
    const judges = [`${root}scripts/judges.mjs`, '--table', table];
    const judged = run(process.execPath, judges, { stdio: ['ignore', 2, 2] });
    return Math.max(judged, existsSync(table) ? validate('--judges', table) : validate());
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function fullStatistics() {
  const files = ['packages', 'tests'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.test.ts') && !name.includes('node_modules'))
      .map((name) => join(folder, name))
      .filter((file) => /\/statistics\.js'/.test(readFileSync(join(root, file), 'utf8'))),
  );
  console.error(`\nTests with full statistics: ${files.length} files`);
  const vitest = `${root}node_modules/vitest/vitest.mjs`;
  return run(process.execPath, [vitest, 'run', ...files], {
    env: { ...process.env, NEREID_STATISTICS: 'full' },
    stdio: ['ignore', 2, 2],
  });
}
