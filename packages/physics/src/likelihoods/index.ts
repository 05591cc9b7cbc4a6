export * from './combination.js';
export * from './constrainedYield.js';
export * from './countingLikelihood.js';
export * from './ratioLikelihood.js';
