import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { InputError } from '@nereid/physics';
import type { ScanEngine } from './scanEngine.js';
import type { ScanFolder } from './scanFolder.js';
import type { WorkerReply } from './scanWorker.js';

const workerFile = fileURLToPath(new URL('./scanWorker.js', import.meta.url));

/** How often a chunk is given to another thread after one died on it. */
const MOST_ATTEMPTS = 3;

/** Worker threads of this process; each computes and writes a chunk at a time. */
export function localEngine(workers: number): ScanEngine {
  return {
    name: 'local',
    async run(folder, chunks, onChunk, signal) {
      const crew = new Crew(folder, chunks, onChunk);
      const stop = () => crew.stop(signal?.reason);
      signal?.addEventListener('abort', stop, { once: true });
      try {
        if (signal?.aborted) stop();
        await crew.work(workers);
      } finally {
        signal?.removeEventListener('abort', stop);
      }
    },
  };
}

/** Threads that share the chunks of a run. The first error of one ends all: none computes or writes any more when it is reported. */
class Crew {
  readonly #folder: ScanFolder;
  readonly #waiting: number[];
  readonly #onChunk: (chunk: number) => void;
  readonly #attempts = new Map<number, number>();
  readonly #threads = new Set<Worker>();
  #workers = 0;
  #failure: { readonly error: unknown } | undefined;

  constructor(folder: ScanFolder, chunks: readonly number[], onChunk: (chunk: number) => void) {
    this.#folder = folder;
    this.#waiting = [...chunks].reverse();
    this.#onChunk = onChunk;
  }

  /** @throws the first error, after all threads have ended */
  async work(workers: number): Promise<void> {
    this.#workers = Math.min(workers, this.#waiting.length);
    const one = () => this.#oneThread().catch((error: unknown) => this.stop(error));
    await Promise.all(Array.from({ length: this.#workers }, one));
    if (this.#failure) throw this.#failure.error;
  }

  /** Ends all threads; `work` then throws this, or what stopped them before. */
  stop(error: unknown): void {
    this.#failure ??= { error };
    for (const worker of this.#threads) void worker.terminate();
  }

  /** Keeps one thread busy until no chunk waits. A chunk whose thread died goes back once or twice. */
  async #oneThread(): Promise<void> {
    let worker: Worker | undefined;
    try {
      for (;;) {
        const chunk = this.#failure ? undefined : this.#waiting.pop();
        if (chunk === undefined) return;
        worker ??= this.#start();
        if ((await ask(worker, chunk)) === 'done') {
          this.#onChunk(chunk);
          continue;
        }
        this.#threads.delete(worker);
        worker = undefined;
        if (!this.#failure) this.#putBack(chunk);
      }
    } finally {
      await worker?.terminate();
    }
  }

  #start(): Worker {
    const worker = new Worker(workerFile, { workerData: this.#folder.path });
    // one that comes between two chunks is told by the end of the thread
    worker.on('error', () => undefined);
    this.#threads.add(worker);
    return worker;
  }

  #putBack(chunk: number): void {
    const tried = (this.#attempts.get(chunk) ?? 0) + 1;
    this.#attempts.set(chunk, tried);
    if (tried >= MOST_ATTEMPTS) {
      const problem = `the thread of chunk ${chunk} ended ${tried} times without a result, as where memory is short`;
      throw new InputError('workers', this.#workers, problem, 'Use fewer, then go on.', 'resume');
    }
    this.#waiting.push(chunk);
  }
}

/** Resolves with `died` where the thread ended; rejects with the error it reported. */
function ask(worker: Worker, chunk: number): Promise<'done' | 'died'> {
  return new Promise((resolve, reject) => {
    // the number of a thread that has ended; its end is not told twice
    if (worker.threadId === -1) return resolve('died');
    const onMessage = ({ error }: WorkerReply) => {
      stop();
      if (error === undefined) resolve('done');
      else reject(Object.assign(new Error(error.message), error));
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
