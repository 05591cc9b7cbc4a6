export * from './couplingLimits.js';
export * from './evaluatePoint.js';
export * from './exclusionPlane.js';
export * from './experimentKernel.js';
export * from './modelRatio.js';
export * from './targets.js';
