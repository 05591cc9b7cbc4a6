export * from './chemistry.js';
export * from './diagnostics.js';
export * from './experiments.js';
export * from './materials.js';
export * from './node.js';
export * from './nuclides.js';
export * from './references.js';
export * from './yamlDocument.js';
