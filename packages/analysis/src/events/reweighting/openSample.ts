import { type FileHandle, open } from 'node:fs/promises';
import { InputError } from '@nereid/physics';
import { csvSample } from './csvSample.js';
import { damaged, type EventSample } from './eventSample.js';
import { hepmc3Sample } from './hepmc3Sample.js';
import { parquetSample } from './parquetSample.js';
import { textLines } from './textLines.js';

/**
 * A file of events by what it begins with: HepMC3 in ASCII or CSV, `.gz` too, or Parquet.
 * @throws InputError for a file that cannot be read, is of another format, or has no weights of the interaction
 */
export async function openSample(file: string): Promise<EventSample> {
  const start = await firstBytes(file);
  if (start.length === 0) throw new InputError('file', file, 'is empty', EXAMPLE);
  try {
    if (start.toString('latin1', 0, 4) === 'PAR1') return await parquetSample(file);
    const compressed = start[0] === 0x1f && start[1] === 0x8b;
    const line = await firstLine(file, compressed);
    if (line.startsWith('HepMC::')) return await hepmc3Sample(file, compressed);
    if (/^(# Nereid |event,)/.test(line)) return await csvSample(file, compressed);
  } catch (error) {
    throw readingError(error, file);
  }
  throw new InputError('file', file, 'is neither HepMC3 in ASCII, CSV of events nor Parquet', EXAMPLE);
}

const EXAMPLE = 'Write one with nereid events.';

/** The first line that is not empty; of another kind of file, some of it. */
async function firstLine(file: string, compressed: boolean): Promise<string> {
  for await (const lines of textLines(file, compressed)) {
    const line = lines.find((one) => one.trim() !== '');
    if (line !== undefined) return line;
  }
  return '';
}

/** What went wrong in reading, in words; other errors as they are. */
export function readingError(error: unknown, file: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined || error instanceof InputError) return error;
  if (code.startsWith('Z_')) return damaged(file, 'is a damaged or incomplete gzip file');
  const problem = code === 'ENOENT' ? 'no such file' : `cannot be read (${code})`;
  return new InputError('file', file, problem, 'Name a file that nereid events wrote, HepMC3, CSV or Parquet.');
}

/** @throws InputError where there are none, or none that can be read twice */
async function firstBytes(file: string): Promise<Buffer> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(file, 'r');
    if (!(await handle.stat()).isFile()) {
      throw new InputError('file', file, 'is no file: it is read more than once', 'Name a file.');
    }
    const bytes = Buffer.alloc(8);
    const { bytesRead } = await handle.read(bytes, 0, 8, 0);
    return bytes.subarray(0, bytesRead);
  } catch (error) {
    throw readingError(error, file);
  } finally {
    await handle?.close();
  }
}
