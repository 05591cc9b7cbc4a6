import { chunkEvaluator, type ScanColumn } from './evaluateChunk.js';
import { pointsReader } from './points/pointsCopy.js';
import type { ScanFolder } from './scanFolder.js';
import { chunkAt, type ScanChunk } from './scanJob.js';
import { shardParquet } from './shardParquet.js';
import { shardIdentity, writeShard } from './shards.js';

/** The columns of a chunk. */
export type FolderEvaluator = (chunk: ScanChunk) => ScanColumn[] | Promise<ScanColumn[]>;

/** An evaluator of the chunks of a folder: points that stand in a file are read from their copy. */
export function folderEvaluator({ path, job }: ScanFolder): FolderEvaluator {
  const evaluate = chunkEvaluator(job);
  const read = job.points && pointsReader(path, job.points);
  return read === undefined ? evaluate : async (chunk) => evaluate(chunk, await read(chunk));
}

/** Computes one chunk and writes its shard. The bytes depend on the scan alone, not on who writes them. */
export async function computeShard(folder: ScanFolder, evaluate: FolderEvaluator, chunk: number): Promise<void> {
  const columns = await evaluate(chunkAt(folder.job, chunk));
  await writeShard(folder, chunk, shardParquet(columns, shardIdentity(folder, chunk)));
}
