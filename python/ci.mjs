// Checks the Python package as its users meet it: builds the wheel, installs it in a new environment, and tries it without a Node on
// the path; then its tests, ruff and pyright. Ends with a line `N passed, N failed`. Arguments go to pytest: `node python/ci.mjs -k kernel`.
import { spawn } from 'node:child_process';
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

/** Runs a program to its end; what it prints is seen as it comes, or at its end where others run beside it. */
function run(program, args, { beside = false, ...options } = {}) {
  const printed = [];
  return new Promise((resolve) => {
    const stdio = beside ? ['ignore', 'pipe', 'pipe'] : 'inherit';
    const child = spawn(program, args, { stdio, cwd: here, ...options });
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => printed.push(data));
    child.on('error', (error) => {
      console.error(String(error));
      resolve(false);
    });
    child.on('close', (status) => {
      if (beside) process.stdout.write(Buffer.concat(printed));
      resolve(status === 0);
    });
  });
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
async function testFlavio(wheel) {
  must('the environment with flavio was not made', ensureJudges());
  const unpacked = join(work, 'unpacked');
  must('the wheel was not unpacked', await pip('--target', unpacked, '--no-deps', wheel));
  const env = { ...process.env, PYTHONPATH: unpacked, PYTHONDONTWRITEBYTECODE: '1', NEREID_NODE: process.execPath };
  const report = join(work, 'flavio.xml');
  const args = ['-q', '-p', 'no:cacheprovider', '-W', 'default', join(here, 'checks/test_flavio.py')];
  count(report, await run(JUDGES_PYTHON, ['-m', 'pytest', `--junitxml=${report}`, ...args], { env, beside: true }));
}

async function testPackage() {
  must('the requirements of the tests were not installed', await pip('-r', 'requirements.txt'));
  const report = join(work, 'report.xml');
  const args = ['-m', 'pytest', `--junitxml=${report}`, ...process.argv.slice(2)];
  count(report, await run(join(bin, 'python'), args, { env: withoutNode() }));
  check('ruff check', await run(join(bin, 'ruff'), ['check', '.']));
  check('ruff format', await run(join(bin, 'ruff'), ['format', '--check', '.']));
  check('pyright', await run(join(bin, 'pyright'), ['--pythonpath', join(bin, 'python')]));
}

/** Counts the tests of a report; a run that failed although none of them did is a failure too. */
function count(report, passes) {
  try {
    const [, errors, failures, tests] = /errors="(\d+)" failures="(\d+)" skipped="\d+" tests="(\d+)"/.exec(
      readFileSync(report, 'utf8'),
    );
    const failed = Number(errors) + Number(failures);
    results.passed += Number(tests) - failed;
    results.failed += failed === 0 && !passes ? 1 : failed;
  } catch {
    results.failed += 1;
  }
}

/** The wheel, made from the source distribution, which is made from the clone. */
async function built() {
  must('the tools were not installed', await pip('--target', tools, 'hatchling', 'build', '-c', 'requirements.txt'));
  const dist = join(work, 'dist');
  const env = { ...process.env, PYTHONPATH: tools };
  const done = await run(join(bin, 'python'), ['-m', 'build', '--no-isolation', '--outdir', dist, here], { env });
  must('the package was not built', done);
  return join(
    dist,
    readdirSync(dist).find((name) => name.endsWith('.whl')),
  );
}

try {
  must('python3 with venv is missing', await run('python3', ['-m', 'venv', dirname(bin)]));
  const wheel = await built();
  must('the wheel was not installed', await pip(wheel));
  check('first steps in an empty folder, without Node on the path', await firstSteps());
  const both = await Promise.allSettled([testPackage(), testFlavio(wheel)]);
  for (const { reason } of both) must(reason?.message, reason === undefined);
} catch (error) {
  console.error(error.message);
  results.failed += 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}
console.log(`${results.passed} passed, ${results.failed} failed`);
process.exitCode = results.failed === 0 && results.passed > 0 ? 0 : 1;
