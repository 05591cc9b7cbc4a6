export * from './codeIdentity.js';
export * from './computeShard.js';
export * from './exportScan.js';
export * from './localEngine.js';
export * from './runScan.js';
export * from './scanEngine.js';
export * from './scanFolder.js';
export * from './scanLock.js';
