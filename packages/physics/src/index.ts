export * from './constants.js';
export * from './couplings/electroweakInputs.js';
export * from './errors.js';
export * from './formFactors/formFactor.js';
export * from './targets/nuclide.js';
export * from './units.js';
