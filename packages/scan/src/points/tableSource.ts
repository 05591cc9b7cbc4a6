import { createReadStream, type ReadStream, statSync } from 'node:fs';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { InputError } from '@nereid/physics';
import type { TableFormat } from './pointTable.js';

/** A file, or standard input, from its first bytes on. */
export interface TableSource {
  /** As messages name it. */
  readonly name: string;
  /** Path; undefined for standard input. */
  readonly path?: string;
  /** What it is by its name and its first bytes. */
  readonly format: TableFormat;
  /** Its text, unpacked where it is gzip; can be asked for once. */
  text(): AsyncGenerator<string>;
  /** Share that was read, 0 to 1; undefined for a pipe. */
  progress(): number | undefined;
  /** Lets go of the file where its text is not read to the end. */
  close(): void;
}

const ENDINGS: Readonly<Record<string, TableFormat>> = {
  csv: 'csv',
  tsv: 'csv',
  txt: 'csv',
  dat: 'csv',
  parquet: 'parquet',
  pq: 'parquet',
  ndjson: 'ndjson',
  jsonl: 'ndjson',
};

/** The format that the name of a file stands for, `.gz` behind it or not. */
export function formatOfName(file: string): TableFormat | undefined {
  const [, ending = ''] = /\.(\w+)(?:\.gz)?$/.exec(file.toLowerCase()) ?? [];
  return Object.hasOwn(ENDINGS, ending) ? ENDINGS[ending] : undefined;
}

/** Formats in words. */
const WORDS: Readonly<Record<TableFormat, string>> = { csv: 'CSV', parquet: 'Parquet', ndjson: 'NDJSON' };

/** What files that are no text begin with, and how to get a table out of them. */
const OTHERS: readonly (readonly [start: string, problem: string, remedy: string])[] = [
  ['\x93NUMPY', 'is an array of NumPy', 'Write it with numpy.savetxt and a header, or as Parquet.'],
  ['\x89HDF', 'is an HDF5 file', 'Write its points as CSV or Parquet.'],
  ['PK\x03\x04', 'is a ZIP file, as spreadsheets and .npz are', 'Save the table as CSV.'],
  ['root', 'is a ROOT file', 'Write its points as CSV or Parquet.'],
  ['\xff\xfe', 'is text in UTF-16', 'Save it as UTF-8.'],
  ['\xfe\xff', 'is text in UTF-16', 'Save it as UTF-8.'],
];
const BINARY = ['', 'holds bytes that are no text', 'Give a table as CSV, NDJSON or Parquet.'] as const;
const GZIP = '\x1f\x8b';

/**
 * Opens a file, or standard input for `-`, and finds out what it is.
 * @param given format that the user states
 * @throws InputError where it cannot be read, is empty, or is not what its name says
 */
export async function openTableSource(file: string, given?: TableFormat): Promise<TableSource> {
  const name = file === '-' ? 'standard input' : file;
  const stream = openStream(file, name);
  const source = stream.iterator() as AsyncIterableIterator<Buffer>;
  try {
    let { bytes, rest } = await headOf(source, name);
    if (bytes.toString('latin1').startsWith(GZIP)) {
      const unpacked = unzipped(withHead(bytes, rest), name);
      ({ bytes, rest } = await headOf(unpacked, name));
    }
    const byName = file === '-' ? undefined : formatOfName(file);
    const format = requireFormat(name, bytes.toString('latin1'), given, byName);
    return {
      name,
      ...(file !== '-' && { path: file }),
      format,
      text: () => decoded(withHead(bytes, rest), name),
      progress: () => (file === '-' ? undefined : shareRead(stream as ReadStream, file)),
      close: () => void stream.destroy(),
    };
  } catch (error) {
    stream.destroy();
    throw error;
  }
}

function openStream(file: string, name: string): Readable {
  if (file === '-') {
    if (process.stdin.isTTY) throw new InputError('points', name, 'is a terminal', 'Send a table through a pipe.');
    return process.stdin;
  }
  return createReadStream(file, { highWaterMark: 1 << 18 });
}

function shareRead(stream: ReadStream, file: string): number | undefined {
  try {
    const { size } = statSync(file);
    return size > 0 ? Math.min(1, stream.bytesRead / size) : undefined;
  } catch {
    return undefined;
  }
}

const HEAD_BYTES = 64;

/** The first bytes, and what follows. @throws InputError for an empty file */
async function headOf(
  source: AsyncIterator<Buffer>,
  name: string,
): Promise<{ bytes: Buffer; rest: AsyncIterator<Buffer> }> {
  let bytes: Buffer = Buffer.alloc(0);
  while (bytes.length < HEAD_BYTES) {
    const { value, done } = await readNext(source, name);
    if (done) break;
    bytes = Buffer.concat([bytes, value]);
  }
  if (bytes.length === 0) throw new InputError('points', name, 'is empty', 'Give a table with a header and points.');
  return { bytes, rest: source };
}

async function readNext(source: AsyncIterator<Buffer>, name: string): Promise<IteratorResult<Buffer>> {
  try {
    return await source.next();
  } catch (error) {
    throw readError(error, name);
  }
}

/** What went wrong in reading, in words; other errors as they are. */
export function readError(error: unknown, name: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined || error instanceof InputError) return error;
  if (code.startsWith('Z_')) {
    return new InputError('points', name, 'is a damaged or incomplete gzip file', 'Copy or pack it again.');
  }
  if (!/^E[A-Z0-9]+$/.test(code)) return error;
  const problem = code === 'ENOENT' ? 'no such file' : `cannot be read (${code})`;
  return new InputError('points', name, problem, 'Name a table: CSV, Parquet or NDJSON.');
}

async function* withHead(head: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield head;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

function unzipped(packed: AsyncGenerator<Buffer>, name: string): AsyncGenerator<Buffer> {
  const source = Readable.from(packed, { objectMode: false });
  const gunzip = createGunzip();
  source.on('error', (error) => gunzip.destroy(error));
  source.pipe(gunzip);
  return (async function* () {
    try {
      for await (const bytes of gunzip) yield bytes as Buffer;
    } catch (error) {
      throw readError(error, name);
    } finally {
      source.destroy();
    }
  })();
}

/** @throws InputError for what is not UTF-8: letters would be lost */
async function* decoded(bytes: AsyncGenerator<Buffer>, name: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (piece?: Buffer) => {
    try {
      return piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true });
    } catch {
      throw new InputError('points', name, 'is not UTF-8 text', 'Save it as UTF-8.');
    }
  };
  try {
    for await (const piece of bytes) yield decode(piece);
  } catch (error) {
    throw readError(error, name);
  }
  yield decode();
}

/** @throws InputError where bytes, name and what the user says do not go together */
function requireFormat(
  name: string,
  head: string,
  given: TableFormat | undefined,
  byName: TableFormat | undefined,
): TableFormat {
  const found: TableFormat | undefined = head.startsWith('PAR1') ? 'parquet' : undefined;
  const other = OTHERS.find(([start]) => head.startsWith(start)) ?? (head.includes('\0') ? BINARY : undefined);
  if (found === undefined && other) throw new InputError('points', name, other[1], other[2]);
  const looksLike = found ?? (/^(\xef\xbb\xbf)?\s*[{[]/.test(head) ? 'ndjson' : 'csv');
  const said = given ?? byName ?? looksLike;
  if (said === looksLike) return said;
  const is = looksLike === 'parquet' ? 'is a Parquet file' : `does not begin as ${WORDS[said]} does`;
  const why = given === undefined ? `, though its name says ${WORDS[said]}` : '';
  const remedy = `It looks like ${WORDS[looksLike]}: call it by what it is, or say so.`;
  throw new InputError('points', name, is + why, remedy, 'input format');
}
