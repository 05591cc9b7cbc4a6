export * from './evaluateChunk.js';
export * from './parameterPoints.js';
export * from './parameterRange.js';
export * from './scanConfig.js';
export * from './scanJob.js';
export * from './shardParquet.js';
