export * from './combination.js';
export * from './constrainedYield.js';
export * from './correlatedRatios.js';
export * from './countingLikelihood.js';
export * from './ratioLikelihood.js';
