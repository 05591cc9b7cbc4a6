/** What needs a file system: the kernel cache and what uses it. Kept apart so that a browser never loads it. */
export { defaultCacheFolder } from '@nereid/catalogue/node';
export * from './cachedCoverage.js';
export { eventFormat, eventFormats } from './eventFormats/formatsByName.js';
export * from './kernelCache.js';
export { cachedKernelsInThreads, type KernelJob, type KernelPool } from './kernelThreads.js';
export * from './shippedKernels.js';
