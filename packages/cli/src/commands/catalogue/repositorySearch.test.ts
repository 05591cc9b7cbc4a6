import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { searchRepository } from './repositorySearch.js';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'nereid-search-test-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, content: string | Buffer = 'trident\n'): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

const search = (...terms: string[]) => searchRepository(join(root, 'repository'), terms);
const files = () => search('trident').hits[0].places.map(({ file }) => file);

describe('searchRepository', () => {
  it('counts every hit and names the first few places, file by file', () => {
    write('repository/src/b.py', 'def trident():\n  return trident_rate("CCFR")\n');
    write('repository/src/a/limits.cc', '// charm\n// CHARM-II\n');
    write('repository/notes.md', Array(9).fill('trident trident').join('\n'));
    const { hits, filesSearched, filesSkipped } = search('trident', 'CHARM-II', 'NuTeV');
    expect([filesSearched, filesSkipped]).toEqual([3, 0]);
    expect(hits[0].count).toBe(20);
    expect(hits[0].places).toEqual([1, 2, 3, 4, 5].map((line) => ({ file: 'notes.md', line })));
    expect(hits[1]).toEqual({ term: 'CHARM-II', count: 1, places: [{ file: 'src/a/limits.cc', line: 2 }] });
    expect(hits[2]).toEqual({ term: 'NuTeV', count: 0, places: [] });
  });

  it('leaves out .git, node_modules, binary and large files', () => {
    write('repository/kept.txt');
    write('repository/.git/config');
    write('repository/sub/node_modules/package/index.js');
    write('repository/image.bin', Buffer.from('trident\0trident'));
    write('repository/large.txt', `trident${' '.repeat(1_000_000)}`);
    expect(files()).toEqual(['kept.txt']);
    expect(search('trident')).toMatchObject({ filesSearched: 1, filesSkipped: 2 });
  });

  it('follows no link: neither out of the folder, nor round in circles, nor twice to the same file', () => {
    write('outside/secret.txt');
    write('repository/kept.txt');
    symlinkSync(join(root, 'outside'), join(root, 'repository/folder'));
    symlinkSync(join(root, 'outside/secret.txt'), join(root, 'repository/file.txt'));
    symlinkSync('.', join(root, 'repository/circle'));
    symlinkSync('kept.txt', join(root, 'repository/again.txt'));
    expect(files()).toEqual(['kept.txt']);
  });

  it('searches a folder that is itself named by a link', () => {
    write('elsewhere/kept.txt');
    symlinkSync(join(root, 'elsewhere'), join(root, 'repository'));
    expect(files()).toEqual(['kept.txt']);
  });

  it('goes past what it may not read', () => {
    write('repository/kept.txt');
    write('repository/locked/file.txt');
    write('repository/locked.txt');
    chmodSync(join(root, 'repository/locked'), 0);
    chmodSync(join(root, 'repository/locked.txt'), 0);
    expect(files()).toContain('kept.txt');
    chmodSync(join(root, 'repository/locked'), 0o700);
  });

  it('refuses what is not a folder', () => {
    expect(() => search('trident')).toThrow(/^--repository = ".*": no such folder\. /);
    write('repository');
    expect(() => search('trident')).toThrow(/: not a folder\. /);
  });
});
