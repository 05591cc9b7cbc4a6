import { parentPort, workerData } from 'node:worker_threads';
import { InputError } from '@nereid/physics';
import { computeShard } from './computeShard.js';
import { chunkEvaluator } from './evaluateChunk.js';
import { readScanFolder } from './scanFolder.js';

/** What a thread answers to the number of a chunk. */
export interface WorkerReply {
  readonly chunk: number;
  readonly error?: WorkerError;
}

/** An error with what messages are made of, which would not survive the way from thread to thread. */
export type WorkerError = Pick<Error, 'name' | 'message' | 'stack'> & Partial<ErrorParts>;

type ErrorParts = Pick<InputError, 'subject' | 'subjectText' | 'value' | 'problem' | 'remedy' | 'means'>;

/** A thread of `localEngine`: reads the scan once, then computes and writes the chunks it is sent. */
const reader = readScanFolder(workerData as string).then((folder) => ({
  folder,
  evaluate: chunkEvaluator(folder.job),
}));
// reported where the first chunk is asked for
reader.catch(() => undefined);

parentPort?.on('message', async (chunk: number) => {
  const reply = (answer: WorkerReply) => parentPort?.postMessage(answer);
  try {
    const { folder, evaluate } = await reader;
    await computeShard(folder, evaluate, chunk);
    reply({ chunk });
  } catch (error) {
    reply({ chunk, error: plainError(error as Error) });
  }
});

function plainError(error: Error): WorkerError {
  const { name, message, stack = '' } = error;
  return error instanceof InputError ? { ...error, name, message, stack } : { name, message, stack };
}
