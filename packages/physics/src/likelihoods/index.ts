export * from './binnedLikelihood.js';
export type * from './binnedModel.js';
export * from './combination.js';
export * from './constrainedYield.js';
export * from './correlatedRatios.js';
export * from './countingLikelihood.js';
export * from './ratioLikelihood.js';
export * from './yieldInterpolation.js';
