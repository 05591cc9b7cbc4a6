export * from './parameterPoints.js';
export * from './parameterRange.js';
export * from './scanConfig.js';
