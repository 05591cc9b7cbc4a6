import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from '@nereid/catalogue/node';
import { type ScanFolder, SHARD_FOLDER } from './scanFolder.js';
import { chunkAt, chunkCount } from './scanJob.js';
import { isContentOf } from './shardContent.js';
import { isSameShard, type ShardIdentity } from './shardParquet.js';
import { onStorage, readObject, readOptional, storageError, writeDurably } from './storage.js';

/** What is written down of a shard once it is complete: which one it is, as in the file itself, and every byte of it. */
interface ShardRecord extends ShardIdentity {
  readonly sha256: string;
  readonly bytes: number;
}

const shardBase = ({ path }: Pick<ScanFolder, 'path'>, chunk: number): string =>
  join(path, SHARD_FOLDER, `chunk-${String(chunk).padStart(8, '0')}`);

/** Path of a shard by the number of its chunk. */
export const shardFile = (folder: Pick<ScanFolder, 'path'>, chunk: number): string =>
  `${shardBase(folder, chunk)}.parquet`;

const recordFile = (folder: ScanFolder, chunk: number): string => `${shardBase(folder, chunk)}.json`;

/** Which shard of which scan a chunk is. */
export function shardIdentity({ identity, job }: ScanFolder, chunk: number): ShardIdentity {
  const { first, count } = chunkAt(job, chunk);
  return { scan: identity, chunk, first, count };
}

/** Writes a shard, and its record after it: a shard without a record counts as missing. */
export function writeShard(folder: ScanFolder, chunk: number, data: Uint8Array): Promise<void> {
  const record: ShardRecord = { ...shardIdentity(folder, chunk), sha256: sha256(data), bytes: data.length };
  return onStorage(folder.path, async () => {
    await writeDurably(shardFile(folder, chunk), data);
    await writeDurably(recordFile(folder, chunk), `${JSON.stringify(record)}\n`);
  });
}

/** Whether the record of a shard is there; its bytes are not read. */
export async function shardRecorded(folder: ScanFolder, chunk: number): Promise<boolean> {
  const record = readObject(await readOptional(recordFile(folder, chunk)));
  return record !== undefined && isSameShard(shardIdentity(folder, chunk), record);
}

/** Whether a shard is there, is the one it should be, and passes its checksum. */
export type ShardState = 'complete' | 'missing' | 'damaged';

/** Whether a shard is there, is the one it should be, and every byte of it is what was written. */
export async function shardState(folder: ScanFolder, chunk: number): Promise<ShardState> {
  const data = await readShard(folder, chunk);
  return typeof data === 'string' ? data : 'complete';
}

/**
 * The bytes of a shard, verified; else its state. A record and a file that were copied from another shard are damaged: both say
 * which chunk of which scan they are, and the file holds its indices.
 * @throws InputError where one of the two is a folder or cannot be read
 */
export async function readShard(
  folder: ScanFolder,
  chunk: number,
): Promise<Uint8Array | Exclude<ShardState, 'complete'>> {
  const text = await readOptional(recordFile(folder, chunk));
  if (text === undefined) return 'missing';
  const identity = shardIdentity(folder, chunk);
  const record = readObject(text);
  if (record === undefined || !isSameShard(identity, record)) return 'damaged';
  const data = await readBytes(shardFile(folder, chunk));
  const isWritten = data?.length === record.bytes && data !== undefined && sha256(data) === record.sha256;
  return isWritten && isContentOf(identity, data) ? data : 'damaged';
}

async function readBytes(file: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw storageError(Object.assign(error as Error, { path: file }), file);
  }
}

/** The state of every shard; reads all of them. */
export async function shardStates(folder: ScanFolder): Promise<ShardState[]> {
  const states: ShardState[] = [];
  for (let chunk = 0; chunk < chunkCount(folder.job); chunk++) states.push(await shardState(folder, chunk));
  return states;
}
