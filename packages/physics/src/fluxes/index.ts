export * from './combineFluxes.js';
export * from './histogramSpectrum.js';
export * from './parametricFlux.js';
