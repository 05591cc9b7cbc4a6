import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { type ExposureRates, exposureRates } from '@nereid/analysis';
import { cachedKernels } from '@nereid/analysis/node';
import type { Catalogue } from '@nereid/catalogue';
import { electroweakInputs } from '@nereid/physics';

/** Numerical accuracy of the rates on the pages; they are known to 6 % at best. */
export const SITE_RATE_TOLERANCE = 1e-2;

/** One mode of one exposure. */
export interface RateJob {
  readonly exposure: string;
  readonly mode: string;
}

/** What a thread is given: it takes the jobs at the places of a counter that all threads share. */
export interface RateWork {
  readonly catalogue: Catalogue;
  readonly jobs: readonly RateJob[];
  readonly taken: Int32Array;
}

/** A result of a thread. */
export interface RateDelivery {
  readonly index: number;
  readonly rates: ExposureRates;
}

// beside the compiled file only: from the sources everything is computed in one thread
const WORKER = new URL('./rateWorker.js', import.meta.url);
const MOST_THREADS = 3;

/** Rates of one job, from the cache or computed. @throws InputError as `exposureRates` */
export function ratesOf({ exposure, mode }: RateJob, catalogue: Catalogue): Promise<ExposureRates> {
  const found = catalogue.exposures.get(exposure);
  if (found === undefined) throw new Error(`No exposure "${exposure}", though the catalogue was checked.`);
  return exposureRates(found, catalogue, {
    electroweak: electroweakInputs({}),
    tolerance: SITE_RATE_TOLERANCE,
    mode,
    kernelsOf: (inputs) => cachedKernels(exposure, inputs),
  });
}

/** A job that takes longer [ms] computes its kernels. */
const COMPUTES_MS = 500;

/**
 * Rates of all jobs in their order: one after the other as long as their kernels are known, the rest in threads. The results do not
 * depend on the number of threads; what a thread that fails leaves is computed here, and fails here if it must.
 */
export async function ratesOfAll(
  jobs: readonly RateJob[],
  catalogue: Catalogue,
  threads: number = existsSync(fileURLToPath(WORKER)) ? Math.min(availableParallelism(), MOST_THREADS) : 0,
): Promise<ExposureRates[]> {
  const done = new Map<number, ExposureRates>();
  for (let computes = false; done.size < jobs.length && !computes; ) {
    const started = performance.now();
    done.set(done.size, await ratesOf(jobs[done.size], catalogue));
    computes = performance.now() - started > COMPUTES_MS;
  }
  const taken = new Int32Array(new SharedArrayBuffer(4));
  taken[0] = done.size;
  const work: RateWork = { catalogue, jobs, taken };
  const useful = Math.min(threads, jobs.length - done.size);
  await Promise.all(Array.from({ length: useful }, () => runThread(work, done)));
  const results: ExposureRates[] = [];
  for (const [index, job] of jobs.entries()) results.push(done.get(index) ?? (await ratesOf(job, catalogue)));
  return results;
}

function runThread(work: RateWork, done: Map<number, ExposureRates>): Promise<void> {
  return new Promise((resolve) => {
    const worker = new Worker(WORKER, { workerData: work });
    worker.on('message', ({ index, rates }: RateDelivery) => done.set(index, rates));
    worker.on('error', () => resolve());
    worker.on('exit', () => resolve());
  });
}
