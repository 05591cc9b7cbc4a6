import { readFile } from 'node:fs/promises';
import { InputError } from '@nereid/physics';
import { parquetReadObjects } from 'hyparquet';
import type { ScanRow } from './rowFilter.js';
import { type ScanFolder, shardFile, shardStates } from './scanFolder.js';
import { chunkCount } from './scanJob.js';

/** Verifies every shard. @throws InputError where any is missing or damaged */
export async function requireComplete(folder: ScanFolder): Promise<void> {
  const states = await shardStates(folder);
  const lacking = states.filter((state) => state !== 'complete').length;
  if (lacking === 0) return;
  const problem = `is not complete: ${lacking} of ${states.length} shards are missing or damaged`;
  throw new InputError('--out', folder.path, problem, 'Finish it with nereid scan run … --resume.');
}

/** The points of a complete scan in order, a chunk at a time; `columns`: only these. What was not computed is NaN. */
export async function* scanRows(folder: ScanFolder, columns?: readonly string[]): AsyncGenerator<ScanRow[]> {
  for (let chunk = 0; chunk < chunkCount(folder.job); chunk++) {
    const data = await readFile(shardFile(folder, chunk));
    const file = data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength);
    const rows = await parquetReadObjects({ file, ...(columns && { columns: [...columns] }) });
    yield rows.map(plainRow);
  }
}

function plainRow(row: Record<string, unknown>): ScanRow {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plainCell(value)]));
}

function plainCell(value: unknown): number | string {
  if (typeof value === 'bigint') return Number(value);
  // shards of earlier versions hold NaN itself
  return value === null ? Number.NaN : (value as number | string);
}
