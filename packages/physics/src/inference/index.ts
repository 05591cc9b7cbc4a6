export type { CouplingInterval } from './couplingIntervals.js';
export * from './couplingLimit.js';
export * from './ratioPolynomial.js';
export * from './testStatistic.js';
