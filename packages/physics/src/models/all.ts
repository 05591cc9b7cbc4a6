// The subpath `models`: index.ts is the list of them, which models themselves must not load.
export * from './contactOperators.js';
export * from './couplingColumns.js';
export * from './couplingFamily.js';
export * from './index.js';
export * from './kernelRatio.js';
export * from './lmuLtau.js';
export type * from './mediators.js';
export * from './modelDefinition.js';
export * from './neutrinoDipole.js';
export * from './parameterChecks.js';
export * from './randallSundrum.js';
export * from './randallSundrumParameters.js';
export * from './ratioColumns.js';
export * from './ratioPolynomial.js';
export * from './scalarMediator.js';
export * from './standardModel.js';
export * from './vector.js';
export * from './vectorMediator.js';
