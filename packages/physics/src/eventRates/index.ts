export * from './eventRate.js';
export * from './rateUncertainty.js';
