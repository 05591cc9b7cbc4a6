import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { ThreadPool } from '@nereid/catalogue/threads';
import { type ExperimentKernel, requireOpenChannel } from './experimentKernel.js';
import { type CachedKernel, cachedOr, foundKernels, kernelHash } from './kernelCache.js';
import { computeKernels, type ExperimentKernelInputs } from './kernelInputs.js';
import { fromStored, type StoredKernel } from './storedKernel.js';

const WORKER = new URL('./kernelWorker.js', import.meta.url);

/** Kernels to have. */
export interface KernelJob {
  /** What they belong to. */
  readonly id: string;
  readonly inputs: ExperimentKernelInputs;
  /** Name of the experiment whose only kernels they are: with all channels closed they are an error. Unless given, they are empty. */
  readonly experimentName?: string | undefined;
}

export interface KernelPool {
  readonly cacheFolder?: string | undefined;
  /** At most so many threads; default: as many as the machine runs at once. The kernels do not depend on it. */
  readonly threads?: number | undefined;
  /** Told after each kernel that had to be computed. */
  readonly onProgress?: ((computed: number, total: number) => void) | undefined;
}

/**
 * The kernels of all jobs in their order: from the cache where they are there, else computed in threads and stored. Same bits as
 * from `cachedKernels` one after another. What a thread that fails leaves is computed here, and fails here if it must.
 * @throws InputError as the calculation of the first job that has one
 */
export async function cachedKernelsInThreads(
  jobs: readonly KernelJob[],
  { cacheFolder, threads = availableParallelism(), onProgress }: KernelPool = {},
): Promise<CachedKernel[]> {
  const found = await Promise.all(jobs.map(({ id, inputs }) => foundKernels(id, inputs, cacheFolder)));
  // equal inputs are computed once
  const missing = new Map(
    jobs.filter((_, i) => found[i] === undefined).map(({ inputs }) => [kernelHash(inputs), inputs] as const),
  );
  let computed = 0;
  const done = () => onProgress?.(++computed, missing.size);
  const delivered = await computeInThreads(missing, usefulThreads(threads, missing.size), done);
  const kernels: CachedKernel[] = [];
  for (const [i, job] of jobs.entries()) {
    const known = found[i];
    if (known) {
      kernels.push(known);
      continue;
    }
    const stored = delivered.get(kernelHash(job.inputs));
    const kernel = await cachedOr(job.id, job.inputs, () => computedKernel(job, stored), cacheFolder);
    if (!stored && !kernel.fromCache) done();
    kernels.push(kernel);
  }
  return kernels;
}

/** One kernel is computed here: a thread would only have to start. So is everything where there is no compiled file for threads. */
function usefulThreads(threads: number, kernels: number): number {
  if (kernels < 2 || !existsSync(fileURLToPath(WORKER))) return 0;
  return threads < 2 ? 0 : Math.min(threads, kernels);
}

function computedKernel({ id, inputs, experimentName }: KernelJob, stored?: StoredKernel): ExperimentKernel {
  const kernel = stored ? fromStored(id, stored) : { experiment: id, inputs, ...computeKernels(inputs) };
  if (experimentName !== undefined) requireOpenChannel(experimentName, inputs, kernel);
  return kernel;
}

async function computeInThreads(
  missing: ReadonlyMap<string, ExperimentKernelInputs>,
  threads: number,
  done: () => void,
): Promise<Map<string, StoredKernel>> {
  const delivered = new Map<string, StoredKernel>();
  if (threads === 0) return delivered;
  const pool = new ThreadPool<ExperimentKernelInputs, StoredKernel>(WORKER, undefined, threads);
  const compute = async ([hash, inputs]: readonly [string, ExperimentKernelInputs]) => {
    const stored = await pool.ask(inputs).catch(() => undefined);
    if (stored === undefined) return;
    delivered.set(hash, stored);
    done();
  };
  try {
    await Promise.all(Array.from(missing, compute));
  } finally {
    await pool.end();
  }
  return delivered;
}
