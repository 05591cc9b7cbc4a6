import type { CachedKernel } from '../kernels/kernelCache.js';
import { cachedKernelsInThreads, type KernelPool } from '../kernels/kernelThreads.js';
import type { ErrorSource } from './errorSource.js';
import type { MovedKernel } from './ratioShifts.js';

/**
 * The kernels that sources of one prediction ask for: from the data, the cache, or computed in threads. `kernel` is the prediction's, which the others
 * keep; `id` what it belongs to.
 */
export async function movedKernels(
  id: string,
  kernel: Pick<CachedKernel, 'kernels'>,
  sources: readonly ErrorSource[],
  pool: KernelPool = {},
): Promise<MovedKernel[]> {
  const jobs = sources.flatMap(({ variation }) =>
    variation.kind === 'kernel' ? [{ id, inputs: variation.inputs }] : [],
  );
  const computed = await cachedKernelsInThreads(jobs, pool);
  let next = 0;
  return sources.map((source) => ({
    source,
    kernels: source.variation.kind === 'kernel' ? computed[next++].kernels : kernel.kernels,
  }));
}
