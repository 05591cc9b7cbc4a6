import { readFile } from 'node:fs/promises';
import { InputError } from '@nereid/physics';
import { parquetReadObjects } from 'hyparquet';
import { type ScanFolder, shardFile, shardStates } from './scanFolder.js';
import { chunkCount } from './scanJob.js';

/** A point as it is read back: numbers and words by column, `index` as a number. */
export type ScanRow = Readonly<Record<string, number | string>>;

/** Verifies every shard. @throws InputError where any is missing or damaged */
export async function requireComplete(folder: ScanFolder): Promise<void> {
  const states = await shardStates(folder);
  const lacking = states.filter((state) => state !== 'complete').length;
  if (lacking === 0) return;
  const problem = `is not complete: ${lacking} of ${states.length} shards are missing or damaged`;
  throw new InputError('--out', folder.path, problem, 'Finish it with nereid scan run … --resume.');
}

/** The points of a complete scan in order, a chunk at a time; `columns`: only these. */
export async function* scanRows(folder: ScanFolder, columns?: readonly string[]): AsyncGenerator<ScanRow[]> {
  for (let chunk = 0; chunk < chunkCount(folder.job); chunk++) {
    const data = await readFile(shardFile(folder, chunk));
    const file = data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength);
    const rows = await parquetReadObjects({ file, ...(columns && { columns: [...columns] }) });
    yield rows.map(plainRow);
  }
}

function plainRow(row: Record<string, unknown>): ScanRow {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      typeof value === 'bigint' ? Number(value) : (value as number | string),
    ]),
  );
}

/** A condition on a column: `ccfr_verdict=excluded`, `mass<0.1`. */
export interface RowFilter {
  readonly column: string;
  readonly matches: (row: ScanRow) => boolean;
}

const COMPARISONS: Readonly<Record<string, (a: number | string, b: number | string) => boolean>> = {
  '<=': (a, b) => a <= b,
  '>=': (a, b) => a >= b,
  '!=': (a, b) => a !== b,
  '=': (a, b) => a === b,
  '<': (a, b) => a < b,
  '>': (a, b) => a > b,
};

/** @throws InputError for what is no condition */
export function parseFilter(text: string): RowFilter {
  const parts = /^\s*([\w.-]+)\s*(<=|>=|!=|=|<|>)\s*(.+?)\s*$/.exec(text);
  if (!parts) {
    throw new InputError('--where', text, 'not a condition', 'Write for example mass<0.1 or ccfr_verdict=excluded.');
  }
  const [, column, comparison, given] = parts;
  const number = Number(given);
  const value = given !== '' && Number.isFinite(number) ? number : given;
  const compare = COMPARISONS[comparison];
  return { column, matches: (row) => typeof row[column] === typeof value && compare(row[column], value) };
}
