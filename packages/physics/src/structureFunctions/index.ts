export { r1998 } from './longitudinalRatio.js';
export { type NuclearMedium, nuclearMedium, nuclearMediumNames } from './nuclearMedium.js';
export {
  type BrokenPhotonSource,
  brokenPhotonDensity,
  brokenPhotonFlux,
  largestPhotonShare,
  type PhotonDensity,
  type PhotonSource,
  photonDensity,
} from './photonDensity.js';
export { runningCoupling } from './runningCoupling.js';
export {
  type FittedRange,
  type NucleonStructure,
  nucleonMass,
  type PhotonStructure,
  pionThreshold,
  type StructureFunctionModel,
} from './structureFunction.js';
export { structureFunctionModel, structureFunctionNames } from './structureFunctionModel.js';
export { vacuumPolarisationFactor } from './vacuumPolarisation.js';
