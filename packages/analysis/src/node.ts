/** What needs a file system: the kernel cache. Kept apart so that a browser never loads it. */
export * from './kernelCache.js';
