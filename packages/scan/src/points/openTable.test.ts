import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPointTable } from './openTable.js';
import type { TableFormat } from './pointTable.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nereid-table-test-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** All cells of a file, by column. */
async function cells(name: string, content: string | Uint8Array, format?: TableFormat) {
  const file = join(folder, name);
  writeFileSync(file, content);
  const table = await openPointTable(file, format);
  const read: Record<string, unknown[]> = Object.fromEntries(table.columns.map((column) => [column, []]));
  for await (const batch of table.batches()) {
    for (const column of table.columns) read[column].push(...Array.from(batch.cells(column)));
  }
  return read;
}

const refusal = (name: string, content: string | Uint8Array, format?: TableFormat): Promise<string> =>
  cells(name, content, format).then(
    () => 'read',
    (error: Error) => error.message,
  );

describe('a table of text', () => {
  const expected = { mass: ['0.1', '1'], gPrime: ['1e-3', '2'] };

  it.each([
    ['commas', 'mass,gPrime\n0.1,1e-3\n1,2\n'],
    ['no end of the last line', 'mass,gPrime\n0.1,1e-3\n1,2'],
    ['lines of Windows and a byte-order mark', '\ufeffmass,gPrime\r\n0.1,1e-3\r\n1,2\r\n'],
    ['semicolons', 'mass;gPrime\n0.1;1e-3\n1;2\n'],
    ['tabs', 'mass\tgPrime\n0.1\t1e-3\n1\t2\n'],
    ['blanks', '  mass   gPrime\n  0.1  1e-3\n\n  1\t  2  \n'],
    ['comments', '# made by hand\n\nmass,gPrime\n# first\n0.1,1e-3\n1,2\n'],
    ['a header as numpy.savetxt writes it', '# chain 7\n# mass gPrime\n0.1 1e-3\n1 2\n'],
    ['the same between commas', '# mass,gPrime\n0.1,1e-3\n1,2\n'],
    ['the same of two kinds', '#mass gPrime\n0.1,1e-3\n1,2\n'],
    ['quotes', '"mass","gPrime"\n"0.1","1e-3"\n1,2\n'],
  ])('has its cells whatever it is written with: %s', async (_, text) => {
    expect(await cells('a.csv', text)).toEqual(expected);
  });

  it('keeps text with delimiters, quotes, line ends, blanks and signs of comments', async () => {
    const label = ['a, b', 'he said "hi"', 'two\nlines', ' kept ', '# 5', 'Ünïcode'];
    const lines = label.map((text) => `1,"${text.replaceAll('"', '""')}"`);
    expect(await cells('b.csv', `mass,label\n${lines.join('\n')}\n`)).toEqual({ mass: label.map(() => '1'), label });
  });

  it('has columns 1, 2 … where there is no header', async () => {
    expect(await cells('post_equal_weights.dat', ' 0.1  1e-3 -4.5\n 1 nan 0\n')).toEqual({
      1: ['0.1', '1'],
      2: ['1e-3', 'nan'],
      3: ['-4.5', '0'],
    });
  });

  it('may be packed', async () => {
    expect(await cells('c.csv.gz', gzipSync('mass,gPrime\n0.1,1e-3\n1,2\n'))).toEqual(expected);
  });

  it('is read across the ends of pieces and batches', async () => {
    const rows = Array.from({ length: 30_000 }, (_, i) => i);
    const text = `n,name\n${rows.map((i) => `${i},"größe ${i}, ""q"""`).join('\n')}\n`;
    const { n, name } = await cells('long.csv', text);
    expect([n, name]).toEqual([rows.map(String), rows.map((i) => `größe ${i}, "q"`)]);
    const blanks = await cells('long.txt', `n name\n${rows.map((i) => `${i} größe${i}`).join('\n')}`);
    expect([blanks.n, blanks.name]).toEqual([rows.map(String), rows.map((i) => `größe${i}`)]);
  });
});

describe('a table of JSON lines', () => {
  it('has the keys of its rows as columns', async () => {
    const text = '{"mass": 0.1, "tag": {"a": [1]}}\n\n{"mass": null, "gPrime": 2}\r\n';
    expect(await cells('a.ndjson', text)).toEqual({
      mass: [0.1, null],
      tag: [{ a: [1] }, undefined],
      gPrime: [undefined, 2],
    });
  });

  it.each([
    ['{"mass": 1}\n[1]\n', 'line 2: no object'],
    ['{"mass": 1}\n{"mass": \n', 'line 2: no JSON'],
    ['{"mass": 1}\n{"mass": 1, "mass": 2}\n', 'line 2: the key "mass" is there twice'],
  ])('names the line of what is none', async (text, problem) => {
    expect(await refusal('b.ndjson', text)).toContain(problem);
  });
});

/** A frame of Zstandard with one block that is not packed (RFC 8878), for contents of less than 256 bytes. */
const zstdFrame = (content: Uint8Array): Uint8Array =>
  Uint8Array.of(
    0x28,
    0xb5,
    0x2f,
    0xfd,
    0x20,
    content.length,
    1 | (content.length << 3),
    content.length >> 5,
    0,
    ...content,
  );

describe('a table in Parquet', () => {
  it.each([
    ['UNCOMPRESSED', {}],
    ['SNAPPY', {}],
    ['GZIP', { GZIP: (bytes: Uint8Array) => gzipSync(bytes) }],
    ['BROTLI', { BROTLI: (bytes: Uint8Array) => brotliCompressSync(bytes) }],
    ['ZSTD', { ZSTD: zstdFrame }],
  ] as const)('is read from all its row groups, packed with %s', async (codec, compressors) => {
    const columnData = [
      { name: 'mass', data: [0.1, null, 2, 3, 4], type: 'DOUBLE' as const },
      { name: 'label', data: ['a', 'b', null, 'd', 'e'], type: 'STRING' as const },
    ];
    const file = parquetWriteBuffer({ columnData, codec, compressors, rowGroupSize: 2 });
    const read = await cells('packed.parquet', new Uint8Array(file));
    const plain = (values: readonly unknown[]) => values.map((value) => value ?? null);
    expect({ mass: plain(read.mass), label: plain(read.label) }).toEqual({
      mass: columnData[0].data,
      label: columnData[1].data,
    });
  });
});

describe('what is no table', () => {
  it.each([
    ['empty.csv', '', 'is empty'],
    ['comments.csv', '# nothing\n', 'has no header and no points'],
    ['twice.csv', 'mass,mass\n1,2\n', 'has the column mass twice'],
    ['ragged.csv', 'mass,gPrime\n1,2\n1\n', 'line 3 has 1 cell, not as many as the first line'],
    ['ragged.txt', 'mass gPrime\n1 2\n1 2 3\n', 'line 3 has 3 cells'],
    ['open.csv', 'mass,label\n1,"a\n2,b\n', 'line 3: a quote is not closed'],
    ['inside.csv', 'mass,label\n1,a"b"\n', 'line 2: a quote inside a cell'],
    ['latin.csv', Buffer.from('mass,label\n1,\xe9\n', 'latin1'), 'is not UTF-8 text'],
    ['wide.csv', Buffer.from('\ufeffmass\n', 'utf16le'), 'is text in UTF-16'],
    ['points.csv', Buffer.from('\x93NUMPY\x01\x00v\x00{', 'latin1'), 'is an array of NumPy'],
    ['sheet.csv', Buffer.from('PK\x03\x04....', 'latin1'), 'is a ZIP file'],
    ['bytes.csv', Buffer.from([1, 2, 0, 3]), 'holds bytes that are no text'],
    ['damaged.parquet', 'PAR1 and then nothing', 'cannot be read as Parquet'],
    ['text.parquet', 'mass\n1\n', 'does not begin as Parquet does, though its name says Parquet. It looks like CSV'],
    ['parquet.csv', 'PAR1', 'is a Parquet file, though its name says CSV'],
    ['lines.csv', '{"mass": 1}\n', 'does not begin as CSV does, though its name says CSV. It looks like NDJSON'],
    ['cut.csv.gz', gzipSync('mass\n1\n'.repeat(1000)).subarray(0, 30), 'is a damaged or incomplete gzip file'],
  ])('%s is refused with what is wrong', async (name, content, problem) => {
    const message = await refusal(name, content);
    expect(message).toContain(problem);
    expect(message).toContain(name);
  });

  it('is what is not there', async () => {
    await expect(openPointTable(join(folder, 'none.csv'))).rejects.toThrow('none.csv": no such file');
    await expect(openPointTable(folder)).rejects.toThrow('cannot be read (EISDIR)');
  });

  it('is taken for what the user says that it is', async () => {
    expect(await cells('points.out', 'mass\n1\n')).toEqual({ mass: ['1'] });
    expect(await refusal('points.out', 'mass\n1\n', 'ndjson')).toContain(
      'does not begin as NDJSON does. It looks like CSV',
    );
  });
});
