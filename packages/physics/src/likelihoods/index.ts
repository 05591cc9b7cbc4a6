export * from './combination.js';
export * from './ratioLikelihood.js';
