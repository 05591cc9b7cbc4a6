import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import { expect, it } from 'vitest';
import type { ScanColumn } from './evaluateChunk.js';
import { writeParquet } from './mergeParquet.js';
import { withNulls } from './notComputed.js';
import { shardParquet } from './shardParquet.js';

const columns: readonly ScanColumn[] = [
  { name: 'index', kind: 'index', values: Float64Array.of(0, 1, 2) },
  { name: 'x', kind: 'number', values: Float64Array.of(1, Number.NaN, Number.POSITIVE_INFINITY) },
  { name: 'y', kind: 'number', values: new Float64Array(3).fill(Number.NaN) },
  { name: 'word', kind: 'word', values: Uint8Array.of(0, 1, 0), words: ['a', 'b'] },
];
const written = [
  { index: 0n, x: 1, y: null, word: 'a' },
  { index: 1n, x: null, y: null, word: 'b' },
  { index: 2n, x: Number.POSITIVE_INFINITY, y: null, word: 'a' },
];
const read = (bytes: Uint8Array) => parquetReadObjects({ file: new Uint8Array(bytes).buffer });

it('is NULL in shards', async () => {
  expect(await read(shardParquet(columns, { scan: 'toy', chunk: 0, first: 0, count: 3 }))).toEqual(written);
});

it('is NULL in the Parquet file of all points', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'nereid-parquet-test-'));
  const file = join(folder, 'all.parquet');
  const rows = [0, 1, 2].map((i) =>
    Object.fromEntries(
      columns.map((column) => [
        column.name,
        column.kind === 'word' ? column.words[column.values[i]] : column.values[i],
      ]),
    ),
  );
  const descriptor = openSync(file, 'w');
  await writeParquet(
    descriptor,
    columns,
    (async function* () {
      yield rows;
    })(),
  );
  closeSync(descriptor);
  expect(await read(readFileSync(file))).toEqual(written);
  rmSync(folder, { recursive: true });
});

it('leaves numbers as they are', () => {
  const values = Float64Array.of(-0, 1e300);
  expect(withNulls(values)).toBe(values);
});
