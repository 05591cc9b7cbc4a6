import { ThreadPool, ThreadsEndedError } from '@nereid/catalogue/threads';
import { InputError } from '@nereid/physics';
import type { ScanEngine } from './scanEngine.js';

const WORKER = new URL('./scanWorker.js', import.meta.url);

/** Worker threads of this process; each computes and writes a chunk at a time. The first error of one ends all. */
export function localEngine(workers: number): ScanEngine {
  return {
    name: 'local',
    async run(folder, chunks, onChunk, signal) {
      const threads = Math.min(workers, chunks.length);
      const pool = new ThreadPool<number, void>(WORKER, folder.path, threads);
      const stop = () => void pool.end(signal?.reason);
      signal?.addEventListener('abort', stop, { once: true });
      const waiting = chunks.values();
      const consume = async () => {
        for (const chunk of waiting) {
          await pool.ask(chunk);
          onChunk(chunk);
        }
      };
      try {
        signal?.throwIfAborted();
        await Promise.all(Array.from({ length: threads }, consume));
      } catch (error) {
        throw error instanceof ThreadsEndedError ? tooManyThreads(threads, error) : error;
      } finally {
        signal?.removeEventListener('abort', stop);
        // none computes or writes any more when an error is reported
        await pool.end();
      }
    },
  };
}

function tooManyThreads(workers: number, { task, times }: ThreadsEndedError): InputError {
  const problem = `the thread of chunk ${task} ended ${times} times without a result, as where memory is short`;
  return new InputError('workers', workers, problem, 'Use fewer, then go on.', 'resume');
}
