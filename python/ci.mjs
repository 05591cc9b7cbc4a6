// Checks the Python package as its users meet it: builds the wheel, installs it in a new environment, and tries it without a Node on
// the path; then its tests, ruff and pyright. Ends with a line `N passed, N failed`. Arguments go to pytest: `node python/ci.mjs -k kernel`.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureJudges, JUDGES_PYTHON } from '../scripts/judgesEnvironment.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'nereid-python-'));
const bin = join(work, 'environment', process.platform === 'win32' ? 'Scripts' : 'bin');
const tools = join(work, 'tools');
const results = { passed: 0, failed: 0 };

/** Runs a program to its end; what it prints is seen. */
function run(program, args, options = {}) {
  const { status, error } = spawnSync(program, args, { stdio: 'inherit', cwd: here, ...options });
  if (error) console.error(String(error));
  return status === 0;
}

/** A step without which the others make no sense. */
function must(what, done) {
  if (!done) throw new Error(what);
}

/** A check that counts. */
function check(what, passes) {
  results[passes ? 'passed' : 'failed'] += 1;
  if (!passes) console.error(`FAILED: ${what}`);
}

const pip = (...args) =>
  run(join(bin, 'python'), ['-m', 'pip', '--disable-pip-version-check', 'install', '-q', '--no-compile', ...args]);

/** The path of a user without Node; what else a test needs is in the system's folders, which have none on a user's machine. */
function withoutNode() {
  const folders = [bin, ...(process.env.PATH ?? '').split(delimiter)];
  const path = folders.filter((folder) => !hasNode(folder)).join(delimiter);
  return { ...process.env, PATH: path, NEREID_NODE: '', PYTHONDONTWRITEBYTECODE: '1', PYTHONNOUSERSITE: '1' };
}

function hasNode(folder) {
  try {
    return readdirSync(folder).some((name) => /^node(\.exe)?$/.test(name));
  } catch {
    return true;
  }
}

/** Two limits in an empty folder, with the seconds that each takes. */
function firstSteps() {
  const folder = join(work, 'empty');
  mkdirSync(folder);
  return run(join(bin, 'python'), [join(here, 'checks/first_steps.py')], { cwd: folder, env: withoutNode() });
}

/** flavio is large, and among the judges: the wheel is unpacked beside their environment. */
function checkFlavio(wheel) {
  must('the environment with flavio was not made', ensureJudges());
  const unpacked = join(work, 'unpacked');
  must('the wheel was not unpacked', pip('--target', unpacked, '--no-deps', wheel));
  const env = { ...process.env, PYTHONPATH: unpacked, PYTHONDONTWRITEBYTECODE: '1', NEREID_NODE: process.execPath };
  const args = ['-m', 'pytest', '-q', '-p', 'no:cacheprovider', '-W', 'default', join(here, 'checks/test_flavio.py')];
  const report = join(work, 'flavio.xml');
  const tested = run(JUDGES_PYTHON, [...args, `--junitxml=${report}`], { env });
  if (countTests(report) === 0 && !tested) results.failed += 1;
}

function countTests(report) {
  try {
    const [, errors, failures, tests] = /errors="(\d+)" failures="(\d+)" skipped="\d+" tests="(\d+)"/.exec(
      readFileSync(report, 'utf8'),
    );
    const failed = Number(errors) + Number(failures);
    results.failed += failed;
    results.passed += Number(tests) - failed;
    return failed;
  } catch {
    results.failed += 1;
    return 1;
  }
}

try {
  must('python3 with venv is missing', run('python3', ['-m', 'venv', dirname(bin)]));
  must('the tools were not installed', pip('--target', tools, 'hatchling', 'build', '-c', 'requirements.txt'));
  const built = run(join(bin, 'python'), ['-m', 'build', '--no-isolation', '--outdir', join(work, 'dist'), here], {
    env: { ...process.env, PYTHONPATH: tools },
  });
  must('the package was not built', built);
  const wheel = readdirSync(join(work, 'dist')).find((name) => name.endsWith('.whl'));
  must('the wheel was not installed', pip(join(work, 'dist', wheel)));
  check('first steps in an empty folder, without Node on the path', firstSteps());
  must('the requirements of the tests were not installed', pip('-r', 'requirements.txt'));
  const report = join(work, 'report.xml');
  const tested = run(join(bin, 'python'), ['-m', 'pytest', `--junitxml=${report}`, ...process.argv.slice(2)], {
    env: withoutNode(),
  });
  const failed = countTests(report);
  if (!tested && failed === 0) results.failed += 1;
  checkFlavio(join(work, 'dist', wheel));
  check('ruff check', run(join(bin, 'ruff'), ['check', '.']));
  check('ruff format', run(join(bin, 'ruff'), ['format', '--check', '.']));
  check('pyright', run(join(bin, 'pyright'), ['--pythonpath', join(bin, 'python')], { env: process.env }));
} catch (error) {
  console.error(error.message);
  results.failed += 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}
console.log(`${results.passed} passed, ${results.failed} failed`);
process.exitCode = results.failed === 0 && results.passed > 0 ? 0 : 1;
