// What most programs need; the rest is in the subpaths of package.json, by folder. Frozen, as they are, by index.test.ts.
export {
  describeChannel,
  leptonFlavours,
  standardModelCouplings,
  type TridentChannel,
  thresholdEnergy,
  tridentChannel,
  tridentChannels,
} from './couplings/channels.js';
export type { Couplings, Interaction, MediatorPole, Sector } from './couplings/couplings.js';
export {
  type CouplingOrder,
  defaultElectroweakInputs,
  type ElectroweakInputs,
  type ElectroweakOverrides,
  electroweakInputs,
  type LeptonFlavour,
} from './couplings/electroweakInputs.js';
export { type ConvergedKernel, convergedKernel } from './crossSections/convergedKernel.js';
export { type EnergySpectrum, monochromatic } from './crossSections/energySpectrum.js';
export { equivalentPhotonCrossSection } from './crossSections/equivalentPhoton.js';
export { coherentTarget, type HadronicTarget, nucleonTarget } from './crossSections/hadronicTarget.js';
export {
  type CrossSectionRequest,
  type CrossSectionResult,
  type CrossSectionTerm,
  inclusiveCrossSection,
  MAXIMUM_ENERGY_GEV,
  requireEnergy,
} from './crossSections/inclusiveCrossSection.js';
export { type Kernel, kernelCrossSection } from './crossSections/kernel.js';
export { monteCarloCrossSection } from './crossSections/monteCarloCrossSection.js';
export * from './crossSections/regimes.js';
export { InputError, requireNumber } from './errors.js';
export {
  type NuclearFormFactor,
  type Nucleon,
  type NucleonFormFactors,
  nuclearFormFactor,
  nucleonFormFactors,
} from './formFactors/index.js';
export type { CouplingInterval } from './inference/couplingIntervals.js';
export * from './inference/couplingLimit.js';
export * from './inference/limitStatistics.js';
export { SIDEDNESS, type Sidedness } from './inference/testStatistic.js';
export { YIELD_CONSTRAINTS, type YieldConstraint } from './likelihoods/constrainedYield.js';
export { type CountingMeasurement, countingLikelihood } from './likelihoods/countingLikelihood.js';
export * from './likelihoods/ratioLikelihood.js';
export { contact } from './models/contactOperators.js';
export * from './models/couplingFamily.js';
export { modelAt, modelDefinition, modelDefinitions, modelNames, parseModel, registerModel } from './models/index.js';
export { type ChannelKernel, channelCrossSection, type FamilyAtMass, ratioPolynomial } from './models/kernelRatio.js';
export * from './models/lmuLtau.js';
export type * from './models/mediators.js';
export * from './models/modelDefinition.js';
export { neutrinoDipole } from './models/neutrinoDipole.js';
export { randallSundrum } from './models/randallSundrum.js';
export { predictedRatio, type RatioPolynomial, ratioAtUnitStrength } from './models/ratioPolynomial.js';
export { scalar } from './models/scalarMediator.js';
export { sm, standardModel } from './models/standardModel.js';
export { vector } from './models/vector.js';
export {
  HEAVIEST_MEDIATOR_GEV,
  LIGHTEST_MEDIATOR_GEV,
  vectorFamily,
} from './models/vectorMediator.js';
export { wet } from './models/wet/index.js';
export { suggestName } from './nearestName.js';
export { logarithmicRange } from './numerics/logarithmicRange.js';
export type * from './targets/nuclide.js';
