export * from './anchor.js';
export * from './claims.js';
export * from './decimal.js';
export * from './snapshotHash.js';
export { lineStartsOf, type NumericToken, tokenize } from './tokens.js';
export { type PrintedUnit, parseUnit } from './units.js';
