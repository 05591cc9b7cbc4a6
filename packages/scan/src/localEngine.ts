import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { ScanEngine } from './scanEngine.js';
import type { ScanFolder } from './scanFolder.js';

const workerFile = fileURLToPath(new URL('./scanWorker.js', import.meta.url));

/** How often a chunk is given to another thread after one died on it. */
const MOST_ATTEMPTS = 3;

/** Worker threads of this process; each computes and writes a chunk at a time. */
export function localEngine(workers: number): ScanEngine {
  return {
    name: 'local',
    async run(folder, chunks, onChunk) {
      const waiting = [...chunks].reverse();
      const attempts = new Map<number, number>();
      const threads = Math.min(workers, chunks.length);
      await Promise.all(Array.from({ length: threads }, () => oneThread(folder, waiting, attempts, onChunk)));
    },
  };
}

/** Keeps one thread busy until no chunk waits. A chunk whose thread died goes back once or twice; an error of its own ends the scan. */
async function oneThread(
  folder: ScanFolder,
  waiting: number[],
  attempts: Map<number, number>,
  onChunk: (chunk: number) => void,
): Promise<void> {
  let worker: Worker | undefined;
  try {
    for (;;) {
      const chunk = waiting.pop();
      if (chunk === undefined) return;
      worker ??= new Worker(workerFile, { workerData: folder.path });
      const outcome = await ask(worker, chunk);
      if (outcome === 'done') {
        onChunk(chunk);
        continue;
      }
      worker = undefined;
      const tried = (attempts.get(chunk) ?? 0) + 1;
      attempts.set(chunk, tried);
      if (tried >= MOST_ATTEMPTS) throw new Error(`chunk ${chunk}: its thread ended ${tried} times without a result`);
      waiting.push(chunk);
    }
  } finally {
    await worker?.terminate();
  }
}

/** Resolves with `died` where the thread ended; rejects with the error it reported. */
function ask(worker: Worker, chunk: number): Promise<'done' | 'died'> {
  return new Promise((resolve, reject) => {
    const onMessage = ({ error }: { error?: { message: string; code?: string } }) => {
      stop();
      if (error === undefined) resolve('done');
      else reject(Object.assign(new Error(error.message), { code: error.code }));
    };
    const onExit = () => {
      stop();
      resolve('died');
    };
    const onError = (error: Error) => {
      stop();
      reject(error);
    };
    const stop = () => {
      worker.off('message', onMessage).off('exit', onExit).off('error', onError);
    };
    worker.on('message', onMessage).on('exit', onExit).on('error', onError);
    worker.postMessage(chunk);
  });
}
