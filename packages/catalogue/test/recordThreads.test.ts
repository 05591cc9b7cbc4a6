import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultDataFolder } from '../src/node.js';
import type { RecordFile } from '../src/recordThreads.js';
import { readCatalogue } from '../src/sources.js';

// Threads run compiled code, so this tests what `npm run build` made.
const compiled = new URL('../dist/recordThreads.js', import.meta.url).href;
const { startReadingRecords } = (await import(compiled)) as typeof import('../src/recordThreads.js');

let data: string;
const names: string[] = [];

beforeAll(() => {
  data = join(mkdtempSync(join(tmpdir(), 'nereid-threads-')), 'data');
  cpSync(defaultDataFolder, data, { recursive: true, filter: (path) => !path.includes('records') });
  mkdirSync(join(data, 'records'));
  const record = readFileSync(join(defaultDataFolder, 'records', 'L023.yaml'), 'utf8');
  for (let i = 0; i < 40; i++) {
    const id = `T${String(i).padStart(3, '0')}`;
    names.push(`${id}.yaml`);
    // every third file has a problem of another kind
    const broken = [record, record.replace('slug:', 'slag:'), record.replace('"0.82"', '"0.82'), record];
    const text = i % 3 === 0 ? broken[(i / 3) % 4] : record.replace('id: L023', `id: ${id}`);
    writeFileSync(join(data, 'records', `${id}.yaml`), text);
  }
  names.push('missing.yaml');
});
afterAll(() => rmSync(join(data, '..'), { recursive: true }));

function read(threads: number): RecordFile[] {
  const { references, experiments } = readCatalogue(data).catalogue;
  const paths = names.map((name) => ['records', name]);
  return startReadingRecords({ dataFolder: data, paths, context: { references, experiments } }, threads).finish();
}

describe('reading records in threads', () => {
  it.each([1, 2])('gives what one thread gives, in the same order (%i more)', (threads) => {
    const alone = read(0);
    expect(alone).toHaveLength(names.length);
    expect(alone.flatMap(({ value }) => value?.diagnostics ?? []).length).toBeGreaterThan(10);
    expect(alone.at(-1)?.diagnostics).toMatchObject([{ message: 'cannot be read (ENOENT)' }]);
    expect(read(threads)).toEqual(alone);
  });

  it('needs no thread for a few files', () => {
    const { references } = readCatalogue(data).catalogue;
    const work = { dataFolder: data, paths: [['records', names[1]]], context: { references, experiments: undefined } };
    expect(startReadingRecords(work).finish()).toHaveLength(1);
  });
});
