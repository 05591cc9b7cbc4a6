export * from './asymptoticTest.js';
export type { CouplingInterval } from './couplingIntervals.js';
export * from './couplingLimit.js';
export * from './decisionColumns.js';
export * from './limitStatistics.js';
export * from './poissonTest.js';
export * from './strengthTest.js';
export * from './termColumns.js';
export * from './testStatistic.js';
