import { parentPort, workerData } from 'node:worker_threads';
import { computeShard } from './computeShard.js';
import { chunkEvaluator } from './evaluateChunk.js';
import { readScanFolder } from './scanFolder.js';

/** A thread of `localEngine`: reads the scan once, then computes and writes the chunks it is sent. */
const folder = await readScanFolder(workerData as string);
const evaluate = chunkEvaluator(folder.job);

parentPort?.on('message', async (chunk: number) => {
  try {
    await computeShard(folder, evaluate, chunk);
    parentPort?.postMessage({ chunk });
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException;
    parentPort?.postMessage({ chunk, error: { message, code } });
  }
});
