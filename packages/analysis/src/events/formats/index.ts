export * from './eventFormat.js';
export * from './eventRun.js';
