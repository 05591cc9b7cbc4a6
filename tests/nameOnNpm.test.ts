import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './sourceFiles.js';

/** About work inside a clone, where `npx nereid` is the command of `node_modules/.bin`; and this. */
const INSIDE = [
  'CONTRIBUTING.md',
  'docs/data-guidelines.md',
  'docs/tutorials/add-a-record.md',
  'docs/tutorials/add-an-experiment.md',
  'docs/decisions/name-on-npm.md',
  'scripts/compileData.mjs',
  'tests/documentation/commandExamples.ts',
  'tests/documentation/pageRunner.ts',
  'tests/nameOnNpm.test.ts',
];

/** Lines of files under version control that match, as `file: text`. */
function linesWith(pattern: string): { readonly file: string; readonly text: string }[] {
  const { stdout } = spawnSync('git', ['grep', '-nIE', '--untracked', pattern], { cwd: root, encoding: 'utf8' });
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [, file, text] = /^([^:]+):\d+:(.*)$/s.exec(line) ?? [];
      return { file, text };
    });
}

const manifest = (folder: string) => JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));

describe('the name on npm', () => {
  // `nereid` there is a download library of others
  it('is not asked of npm by anything a reader outside the repository could follow', () => {
    const found = linesWith('(npx|npm (exec|install|i)|npm create)( -[a-z-]+)* nereid([^-a-z]|$)');
    expect(found.filter(({ file }) => !INSIDE.includes(file)).map(({ file, text }) => `${file}: ${text}`)).toEqual([]);
  });

  it('is nereid-hep, with the command nereid, and there are commands to copy', () => {
    const { name, bin } = manifest('packages/cli');
    expect(name).toBe('nereid-hep');
    expect(Object.keys(bin)).toEqual(['nereid', 'nereid-hep']);
    expect(linesWith('npx nereid-hep ').length).toBeGreaterThan(50);
  });

  it('is put before commands that pages take from elsewhere', () => {
    // a name in braces is not seen by a search for the words
    expect(linesWith('npx [{$]').filter(({ file }) => file.startsWith('site/'))).toEqual([
      { file: 'site/links.ts', text: expect.stringContaining("replace(/^nereid /, 'nereid-hep ')") },
    ]);
  });

  // what is published is assembled: see scripts/package and docs/releasing.md
  it('can be published from no folder of the workspace', () => {
    for (const folder of manifest('.').workspaces) expect([folder, manifest(folder).private]).toEqual([folder, true]);
  });
});
