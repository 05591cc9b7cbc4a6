import { InputError } from '@nereid/physics';
import { parquetReadObjects } from 'hyparquet';
import type { ScanRow } from './rowFilter.js';
import type { ScanFolder } from './scanFolder.js';
import { chunkCount } from './scanJob.js';
import { readShard, shardFile, shardStates } from './shards.js';

/** Verifies every shard. @throws InputError where any is missing or damaged */
export async function requireComplete(folder: ScanFolder): Promise<void> {
  const states = await shardStates(folder);
  const lacking = states.filter((state) => state !== 'complete').length;
  if (lacking === 0) return;
  const problem = `is not complete: ${lacking} of ${states.length} shards are missing or damaged`;
  throw new InputError('scan folder', folder.path, problem, 'Finish it.', 'resume');
}

/**
 * The points of a complete scan in order, a chunk at a time; `columns`: only these. What was not computed is NaN.
 * @throws InputError where a shard is not what was written: each is verified again as it is read
 */
export async function* scanRows(folder: ScanFolder, columns?: readonly string[]): AsyncGenerator<ScanRow[]> {
  for (let chunk = 0; chunk < chunkCount(folder.job); chunk++) {
    const data = await readShard(folder, chunk);
    if (typeof data === 'string') {
      const problem = `is ${data}, though it was complete a moment ago`;
      throw new InputError('scan folder', shardFile(folder, chunk), problem, 'Finish it.', 'resume');
    }
    const file = new Uint8Array(data).buffer;
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
