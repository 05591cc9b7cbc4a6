export * from './couplingLimits.js';
export * from './crossSection.js';
export * from './evaluatePoint.js';
export * from './exclusionPlane.js';
export * from './experimentKernel.js';
export * from './limitFigure.js';
export * from './modelRatio.js';
export * from './targets.js';
