export * from './acceptanceSums.js';
export * from './acceptedKernel.js';
