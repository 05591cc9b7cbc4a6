import { workerData } from 'node:worker_threads';
import { answerTasks } from '@nereid/catalogue/threads';
import { computeShard, folderEvaluator } from './computeShard.js';
import { readScanFolder } from './scanFolder.js';

/** A thread of `localEngine`: reads the scan once, then computes and writes the chunks it is sent. */
const reader = readScanFolder(workerData as string).then((folder) => ({
  folder,
  evaluate: folderEvaluator(folder),
}));
// reported where the first chunk is asked for
reader.catch(() => undefined);

answerTasks(async (chunk: number) => {
  const { folder, evaluate } = await reader;
  await computeShard(folder, evaluate, chunk);
});
