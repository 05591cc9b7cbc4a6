// The Python of the judges, in .cache/judges: tests compare with pyhf through it too.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { root, run } from './prepare.mjs';

const FOLDER = `${root}.cache/judges`;
export const JUDGES_PYTHON = process.env.NEREID_JUDGES_PYTHON ?? `${FOLDER}/bin/python`;

/** Whether the environment is there and made from the list as it is now. */
export function judgesPresent() {
  if (process.env.NEREID_JUDGES_PYTHON !== undefined) return true;
  const installed = `${FOLDER}/requirements.txt`;
  return existsSync(installed) && readFileSync(installed, 'utf8') === requirements();
}

const requirements = () => readFileSync(`${root}python/judges/requirements.txt`, 'utf8');

/** Makes it where it is not. Half a minute and 0.9 GB. @returns whether it is there */
export function ensureJudges() {
  if (judgesPresent()) return true;
  console.error('Installing the tools of python/judges/requirements.txt …');
  const quiet = { stdio: ['ignore', 2, 2] };
  rmSync(FOLDER, { recursive: true, force: true });
  const list = `${root}python/judges/requirements.txt`;
  // the list is complete, so nothing is resolved; three small packages have no wheel
  const pip = [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--disable-pip-version-check',
    '--no-deps',
    '--no-compile',
    '-r',
    list,
  ];
  const made = run('python3', ['-m', 'venv', FOLDER], quiet) === 0 && run(`${FOLDER}/bin/python`, pip, quiet) === 0;
  if (made) writeFileSync(`${FOLDER}/requirements.txt`, requirements());
  else rmSync(FOLDER, { recursive: true, force: true });
  return made;
}
