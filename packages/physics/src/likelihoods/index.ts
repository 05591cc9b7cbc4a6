export * from './binnedLikelihood.js';
export type * from './binnedModel.js';
export * from './combination.js';
export * from './constrainedYield.js';
export * from './correlatedRatios.js';
export * from './countDeviance.js';
export {
  type CountingLikelihood,
  type CountingMeasurement,
  type CountingProfile,
  countingLikelihood,
} from './countingLikelihood.js';
export * from './ratioLikelihood.js';
export type * from './unifiedInterval.js';
export * from './yieldInterpolation.js';
