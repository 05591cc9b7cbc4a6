import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { InputError, suggestName } from '@nereid/physics';
import { chunkColumnKinds, chunkColumns, parseFilter, type ScanRow } from '@nereid/scan';
import { readScanFolder, requireComplete, type ScanFolder, scanRows, writeParquet } from '@nereid/scan/node';
import { requiredFolder } from './scanRun.js';

export interface ScanExportOptions {
  readonly out?: string;
  readonly to: string;
  readonly columns?: string;
  readonly where?: readonly string[];
}

/** `nereid scan export --out DIR`: the points as CSV or Parquet, streamed, complete or not there. */
export async function scanExport(options: ScanExportOptions): Promise<void> {
  const folder = await readScanFolder(requiredFolder(options.out));
  const filters = (options.where ?? []).map((text) => parseFilter(text));
  const known = chunkColumns(folder.job);
  const columns = options.columns?.split(',').map((name) => name.trim()) ?? known;
  for (const name of columns) requireColumn('--columns', name, known);
  for (const { column } of filters) requireColumn('--where', column, known);
  await requireComplete(folder);
  const wanted = [...new Set([...columns, ...filters.map(({ column }) => column)])];
  const keep = (row: ScanRow) => filters.every(({ matches }) => matches(row));
  if (options.to === '-') return writeLines(process.stdout, csvLines(folder, columns, wanted, keep));
  const temporary = `${options.to}.${process.pid}.tmp`;
  try {
    if (options.to.endsWith('.parquet')) {
      const kinds = chunkColumnKinds(folder.job);
      const chosen = columns.flatMap((name) => kinds.filter((column) => column.name === name));
      await writeParquet(temporary, chosen, keptRows(folder, wanted, keep));
    } else await writeCsv(temporary, csvLines(folder, columns, wanted, keep));
    await rename(temporary, options.to);
  } catch (error) {
    await rm(temporary, { force: true });
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new InputError('--to', options.to, `cannot be written (${code})`, 'Choose another file.');
  }
}

async function writeCsv(file: string, lines: AsyncIterable<string>): Promise<void> {
  const stream = createWriteStream(file, { flags: 'wx' });
  await writeLines(stream, lines);
  stream.end();
  await finished(stream);
}

async function* keptRows(
  folder: ScanFolder,
  wanted: readonly string[],
  keep: (row: ScanRow) => boolean,
): AsyncGenerator<ScanRow[]> {
  for await (const rows of scanRows(folder, wanted)) yield rows.filter(keep);
}

function requireColumn(flag: string, name: string, known: readonly string[]): void {
  if (!known.includes(name)) throw new InputError(flag, name, 'no such column', suggestName(name, known));
}

/** A text of many lines a chunk; numbers with all their digits. */
async function* csvLines(
  folder: ScanFolder,
  columns: readonly string[],
  wanted: readonly string[],
  keep: (row: ScanRow) => boolean,
): AsyncGenerator<string> {
  yield `${columns.join(',')}\n`;
  for await (const rows of keptRows(folder, wanted, keep)) {
    const kept = rows.map((row) => columns.map((name) => cell(row[name])).join(','));
    if (kept.length > 0) yield `${kept.join('\n')}\n`;
  }
}

/** What was not computed is an empty cell. */
const cell = (value: number | string): string => (Number.isNaN(value) ? '' : String(value));

async function writeLines(stream: Writable, lines: AsyncIterable<string>): Promise<void> {
  let failure: Error | undefined;
  stream.once('error', (error) => {
    failure = error;
  });
  for await (const text of lines) {
    if (failure) throw failure;
    if (!stream.write(text)) await Promise.race([once(stream, 'drain'), once(stream, 'error')]);
  }
  if (failure) throw failure;
}
