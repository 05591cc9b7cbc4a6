import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeFolder, removeFolders } from './makeFolder.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nereid-folder-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('makes folders, and takes back those that are empty', () => {
  const made = makeFolder(join(folder, 'a/b/c'));
  expect(made).toEqual(['a', 'a/b', 'a/b/c'].map((name) => join(folder, name)));
  expect(makeFolder(join(folder, 'a/b/c'))).toEqual([]);
  // what somebody else put there stays
  writeFileSync(join(folder, 'a/b/file'), '');
  removeFolders(made);
  expect(readdirSync(join(folder, 'a/b'))).toEqual(['file']);
});

it('leaves none of the folders where one cannot be made', () => {
  expect(() => makeFolder(join(folder, 'a', 'n'.repeat(300)))).toThrow(
    expect.objectContaining({ code: 'ENAMETOOLONG' }),
  );
  writeFileSync(join(folder, 'file'), '');
  for (const name of ['file', 'file/a']) {
    expect(() => makeFolder(join(folder, name))).toThrow(expect.objectContaining({ code: 'ENOTDIR' }));
  }
  mkdirSync(join(folder, 'there'));
  expect(readdirSync(folder)).toEqual(['file', 'there']);
});

// the system answers ENOENT there, at which `mkdirSync(…, { recursive: true })` of Node 20 starts again without end
it.runIf(existsSync('/proc/self'))('comes back where the system says that an existing parent is not there', () => {
  expect(() => makeFolder('/proc/nereid/results')).toThrow(/E[A-Z]+/);
});
