import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AsideFile } from './asideFile.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nereid-aside-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string): string => join(folder, name);
const text = (name: string): string => readFileSync(at(name), 'utf8');

describe('a file written aside', () => {
  it('leaves what stood there until it is kept, and keeps its rights', () => {
    writeFileSync(at('a.txt'), 'old');
    chmodSync(at('a.txt'), 0o640);
    const file = new AsideFile(at('a.txt'));
    writeFileSync(file.path, 'half');
    expect([text('a.txt'), file.replaces]).toEqual(['old', true]);
    writeFileSync(file.path, 'new');
    file.keep();
    expect(readdirSync(folder)).toEqual(['a.txt']);
    expect([text('a.txt'), statSync(at('a.txt')).mode & 0o777]).toEqual(['new', 0o640]);
  });

  it('is gone when it is discarded', () => {
    const file = new AsideFile(at('a.txt'));
    expect(file.replaces).toBe(false);
    writeFileSync(file.path, 'half');
    file.discard();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('replaces what a link leads to, over several links, and makes what is not there yet', () => {
    mkdirSync(at('data'));
    symlinkSync('data/real.txt', at('link'));
    symlinkSync('link', at('link-to-link'));
    for (const content of ['first', 'second']) {
      const file = new AsideFile(at('link-to-link'));
      writeFileSync(file.path, content);
      file.keep();
      expect(text('data/real.txt')).toBe(content);
    }
    expect([readlinkSync(at('link')), lstatSync(at('link-to-link')).isSymbolicLink()]).toEqual(['data/real.txt', true]);
    expect(readdirSync(at('data'))).toEqual(['real.txt']);
  });

  it.runIf(existsSync('/dev/null'))('writes to a device directly', () => {
    const file = new AsideFile('/dev/null');
    expect([file.path, file.isAside]).toEqual(['/dev/null', false]);
    file.keep();
    file.discard();
    expect(existsSync('/dev/null')).toBe(true);
  });

  it('takes names as long as a file system allows', () => {
    const name = `${'é'.repeat(120)}.txt`;
    const file = new AsideFile(at(name));
    writeFileSync(file.path, 'x');
    file.keep();
    expect(readdirSync(folder)).toEqual([name]);
  });

  it.each([
    ['no/folder/x', 'ENOENT'],
    ['loop', 'ELOOP'],
    ['folder', 'EISDIR'],
    ['x/', 'EISDIR'],
    ['file/x', 'ENOTDIR'],
  ])('refuses %s', (name, code) => {
    mkdirSync(at('folder'));
    writeFileSync(at('file'), '');
    symlinkSync('loop', at('loop'));
    expect(() => new AsideFile(`${folder}/${name}`)).toThrow(expect.objectContaining({ code }));
  });
});
