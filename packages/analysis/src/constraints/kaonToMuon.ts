import type { ElectroweakInputs, ScalarCharges, VectorCharges } from '@nereid/physics';
import { vectorCoupling } from '@nereid/physics/models';
import {
  invisibleBranchingFraction,
  kaonEmissionRatio,
  kaonScalarElement,
  kaonVectorElement,
  scalarWidths,
  threeNeutrinoShare,
} from '@nereid/physics/observables';
import { type Constraint, rememberLast } from './constraint.js';
import { type RecordValues, requiredValue } from './constraintCurve.js';
import { computedFor, OBSERVABLES } from './observables.js';
import { errorOfLimit, limitPrediction, upperLimitOf } from './upperLimit.js';

/** Value ids of record N020. */
export const NA62_LIMIT = 'na62-k-mu-3nu-limit';
const MUON_FRACTION = 'k-mu-nu-fraction';

/**
 * Squared missing masses of the search for K⁺ → μ⁺νν̄ν [GeV²] lie above this: from memory, not read (arXiv:2101.12304 says where it is;
 * its abstract does not).
 */
const LEAST_MISSING_MASS_SQUARED_GEV2 = 0.1;

/**
 * K⁺ → μ⁺νX with X invisible: the limit of NA62 on K⁺ → μ⁺νν̄ν, recast with the share of either spectrum that lies in the signal region.
 * Bosons of one point add.
 */
export function kaonConstraint(values: RecordValues, inputs: ElectroweakInputs): Constraint {
  const published = upperLimitOf(values, NA62_LIMIT);
  const error = errorOfLimit(published);
  const muonFraction = requiredValue(values, MUON_FRACTION).value;
  const muon = inputs.leptonMass.mu;
  const share = threeNeutrinoShare(LEAST_MISSING_MASS_SQUARED_GEV2, muon);
  const seen = (element: Parameters<typeof kaonEmissionRatio>[0], massGeV: number) =>
    (muonFraction * kaonEmissionRatio(element, massGeV, muon, LEAST_MISSING_MASS_SQUARED_GEV2)) / share;
  const ofVector = rememberLast((massGeV, charges: VectorCharges) => {
    const { re, im } = kaonCouplings(massGeV, charges, inputs);
    const real = seen(kaonVectorElement(massGeV, re, muon), massGeV);
    const imaginary = im.vector === 0 ? 0 : seen(kaonVectorElement(massGeV, im, muon), massGeV);
    return real + imaginary === 0 ? 0 : (real + imaginary) * invisibleShare(massGeV, charges, inputs);
  });
  const ofScalar = rememberLast((massGeV, charges: ScalarCharges) => {
    const { scalar, pseudoscalar, neutrino } = charges;
    const couplings = { scalar: scalar.mu, pseudoscalar: pseudoscalar.mu, neutrino: neutrino.mu };
    const { invisible, charged } = scalarWidths(massGeV, charges, inputs);
    const visible = charged.e + charged.mu + charged.tau;
    // photons from loops alone come too late to be seen
    const fraction = visible === 0 ? 1 : invisible / (invisible + visible);
    return fraction === 0 ? 0 : fraction * seen(kaonScalarElement(massGeV, couplings, muon), massGeV);
  });
  return {
    ...OBSERVABLES.na62,
    inputs: {
      limitOnBranchingFraction: published.limit,
      confidenceLevelOfLimit: published.confidenceLevel,
      branchingFractionToMuon: muonFraction,
      leastMissingMassSquaredGeV2: LEAST_MISSING_MASS_SQUARED_GEV2,
      shareOfThreeNeutrinos: share,
    },
    valueIds: [NA62_LIMIT, MUON_FRACTION],
    references: ['NA62-2021', 'Krnjaic2020'],
    predict(model) {
      const bosons = model.bosons;
      if (!bosons) return { reason: `kaon decays are computed for ${computedFor('na62')}` };
      const changing = bosons.vectors.some(({ charges: { flavourChanging: between } }) => {
        return between !== undefined && (between.eMu !== 0 || between.muTau !== 0);
      });
      if (changing) {
        return {
          reason: 'K⁺ → μ⁺ν_eX or μ⁺ν_τX by charges between flavours of the muon or its neutrino is not computed',
        };
      }
      let predicted = 0;
      for (const { massGeV, coupling, charges } of bosons.vectors)
        predicted += coupling ** 2 * ofVector(massGeV, charges);
      for (const { massGeV, coupling, charges } of bosons.scalars)
        predicted += coupling ** 2 * ofScalar(massGeV, charges);
      return limitPrediction('na62', error, predicted);
    },
  };
}

/** Couplings to muon, neutrino and kaon with mixing at q² = M², which loops make complex above the pairs of leptons. */
function kaonCouplings(massGeV: number, charges: VectorCharges, inputs: ElectroweakInputs) {
  const q2 = massGeV * massGeV;
  const [mu, up, strange] = (['mu', 'u', 's'] as const).map((fermion) => vectorCoupling(charges, fermion, q2, inputs));
  return {
    re: { vector: mu.re, axial: charges.axial.mu, neutrino: charges.neutrino.mu, kaon: up.re - strange.re },
    im: { vector: mu.im, axial: 0, neutrino: 0, kaon: up.im - strange.im },
  };
}

/** What has no decay leaves the detector. */
function invisibleShare(massGeV: number, charges: VectorCharges, inputs: ElectroweakInputs): number {
  const fraction = invisibleBranchingFraction(massGeV, charges, inputs);
  return Number.isNaN(fraction) ? 1 : fraction;
}
