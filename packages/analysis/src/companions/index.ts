export * from './borexino.js';
export * from './companionCurve.js';
export * from './companionCurves.js';
export * from './companionFigure.js';
export * from './gMinusTwo.js';
export * from './singlePhoton.js';
export * from './tauUniversality.js';
