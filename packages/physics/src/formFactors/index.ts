export { alberico } from './alberico.js';
export { bbba05 } from './bbba05.js';
export { dipole, type NucleonMagneticMoments } from './dipole.js';
export type { NuclearFormFactor, Nucleon, NucleonFormFactors } from './formFactor.js';
export { type HelmParameters, helm, lewinSmithParameters } from './helm.js';
export { kelly } from './kelly.js';
export type { NucleonProperties } from './nucleonRational.js';
export {
  nuclearFormFactor,
  nuclearFormFactorNames,
  nucleonFormFactorNames,
  nucleonFormFactors,
} from './parseFormFactor.js';
export { pauliBlockingFactor, pauliBlockingKinkQ2 } from './pauliBlocking.js';
export { pointFormFactor } from './point.js';
export { type NuclearFormFactorOptions, symmetrisedFermi } from './symmetrisedFermi.js';
export { woodsSaxon } from './woodsSaxon.js';
