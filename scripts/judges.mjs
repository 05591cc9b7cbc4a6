// `npm run judges`: the tools of the field (pyhf, pyhepmc, flavio …, python/judges) read what the program writes and write what it
// reads. Makes their environment where it is missing or older than its list, and ends with one line `N passed, N failed`.
//   npm run judges                       all of them
//   npm run judges -- test_parquet.py    one file, or other arguments of pytest
//   npm run judges -- --install          the environment alone
//   npm run judges -- --table FILE       also every comparison as JSON, which `npm run validate` does for its report
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureJudges, JUDGES_PYTHON } from './judgesEnvironment.mjs';
import { ensureBuilt, root, run } from './prepare.mjs';

const args = process.argv.slice(2);
if (!ensureJudges()) {
  console.error('The Python packages of python/judges/requirements.txt could not be installed.');
  console.log('0 passed, 1 failed');
  process.exit(1);
}
if (args.includes('--install')) process.exit(0);
await ensureBuilt();
process.exit(judge());

function judge() {
  const folder = mkdtempSync(join(tmpdir(), 'nereid-judges-'));
  const at = args.indexOf('--table');
  const table = at < 0 ? join(folder, 'table.json') : args[at + 1];
  const given = args.filter((_, i) => at < 0 || (i !== at && i !== at + 1));
  const environment = { ...process.env, PYTHONPYCACHEPREFIX: `${root}.cache/judges/bytecode` };
  let [passed, failed] = [0, 1];
  // not that of an earlier run
  rmSync(table, { force: true });
  try {
    // quiet: the line of its own is left out, in favour of ours
    const processes = ['-n', `${availableParallelism()}`, '--dist', 'loadfile'];
    const pytest = ['-m', 'pytest', '-q', ...processes, `--table=${table}`, ...given];
    const status = run(JUDGES_PYTHON, pytest, { cwd: `${root}python/judges`, env: environment });
    if (existsSync(table)) ({ passed, failed } = JSON.parse(readFileSync(table, 'utf8')));
    // whatever pytest could not count
    if (status !== 0 && failed === 0) failed = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}
