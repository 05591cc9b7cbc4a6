import type { ChunkEvaluator } from './evaluateChunk.js';
import type { ScanFolder } from './scanFolder.js';
import { chunkAt } from './scanJob.js';
import { shardParquet } from './shardParquet.js';
import { shardIdentity, writeShard } from './shards.js';

/** Computes one chunk and writes its shard. The bytes depend on the scan alone, not on who writes them. */
export async function computeShard(folder: ScanFolder, evaluate: ChunkEvaluator, chunk: number): Promise<void> {
  const columns = evaluate(chunkAt(folder.job, chunk));
  await writeShard(folder, chunk, shardParquet(columns, shardIdentity(folder, chunk)));
}
