import { loadCatalogue } from '@nereid/catalogue/node';
import { type FileMetaData, parquetMetadata, parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import type { EventPiece, PlacedPiece } from './eventFormat.js';
import { testEvents } from './eventFormats.fixtures.js';
import { eventFormat } from './formatsByName.js';

const { run, chunk } = testEvents(await loadCatalogue());
const csv = eventFormat('csv');
const parquet = eventFormat('parquet');

/** A file of these pieces, as the command line puts it together. */
function fileOf(pieces: readonly EventPiece[]): ArrayBuffer {
  const parts: Uint8Array[] = [parquet.header(run) as Uint8Array];
  const placed: PlacedPiece[] = [];
  for (const { data, index } of pieces) {
    placed.push({ offset: parts.reduce((sum, { length }) => sum + length, 0), index });
    parts.push(data as Uint8Array);
  }
  parts.push(parquet.footer(run, placed) as Uint8Array);
  return new Uint8Array(Buffer.concat(parts)).buffer;
}

const rowsOf = async (file: ArrayBuffer): Promise<number[][]> =>
  (await parquetReadObjects({ file })).map((row) => Object.values(row).map(Number));

function csvRows(first: number, count: number): number[][] {
  const lines = csv.events(chunk(first, count), run).data as string;
  return lines
    .trim()
    .split('\n')
    .map((line) => line.split(',').map(Number));
}

describe('Parquet', () => {
  const pieces = [parquet.events(chunk(0, 120), run), parquet.events(chunk(120, 80), run)];
  const file = fileOf(pieces);
  const metadata: FileMetaData = parquetMetadata(file);

  it('holds what CSV holds, number by number, in every row group', async () => {
    expect(metadata.row_groups.map(({ num_rows }) => Number(num_rows))).toEqual([120, 80]);
    expect(await rowsOf(file)).toEqual(csvRows(0, 200));
    const [row] = await parquetReadObjects({ file });
    const headings = (csv.header(run) as string).trim().split('\n').at(-1)?.split(',');
    expect(Object.keys(row)).toEqual(headings);
  });

  it('says what the run was', () => {
    const entries = Object.fromEntries(metadata.key_value_metadata?.map(({ key, value }) => [key, value]) ?? []);
    expect(entries).toMatchObject({
      'nereid.program': 'Nereid 1.2.3',
      'nereid.mode': 'unweighted',
      'nereid.seed': '3',
      'nereid.command': run.provenance.command,
    });
    expect(Number(entries['nereid.sigmaCm2'])).toBe(run.sigmaCm2);
    expect(metadata.created_by).toBe('Nereid 1.2.3');
  });

  it('is a file after any number of pieces', async () => {
    expect(await rowsOf(fileOf([]))).toEqual([]);
    expect(await rowsOf(fileOf(pieces.slice(0, 1)))).toEqual(csvRows(0, 120));
  });

  it('numbers events beyond 2³¹', async () => {
    const rows = await rowsOf(fileOf([parquet.events(chunk(3e9, 2), run)]));
    expect(rows.map(([event]) => event)).toEqual([3_000_000_001, 3_000_000_002]);
  });
});
