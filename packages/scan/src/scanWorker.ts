import { workerData } from 'node:worker_threads';
import { answerTasks } from '@nereid/catalogue/threads';
import { computeShard } from './computeShard.js';
import { chunkEvaluator } from './evaluateChunk.js';
import { readScanFolder } from './scanFolder.js';

/** A thread of `localEngine`: reads the scan once, then computes and writes the chunks it is sent. */
const reader = readScanFolder(workerData as string).then((folder) => ({
  folder,
  evaluate: chunkEvaluator(folder.job),
}));
// reported where the first chunk is asked for
reader.catch(() => undefined);

answerTasks(async (chunk: number) => {
  const { folder, evaluate } = await reader;
  await computeShard(folder, evaluate, chunk);
});
