// What other packages use; the rest is internal to the folder.
export { type ElectroweakScheme, electroweakScheme } from './electroweakScheme.js';
export {
  LARGEST_BULK_MASS,
  requireBulkMass,
  zeroModeAtIrBrane,
  zeroModeDensity,
  zeroModeMoment,
} from './fermionZeroMode.js';
export { type ShiftContributions, shiftContributions } from './fourLeptonContacts.js';
export {
  BOUNDARY_CONDITIONS,
  type BoundaryConditions,
  type GaugeField,
  gaugeField,
  type KineticTerms,
  kineticLength,
} from './gaugeField.js';
export { type GaugeMode, gaugeModes, modeProfile } from './gaugeProfiles.js';
export { gaugeRoots } from './gaugeSpectrum.js';
export { type CurrentShift, leptonCurrentShift } from './leptonCurrents.js';
export {
  alphaAtZ,
  type Chirality,
  type CustodialSymmetry,
  HIGHEST_ELECTROWEAK_SCALE_GEV,
  LARGEST_ELECTROWEAK_KINETIC_TERM,
  type LeptonBulkMasses,
  LOWEST_CURVATURE_GEV,
  LOWEST_ELECTROWEAK_SCALE_GEV,
  standardModelField,
  type WarpedLeptonSector,
  Z_MASS_GEV,
} from './leptonSector.js';
export { zMassFractionFromModes } from './massMatrix.js';
export { type MuTauBoson, muTauSpectrum } from './muTauTower.js';
export { type ObliqueParameters, obliqueCurrentShift, obliqueParameters } from './obliqueParameters.js';
export { modeOverlap } from './overlaps.js';
export { type CurrentProfile, IR_BRANE, towerCoupling, towerSum } from './towerSums.js';
export {
  LARGEST_CURVATURE_GEV,
  PLANCK_CONVENTIONS,
  PLANCK_MASS_GEV,
  type PlanckConvention,
  planckMassGeV,
  REDUCED_PLANCK_MASS_GEV,
  type WarpedGeometry,
  warpedGeometry,
  warpedGeometryFromRadii,
} from './warpedGeometry.js';
export { wVertexShift, type ZCouplingShift, zCouplingShifts } from './zCouplings.js';
