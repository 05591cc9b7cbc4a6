// What other packages use; the rest is internal to the package.
export * from './counterUniforms.js';
export { gaussLegendre, type QuadratureRule } from './gaussLegendre.js';
export * from './incompleteGamma.js';
export * from './keyedPermutation.js';
export * from './logarithmicRange.js';
export * from './normalDistribution.js';
export * from './poissonNumber.js';
export * from './sobolSequence.js';
