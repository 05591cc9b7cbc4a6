import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const manifest = new URL('../package.json', import.meta.url);
const { exports } = JSON.parse(readFileSync(manifest, 'utf8')) as { exports: Record<string, { default: string }> };

/** Names by module, sorted; several in a line. */
async function publicNames(): Promise<Map<string, string[]>> {
  const modules = Object.entries(exports).map(async ([path, { default: built }]) => {
    const source = built.replace('./dist/', './').replace(/js$/, 'ts');
    const names = Object.keys((await import(/* @vite-ignore */ source)) as object);
    return [path, names.sort()] as const;
  });
  return new Map(await Promise.all(modules));
}

/** Lines of at most 110 characters. */
function lines(names: readonly string[]): string[] {
  return names.join(' ').match(/\S.{0,108}\S(?= |$)|\S/g) ?? [];
}

it('exports these names; adding one is a feature, removing or renaming one a breaking change', async () => {
  const frozen = [...(await publicNames())].flatMap(([path, names]) => [`${path}:`, ...lines(names)]);
  expect(frozen.join('\n')).toMatchInlineSnapshot(`
    ".:
    ASYMPTOTIC_STATISTICS HEAVIEST_MEDIATOR_GEV InputError LIGHTEST_MEDIATOR_GEV LIMIT_STATISTICS
    MAXIMUM_ENERGY_GEV RATIO_ERROR_MODELS SIDEDNESS YIELD_CONSTRAINTS brokenNucleons channelCrossSection
    coherentTarget contact convergedKernel countingLikelihood couplingDecision couplingFamily couplingLimit
    defaultElectroweakInputs describeChannel electroweakInputs equivalentPhotonCrossSection hadronicTerms
    inclusiveCrossSection isHydrogen kernelCrossSection leptonFlavours limitableModel limitableModels lmuLtau
    lmuLtauCharges lmuLtauFamily logarithmicRange modelAt modelDefinition modelDefinitions modelNames
    monochromatic monteCarloCrossSection neutrinoDipole nuclearFormFactor nucleonFormFactors nucleonTarget
    nucleonsOf parseModel parseRegime predictedRatio randallSundrum ratioAtUnitStrength ratioLikelihood
    ratioPolynomial regimes registerModel requireChiral requireElasticTerms requireEnergy requireNumber scalar sm
    standardModel standardModelCouplings suggestName thresholdEnergy tridentChannel tridentChannels vector
    vectorFamily wet
    ./acceptance:
    ACCEPTANCE_BATCHES AcceptanceSums CUT_OBSERVABLES acceptedCrossSection acceptedKernel detectorFilter
    detectorView jackknifeError measuredEvents
    ./constants:
    ATOMIC_MASS_UNIT_GEV AVOGADRO_PER_MOL CHARGED_KAON_MASS_GEV CHARGED_PION_MASS_GEV ELECTRON_MASS_GEV
    FERMI_CONSTANT_GEV_M2 FERMI_MOMENTUM_GEV FINE_STRUCTURE_CONSTANT FINE_STRUCTURE_CONSTANT_AT_Z HBAR_C_GEV_FM
    HBAR_C_SQUARED_GEV2_CM2 HIGGS_BOSON_MASS_GEV MUON_MASS_GEV NEUTRAL_PION_MASS_GEV NEUTRON_MAGNETIC_MOMENT
    NEUTRON_MASS_GEV PROTON_MAGNETIC_MOMENT PROTON_MASS_GEV SIN_SQUARED_WEAK_ANGLE SPEED_OF_LIGHT_M_PER_S
    TAU_MASS_GEV TOP_QUARK_MASS_GEV WEAK_ANGLE_AT_REST_OVER_AT_Z W_BOSON_MASS_GEV Z_BOSON_MASS_GEV
    ./contours:
    contourLines interpolateCoordinate nodeValues
    ./couplings:
    COUPLING_CONVENTIONS COUPLING_ORDERS LIGHTEST_PROPAGATOR_GEV SECTORS atTreeLevel axialAt chargeRadiusCoupling
    couplingsFrom couplingsIn couplingsOf defaultElectroweakInputs describeChannel electroweakInputs
    leptonFlavours lightestMediator neutralCurrentCorrections neutralCurrentCouplings pairThreshold poleOf polesOf
    sectorsUsed shiftFromWilsonCoefficients standardChargeRadius standardModelCouplings standardModelWith
    thresholdEnergy tridentChannel tridentChannels turnedAt turningCouplings vectorAt wilsonCoefficientsOfShift
    ./crossSections:
    COUPLING_PRODUCTS DENSITY_NAMES LARGEST_SHARE LARGEST_TOLERANCE MAXIMUM_ENERGY_GEV MissingSectorError
    SMALLEST_TOLERANCE SMALL_TRANSFER_FRACTIONS amplification brokenNucleons brokenPhotons cancellation
    chiralCrossSection coherentTarget collectTerms convergedDensities convergedKernel convergedKernelSum
    convergedSector crossSectionIntegrand equivalentPhotonCrossSection hadronicExcess hadronicTerms
    inclusiveCrossSection inelasticTarget integrateDensities integrateSector isHydrogen kernelCrossSection
    kernelMasses kernelRegion monochromatic monteCarloCrossSection nuclearPdgCode nucleonTarget nucleonsOf
    parseRegime photonDensityCrossSection realPhotonCrossSection regimes requestedCouplings requireElasticTerms
    requireEnergy sectorCrossSections sectorParts smallTransferWeight sumOfParts termLimits termThreshold
    transferRule turnedCrossSection turnedDensities
    ./cuts:
    CUT_OBSERVABLES
    ./errors:
    InputError electroweakInput formFactorParameter modelParameter modelParameters requireNumber valueText
    ./events:
    INTERACTION_TERMS RESONANCES_BELOW_GEV ReweightingSums TrialCounter acceptance acceptanceOf addEventTotals
    addKeptSums allOf angleToBeam anyOf componentsOf emptyChunk energyOf energySampler eventDensities
    eventGenerator eventNumber eventVertices fillHistogram gaussianResponse hadronicMass hadronicState histogram
    histogramSlot interactionFactors interactionTerms interactionWeights keptSums log10Q2 momentumOf noEvents not
    openingAngle pairMass parseSpill parseVertexVolume pickEvents prepareProposal smearLeptons summariseEvents
    within
    ./flavour:
    LARGEST_WILSON_COEFFICIENT NEGLIGIBLE_IMAGINARY_PART WET_THEORIES contactLimit isOfOtherSector readWetFile wet
    wetParameterNames wilsonCoefficient wilsonCoefficients wilsonCoefficientsOf writeWetFile
    ./fluxes:
    combineFluxes fluxIntegral histogramSpectrum meanFluxEnergy mergeFluxBins muonBeamFlux muonDecayNeutrinos
    parametricFlux
    ./formFactors:
    ENSEMBLE GLOBAL_FERMI_GAS alberico bbba05 densityFormFactor dipole fourierBessel helm kelly
    lewinSmithParameters nuclearFormFactor nuclearFormFactorNames nuclearModel nuclearModelNames
    nucleonFormFactorNames nucleonFormFactors nuclideForFormFactor pauliBlockingFactor pauliBlockingKinkQ2
    pointFormFactor requireOneFormFactor rmsChargeRadius sumOfGaussians superscalingRemoval symmetrisedFermi
    woodsSaxon
    ./inference:
    ASYMPTOTIC_STATISTICS DEFAULT_TOYS FEWEST_TOYS LIMIT_STATISTICS MOST_TOYS SIDEDNESS asymptoticTest
    couplingDecision couplingLimit decisionColumns exclusionThreshold feldmanCousinsInterval poissonLimit
    poissonTail scannedLimit shiftsInUnitsOf strengthLimit strengthTest termColumns withUnifiedIntervals
    ./likelihoods:
    RATIO_ERROR_MODELS YIELD_CONSTRAINTS binnedLikelihood commonRatioFit correlatedChiSquare correlatedMembers
    countDeviance countingLikelihood factorInterpolation movedYield precisionMatrix ratioLikelihood
    shiftInterpolation yieldResponse
    ./models:
    CONTACT_COEFFICIENTS DEFAULT_BULK_MASS ELECTRIC_CHARGE HEAVIEST_MEDIATOR_GEV LIGHTEST_MEDIATOR_GEV anyU1
    anyU1Charges bMinus3Le bMinus3Lmu bMinus3Ltau bMinusL channelCrossSection characteristicSquaredCoupling
    chargeRadius chargeRadiusShift columnOf contact couplingFamily darkPhoton darkPhotonCharges dipoleStrength
    exchangeStrength exchangedMixing exchangedVectorCoupling flavourChangingCharge gaugedU1 hasLoopMixing
    inUnitsOf inducedKineticMixing interferenceMagnitude kineticMixing leLmu leLtau leptophilicCharges
    leptophilicScalar limitableModel limitableModels lmuLtau lmuLtauCharges lmuLtauFamily loopKineticMixing
    mediatorCoupling mediatorMass mediatorPole mixingIsFinite mixingParameters modelAt modelDefinition
    modelDefinitions modelNames modelsWithBosons muonphilicPseudoscalar muonphilicScalar neutrinoDipole
    outgoingPoles parameterNamed parseModel predictedRatio predictedRatioSlope quarkFlavours randallSundrum
    randallSundrumParameters randallSundrumPoint randallSundrumShifts rangeOf ratioAtUnitStrength ratioPolynomial
    ratioPolynomialColumns registerModel requireChiral requireKnown requireMixingScale requirePresent
    requireRanges requireRatioPolynomial scalar scalarPole sectorsOf sm squaredChargesToOthers
    squaredCouplingOfDip squaredCouplingsAtRatio standardModel standardModelWith vacuumPolarisationIntegral
    valueAt vector vectorCoupling vectorFamily vectorParameters withMixing withVectorColumns withVectors zPrime
    ./names:
    nearestName nearestNames nearestWithin suggestName
    ./numerics:
    CounterUniforms KeyedPermutation LARGEST_POISSON_MEAN LARGEST_SOBOL_DIMENSION SobolSequence chiSquareQuantile
    chiSquareTail gaussLegendre logGamma logarithmicRange normalCdf normalQuantile poissonCumulative poissonNumber
    twoSidedDeviation upperGammaFraction
    ./observables:
    HOT_CORE LIGHTEST_BOSON_IN_TAU_DECAY_GEV REACTOR_RANGE_MEV acceptedCosines branchingFractions
    coherentDifferential coherentTargets couplingAtRateShift effectiveNeutrinos electronRecoilForm electronRecoils
    electronStandardCouplings electronTarget expectedSignalLimit fissileIsotopes flavourChangingMomentShift
    hadronicRatio hadronicStrength inducedKineticMixing inverseDecayLuminosity invisibleBranchingFraction
    kaonEmissionRatio kaonScalarElement kaonVectorElement largestRecoil loopKineticMixing magneticMomentBand
    magneticMomentShift massiveRadiation mediatorWidths mixingIsFinite muonPairRadiation
    neutrinoElectronDifferential nuclearVectorCoupling photonEnergy pseudoscalarTriangle reactorMixture
    reactorSpectrum recoilCrossSection recoilRate recoilRateRatio requireMixingScale scalarMagneticMomentShift
    scalarTriangle scalarWidths singlePhotonCrossSection singlePhotonDifferential singlePhotonEvents standardRate
    stoppedPionNeutrinos sumOfWidths tauDecayShift thermalGas threeNeutrinoShare vacuumPolarisationIntegral
    weakCharge widthOverExpansion
    ./rates:
    CM2_PER_M2 DEFAULT_FLUX_ERROR RATE_ERRORS expectedEvents nucleiPerTonne rateUncertainty
    ./structureFunctions:
    brokenPhotonDensity brokenPhotonFlux largestPhotonShare nuclearMedium nuclearMediumNames nucleonMass
    photonDensity pionThreshold r1998 runningCoupling structureFunctionModel structureFunctionNames
    vacuumPolarisationFactor
    ./targets:
    chargeDensity densityRms scaledDensity
    ./warped:
    BOUNDARY_CONDITIONS HIGHEST_ELECTROWEAK_SCALE_GEV IR_BRANE LARGEST_BULK_MASS LARGEST_CURVATURE_GEV
    LARGEST_ELECTROWEAK_KINETIC_TERM LOWEST_CURVATURE_GEV LOWEST_ELECTROWEAK_SCALE_GEV PLANCK_CONVENTIONS
    PLANCK_MASS_GEV REDUCED_PLANCK_MASS_GEV Z_MASS_GEV alphaAtZ electroweakScheme gaugeField gaugeModes gaugeRoots
    kineticLength leptonCurrentShift modeOverlap modeProfile muTauSpectrum obliqueCurrentShift obliqueParameters
    planckMassGeV requireBulkMass shiftContributions standardModelField towerCoupling towerSum wVertexShift
    warpedGeometry warpedGeometryFromRadii zCouplingShifts zMassFractionFromModes zeroModeAtIrBrane
    zeroModeDensity zeroModeMoment"
  `);
});

it('has about sixty names at its root, each of which a part has too', async () => {
  const { '.': root, ...parts } = Object.fromEntries(await publicNames());
  expect(root.length).toBeLessThan(70);
  const inParts = new Set(Object.values(parts).flat());
  expect(root.filter((name) => !inParts.has(name))).toEqual([]);
});
