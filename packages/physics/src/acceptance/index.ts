export * from './acceptanceSums.js';
export * from './acceptedKernel.js';
export * from './detectorSelection.js';
