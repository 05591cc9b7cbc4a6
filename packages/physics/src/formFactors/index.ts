export { alberico } from './alberico.js';
export { bbba05 } from './bbba05.js';
export type { BoundNucleons, NuclearModel } from './boundNucleons.js';
export { dipole, type NucleonMagneticMoments } from './dipole.js';
export type { NuclearFormFactor, Nucleon, NucleonFormFactors } from './formFactor.js';
export { fourierBessel } from './fourierBessel.js';
export { type HelmParameters, helm, lewinSmithParameters } from './helm.js';
export { kelly } from './kelly.js';
export {
  GLOBAL_FERMI_GAS,
  nuclearModel,
  nuclearModelNames,
} from './nuclearModel.js';
export type { NucleonProperties } from './nucleonRational.js';
export {
  ENSEMBLE,
  nuclearFormFactor,
  nuclearFormFactorNames,
  nucleonFormFactorNames,
  nucleonFormFactors,
  nuclideForFormFactor,
  requireOneFormFactor,
} from './parseFormFactor.js';
export { pauliBlockingFactor, pauliBlockingKinkQ2 } from './pauliBlocking.js';
export { pointFormFactor } from './point.js';
export { densityFormFactor } from './publishedDensity.js';
export { rmsChargeRadius } from './rmsChargeRadius.js';
export { sumOfGaussians } from './sumOfGaussians.js';
export { superscalingRemoval } from './superscaling.js';
export { type NuclearFormFactorOptions, symmetrisedFermi } from './symmetrisedFermi.js';
export { woodsSaxon } from './woodsSaxon.js';
