export * from '../models/kineticMixing.js';
export * from './electronPositronPhoton.js';
export * from './kaonDecay.js';
export * from './mediatorDecays.js';
export * from './muonAnomaly.js';
export * from './neutrinoElectron.js';
export * from './scalarDecays.js';
export * from './tauDecay.js';
