import type { EvaluatedColumns } from '@nereid/analysis';
import { ThreadPool, ThreadsEndedError } from '@nereid/catalogue/threads';
import { InputError } from '@nereid/physics';
import type { PointRows } from './pointRows.js';
import { jobRowEvaluator, type TableJob } from './tableJob.js';

const WORKER = new URL('./tableWorker.js', import.meta.url);

/** Batches that a thread holds: with a second one it does not wait while this thread reads and writes. */
const AHEAD = 2;

/**
 * Verdicts on batches of rows in their order, by so many threads, or by this one where it is a single worker; no more batches are
 * under way than the threads hold. The numbers do not depend on the number of threads.
 */
export async function* evaluatedBatches(
  job: TableJob,
  batches: AsyncIterable<PointRows>,
  workers: number,
): AsyncGenerator<EvaluatedColumns> {
  const source = batches[Symbol.asyncIterator]();
  // a thread costs more than it saves where there is only one batch
  const first = await source.next();
  const second = workers > 1 && !first.done ? await source.next() : undefined;
  const all = followed([first, second], source);
  if (second === undefined || second.done) {
    const evaluate = jobRowEvaluator(job);
    for await (const rows of all) yield evaluate(rows);
    return;
  }
  const pool = new ThreadPool<PointRows, EvaluatedColumns>(WORKER, job, workers, AHEAD);
  try {
    yield* pool.inOrder(all);
  } catch (error) {
    if (!(error instanceof ThreadsEndedError)) throw error;
    const problem = `a thread ended ${error.times} times without a result, as where memory is short`;
    throw new InputError('workers', workers, problem, 'Use fewer.');
  } finally {
    await pool.end();
  }
}

async function* followed<T>(
  begun: readonly (IteratorResult<T> | undefined)[],
  source: AsyncIterator<T>,
): AsyncGenerator<T> {
  try {
    for (const one of begun) if (one && !one.done) yield one.value;
    for (let next = await source.next(); !next.done; next = await source.next()) yield next.value;
  } finally {
    await source.return?.();
  }
}
