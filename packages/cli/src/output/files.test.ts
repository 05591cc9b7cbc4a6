import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InputError } from '@nereid/physics';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { requireWritableFolder, writeFiles } from './files.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nereid-files-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('writeFiles', () => {
  it('makes folders, replaces files and leaves nothing else', () => {
    const out = join(folder, 'a/b');
    expect(writeFiles(out, { 'x.txt': 'old' })).toEqual([join(out, 'x.txt')]);
    writeFiles(out, { 'x.txt': 'new', 'y.bin': Uint8Array.of(1, 2) });
    expect(readdirSync(out)).toEqual(['x.txt', 'y.bin']);
    expect(readFileSync(join(out, 'x.txt'), 'utf8')).toBe('new');
  });

  it('writes none where one cannot be written', () => {
    mkdirSync(join(folder, 'y.txt'));
    writeFileSync(join(folder, 'x.txt'), 'old');
    expect(() => writeFiles(folder, { 'x.txt': 'new', 'y.txt': 'new' })).toThrow(InputError);
    expect(readdirSync(folder)).toEqual(['x.txt', 'y.txt']);
    expect(readFileSync(join(folder, 'x.txt'), 'utf8')).toBe('old');
  });

  it('removes the folders it made when writing fails', () => {
    // longer than a file name may be
    const name = 'n'.repeat(300);
    expect(() => writeFiles(join(folder, 'a/b'), { [name]: '' })).toThrow('cannot be written (ENAMETOOLONG)');
    expect(() => writeFiles(join(folder, 'c', name, 'd'), { x: '' })).toThrow(InputError);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('requireWritableFolder', () => {
  it('makes nothing', () => {
    requireWritableFolder(join(folder, 'a/b/c'));
    expect(readdirSync(folder)).toEqual([]);
  });

  it('sees a file in the way', () => {
    writeFileSync(join(folder, 'file'), '');
    for (const out of ['file', 'file/a', 'file/a/b']) {
      expect(() => requireWritableFolder(join(folder, out))).toThrow('is a file');
    }
  });
});
