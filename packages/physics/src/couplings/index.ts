export * from './channels.js';
export * from './conventions.js';
export * from './couplings.js';
export * from './electroweakInputs.js';
export * from './neutralCurrent.js';
export * from './standardModelExchange.js';
