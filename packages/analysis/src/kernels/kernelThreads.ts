import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { type ExperimentKernel, requireOpenChannel } from './experimentKernel.js';
import { type CachedKernel, cachedOr, foundKernels, kernelHash } from './kernelCache.js';
import { computeKernels, type ExperimentKernelInputs } from './kernelInputs.js';
import { fromStored, type StoredKernel } from './storedKernel.js';

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

/** What a thread is given: it takes the inputs at the places of a counter that all threads share. */
export interface KernelWork {
  readonly inputs: readonly ExperimentKernelInputs[];
  readonly taken: Int32Array;
}

/** A result of a thread. */
export interface KernelDelivery {
  readonly index: number;
  readonly stored: StoredKernel;
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
  if (kernels < 2 || !existsSync(fileURLToPath(new URL('./kernelWorker.js', import.meta.url)))) return 0;
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
  const hashes = [...missing.keys()];
  const delivered = new Map<string, StoredKernel>();
  const work: KernelWork = { inputs: [...missing.values()], taken: new Int32Array(new SharedArrayBuffer(4)) };
  const receive = ({ index, stored }: KernelDelivery) => {
    delivered.set(hashes[index], stored);
    done();
  };
  await Promise.all(Array.from({ length: threads }, () => runThread(work, receive)));
  return delivered;
}

function runThread(work: KernelWork, receive: (delivery: KernelDelivery) => void): Promise<void> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./kernelWorker.js', import.meta.url), { workerData: work });
    worker.on('message', receive);
    worker.on('error', () => resolve());
    worker.on('exit', () => resolve());
  });
}
