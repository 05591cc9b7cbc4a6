import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { onStorage, readObject, storageError, writeDurably } from './storage.js';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'nereid-storage-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('writeDurably', () => {
  it('writes again what somebody took away before it had its name', async () => {
    const data = new Uint8Array(2 ** 25).fill(7);
    const file = join(root, 'chunk.parquet');
    const writing = writeDurably(file, data);
    let taken: string | undefined;
    while (taken === undefined) {
      taken = readdirSync(root).find((name) => name.endsWith('.tmp'));
      await new Promise((resolve) => setImmediate(resolve));
    }
    rmSync(join(root, taken));
    await writing;
    expect(readFileSync(file).length).toBe(data.length);
    expect(readdirSync(root)).toEqual(['chunk.parquet']);
  });

  it('leaves nothing where it fails', async () => {
    writeFileSync(join(root, 'file'), '');
    const writing = onStorage(root, () => writeDurably(join(root, 'file', 'chunk.parquet'), 'x'));
    await expect(writing).rejects.toThrow(
      `"${join(root, 'file', 'chunk.parquet')}": a file is where a folder should be`,
    );
    expect(readdirSync(root)).toEqual(['file']);
  });
});

describe('storageError', () => {
  const failure = (code: string, more: object) => Object.assign(new Error(code), { code, syscall: 'write', ...more });

  it('names the file by the name that it was to get', () => {
    const path = '/scan/shards/chunk-00000003.json.0a1b2c3d-0000-4000-8000-000000000000.tmp';
    const error = storageError(failure('ENOSPC', { path }), '/scan') as Error;
    expect(error.message).toBe(
      'scan folder = "/scan/shards/chunk-00000003.json": the disk is full (ENOSPC). Free space there, then go on.',
    );
  });

  it('leaves other errors as they are', () => {
    for (const error of [new TypeError('ours'), Object.assign(new Error('theirs'), { code: 'ERR_INVALID_ARG_TYPE' })]) {
      expect(storageError(error, '/scan')).toBe(error);
    }
  });
});

describe('readObject', () => {
  it.each(['', '{"a":', 'null', '7', '"text"', undefined])('is none in %j', (text) => {
    expect(readObject(text)).toBeUndefined();
  });
});
