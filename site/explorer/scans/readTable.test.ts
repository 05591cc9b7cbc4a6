import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeParquet } from '@nereid/scan/node';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterAll, describe, expect, it } from 'vitest';
import { readTable } from './readTable.js';
import { cellText, type ScanTable } from './scanTable.js';

const file = (name: string, content: string | ArrayBuffer) => ({ name, content: new Blob([content]) });
const csv = (name: string, ...lines: string[]) => file(name, `${lines.join('\n')}\n`);
const cells = (table: ScanTable) =>
  Array.from({ length: table.rowCount }, (_, row) => table.columns.map((column) => cellText(column, row)));

describe('CSV', () => {
  it('keeps numbers with all digits, empty cells as not computed, and words', async () => {
    const table = await readTable([
      csv(
        'a.csv',
        'mass,ccfr_ratio,ccfr_verdict',
        '0.001,1.0000267098837052,allowed',
        '1e-3,,notEvaluated',
        '5,NaN,excluded',
      ),
    ]);
    expect(table.columns.map(({ kind }) => kind)).toEqual(['number', 'number', 'word']);
    const [mass, ratio] = table.columns;
    expect(mass.kind === 'number' && [...mass.values]).toEqual([0.001, 0.001, 5]);
    expect(ratio.kind === 'number' && [...ratio.values]).toEqual([1.0000267098837052, Number.NaN, Number.NaN]);
    expect(cells(table)[1]).toEqual(['0.001', '', 'notEvaluated']);
  });

  it('reads other separators, quotes, comments, a byte order mark and Windows line ends', async () => {
    const text = '\ufeff# made elsewhere\r\n"a;b";c\r\n"x ""1"";";2\r\n';
    const table = await readTable([
      file('a.csv', text.replace('\ufeff# made elsewhere\r\n', '# made elsewhere\r\n\ufeff')),
    ]);
    expect(table.columns.map(({ name }) => name)).toEqual(['a;b', 'c']);
    expect(cells(table)).toEqual([['x "1";', '2']]);
  });

  it('makes words of a column whose first cells look like numbers', async () => {
    const table = await readTable([csv('a.csv', 'x', '1', '2.5', 'inf?')]);
    expect(cells(table)).toEqual([['1'], ['2.5'], ['inf?']]);
    expect(table.columns[0].kind).toBe('word');
  });

  it.each([
    ['is empty', ''],
    ['has no rows', 'mass,gPrime\n'],
    ['line 3 has 1 cells, the first line has 2 names', 'a,b\n1,2\n3\n'],
    ['the first line holds the number 0.1, not a name', '0.1,b\n1,2\n'],
    ['two columns are called a', 'a,a\n1,2\n'],
    ['column 2 has no name', 'a,\n1,2\n'],
  ])('says what is wrong with a file that %s', async (problem, text) => {
    await expect(readTable([file('points.csv', text)])).rejects.toThrow(`file = "points.csv": ${problem}`);
  });
});

describe('Parquet', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nereid-viewer-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('of nereid scan export has every number of its rows, over several row groups', async () => {
    const columns = [
      { name: 'index', kind: 'index' },
      { name: 'mass', kind: 'number' },
      { name: 'ccfr_verdict', kind: 'word' },
    ] as const;
    const rows = Array.from({ length: 250_000 }, (_, i) => ({
      index: i,
      mass: i % 7 === 0 ? Number.NaN : Math.sqrt(i),
      ccfr_verdict: i % 3 === 0 ? 'allowed' : 'excluded',
    }));
    const path = join(folder, 'points.parquet');
    const chunks = async function* () {
      for (let i = 0; i < rows.length; i += 10_000) yield rows.slice(i, i + 10_000);
    };
    const descriptor = openSync(path, 'w');
    await writeParquet(descriptor, columns, chunks());
    closeSync(descriptor);
    const { rowCount, columns: read } = await readTable([
      file('points.parquet', readFileSync(path).buffer as ArrayBuffer),
    ]);
    expect(rowCount).toBe(rows.length);
    const [index, mass, verdict] = read;
    expect(index.kind === 'number' && index.values).toEqual(Float64Array.from(rows, (row) => row.index));
    expect(mass.kind === 'number' && mass.values).toEqual(Float64Array.from(rows, (row) => row.mass));
    expect(verdict.kind === 'word' && Array.from(verdict.codes, (code) => verdict.words[code])).toEqual(
      rows.map((row) => row.ccfr_verdict),
    );
  });

  const shard = (...values: number[]) =>
    parquetWriteBuffer({
      columnData: [{ name: 'x', data: Float64Array.from(values), type: 'DOUBLE' }],
      codec: 'SNAPPY',
    });

  it('shards are joined in the order of their names, however they were dropped', async () => {
    const files = [file('chunk-2.parquet', shard(3, 4)), file('chunk-1.parquet', shard(1, 2))];
    expect(cells(await readTable(files))).toEqual([['1'], ['2'], ['3'], ['4']]);
  });

  it('files of different scans are not', async () => {
    const other = csv('b.csv', 'y', '1');
    await expect(readTable([file('a.parquet', shard(1)), other])).rejects.toThrow(
      /b.csv.*has the columns y; a.parquet has x/,
    );
  });

  const points = (scan: string | undefined, ...indices: number[]) =>
    parquetWriteBuffer({
      columnData: [{ name: 'index', data: BigInt64Array.from(indices, BigInt), type: 'INT64' }],
      ...(scan && { kvMetadata: [{ key: 'nereid.scan', value: scan }] }),
    });

  it('neither are a shard of another scan, nor one that was copied over another', async () => {
    const [first, second] = [file('chunk-0.parquet', points('a', 0, 1)), file('chunk-1.parquet', points('a', 2, 3))];
    expect(cells(await readTable([first, second]))).toEqual([['0'], ['1'], ['2'], ['3']]);
    await expect(readTable([first, file('chunk-1.parquet', points('b', 2, 3))])).rejects.toThrow(
      /"chunk-1.parquet": is of another scan than chunk-0.parquet/,
    );
    await expect(readTable([first, file('chunk-1.parquet', points('a', 0, 1))])).rejects.toThrow(
      /"chunk-1.parquet": holds point 0, which chunk-0.parquet holds as well/,
    );
    // a filtered table may have points between those of another
    const filtered = [file('a.parquet', points(undefined, 0, 9)), csv('b.csv', 'index', '4', '5')];
    expect(cells(await readTable(filtered))).toEqual([['0'], ['9'], ['4'], ['5']]);
    await expect(readTable([...filtered, csv('c.csv', 'index', '20', '9')])).rejects.toThrow(
      /"c.csv": holds point 9, which a.parquet holds as well/,
    );
  });

  it('says that a file is cut off, or none of its kind', async () => {
    const whole = shard(1, 2, 3);
    await expect(readTable([file('a.parquet', whole.slice(0, whole.byteLength - 9))])).rejects.toThrow(
      /a.parquet.*cannot be read/,
    );
    await expect(readTable([file('a.parquet', 'hello')])).rejects.toThrow(/does not begin with PAR1/);
  });
});
