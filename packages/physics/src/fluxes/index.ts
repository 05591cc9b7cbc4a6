export * from './combineFluxes.js';
export * from './histogramSpectrum.js';
export * from './muonDecayFlux.js';
export * from './parametricFlux.js';
