export * from './acceptanceSums.js';
export * from './acceptedKernel.js';
export * from './cutObservables.js';
export * from './detectorSelection.js';
