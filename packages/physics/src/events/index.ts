export * from './beamDirection.js';
export * from './energySampler.js';
export * from './eventChunk.js';
export * from './eventGenerator.js';
export * from './eventProposal.js';
export * from './eventTotals.js';
export * from './histogram.js';
export * from './observables.js';
