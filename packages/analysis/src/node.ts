/** What needs a file system: the kernel cache and what uses it. Kept apart so that a browser never loads it. */
export { defaultCacheFolder } from '@nereid/catalogue/node';
export * from './constraints/cachedConstraints.js';
export { keptConstraints } from './constraints/keptConstraints.js';
export * from './coverage/cachedCoverage.js';
export { eventFormat, eventFormats, requirePlaces } from './events/formats/formatsByName.js';
export * from './frontDoors.js';
export * from './kernels/kernelCache.js';
export { cachedKernelsInThreads, type KernelJob, type KernelPool } from './kernels/kernelThreads.js';
export * from './kernels/shippedKernels.js';
export * from './limits/recordResult.js';
export * from './shippedKernelFolder.js';
export * from './theoryErrors/movedKernels.js';
export { shippedInputs } from './theoryErrors/shippedInputs.js';
