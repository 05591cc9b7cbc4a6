import {
  type ElectroweakInputs,
  type FlavourCharges,
  InputError,
  lmuLtauCharges,
  ratioAtUnitStrength,
  requireNumber,
  type VectorCharges,
} from '@nereid/physics';

import { twoSidedDeviation } from '@nereid/physics/numerics';
import {
  couplingAtRateShift,
  largestRecoil,
  type RecoilWindow,
  recoilCrossSection,
  recoilRateRatio,
} from '@nereid/physics/observables';
import { type Constraint, rememberLast } from './constraint.js';
import { type ConstraintCurve, measuredValue, type RecordValues, requiredValue } from './constraintCurve.js';
import { computedFor, OBSERVABLES } from './observables.js';
import { knownToElectrons, unknownMixing } from './unknownMixing.js';

/** What the recast of Borexino assumes beside the catalogue's survival probability. */
export interface RecoilAssumptions {
  /** Recoils counted from here on [MeV]; the published rate is for all recoils. */
  readonly leastRecoilMeV: number;
  /** Share of ν_μ among the neutrinos that are not ν_e any more; ½ for maximal mixing, where interference cancels. */
  readonly muonShare: number;
  /** Relative error of the rate, one standard deviation; that of the survival probability unless given. */
  readonly relativeError?: number | undefined;
}

/** Assumptions of the Borexino recast unless others are given. */
export const STANDARD_RECOIL: RecoilAssumptions = { leastRecoilMeV: 0, muonShare: 0.5 };

/** Value id of the survival probability that the rate is recast from. */
export const BOREXINO_MEASUREMENT = 'nu-e-borexino-survival';
const ENERGY = 'nu-e-borexino-energy';

/** Relative error of the rate P σ_e + (1 − P) σ_μ that an error of the survival probability P stands for. */
function rateError(
  survival: { value: number; error: number },
  window: RecoilWindow,
  inputs: ElectroweakInputs,
): number {
  const of = (flavour: 'e' | 'mu') => recoilCrossSection(flavour, window, 1, lmuLtauCharges, inputs).standard;
  const [electron, other] = [of('e'), of('mu')];
  return (survival.error * (electron - other)) / (survival.value * electron + (1 - survival.value) * other);
}

interface RecoilMeasurement {
  readonly window: RecoilWindow;
  readonly survivalProbability: number;
  readonly flavours: FlavourCharges;
  readonly relativeError: number;
}

/** The measurement of the catalogue with the assumptions that go with it. */
function recoilMeasurement(
  { leastRecoilMeV, muonShare, relativeError }: RecoilAssumptions,
  values: RecordValues,
  inputs: ElectroweakInputs,
): RecoilMeasurement {
  requireNumber('share of ν_μ', muonShare, 0, 1);
  const energy = requiredValue(values, ENERGY);
  if (energy.unit !== 'keV') throw new InputError('value of the catalogue', ENERGY, 'not in keV', 'Give it in keV.');
  const survival = measuredValue(values, BOREXINO_MEASUREMENT);
  // in the unit in which it is given; the library would say it in GeV
  const largestMeV = 1e3 * largestRecoil(energy.value * 1e-6, inputs.leptonMass.e);
  requireNumber('least recoil', leastRecoilMeV, 0, largestMeV, { unit: 'MeV' });
  const all = { neutrinoEnergyGeV: energy.value * 1e-6, leastRecoilGeV: 0, largestRecoilGeV: Number.POSITIVE_INFINITY };
  const lost = 1 - survival.value;
  return {
    window: { ...all, leastRecoilGeV: leastRecoilMeV * 1e-3 },
    survivalProbability: survival.value,
    flavours: { e: survival.value, mu: lost * muonShare, tau: lost * (1 - muonShare) },
    // the published rate is for all recoils
    relativeError: relativeError ?? rateError(survival, all, inputs),
  };
}

const numbersOf = (
  { window, survivalProbability, relativeError }: RecoilMeasurement,
  { muonShare }: RecoilAssumptions,
) => ({
  neutrinoEnergyGeV: window.neutrinoEnergyGeV,
  leastRecoilGeV: window.leastRecoilGeV,
  survivalProbability,
  muonShare,
  relativeErrorOfRate: relativeError,
});

/**
 * Coupling at which the rate of ⁷Be neutrinos on electrons changes by more than its error allows, with mixing from loops. A recast:
 * the measured rate is taken to be the Standard Model's, and the shape of the recoils is not used.
 */
export function borexinoCurve(
  masses: readonly number[],
  assumptions: RecoilAssumptions,
  confidenceLevel: number,
  values: RecordValues,
  inputs: ElectroweakInputs,
): ConstraintCurve {
  const measurement = recoilMeasurement(assumptions, values, inputs);
  const { window, flavours, relativeError } = measurement;
  const tolerance = twoSidedDeviation(confidenceLevel) * relativeError;
  const edge = (mass: number) =>
    couplingAtRateShift(recoilRateRatio(flavours, window, mass, lmuLtauCharges, inputs), tolerance);
  return {
    id: 'borexino',
    observable: 'borexino',
    kind: 'limit',
    label: 'Borexino ⁷Be (recast)',
    massGeV: masses,
    lower: masses.map(() => 0),
    upper: masses.map(edge),
    fidelity: 'recast',
    inputs: { ...numbersOf(measurement, assumptions), confidenceLevel },
    valueIds: [BOREXINO_MEASUREMENT, ENERGY],
    references: ['Borexino2011', 'Ballett2019'],
    notes: ['total rate only; two-sided; the Standard Model is taken to give the measured rate'],
  };
}

/**
 * The recast as a constraint on one vector boson that electrons know of, by a charge of their own or by mixing; the Standard Model's rate
 * is taken as measured.
 */
export function borexinoConstraint(
  assumptions: RecoilAssumptions,
  values: RecordValues,
  inputs: ElectroweakInputs,
): Constraint {
  const measurement = recoilMeasurement(assumptions, values, inputs);
  const { window, flavours, relativeError: error } = measurement;
  const rate = rememberLast((massGeV, charges: VectorCharges) =>
    recoilRateRatio(flavours, window, massGeV, charges, inputs),
  );
  return {
    ...OBSERVABLES.borexino,
    inputs: numbersOf(measurement, assumptions),
    valueIds: [BOREXINO_MEASUREMENT, ENERGY],
    references: ['Borexino2011', 'Ballett2019'],
    predict(model) {
      const bosons = model.bosons;
      if (!bosons || bosons.scalars.length > 0)
        return { reason: `recoils are computed for ${computedFor('borexino')}` };
      if (bosons.vectors.length > 1) return { reason: 'recoils are computed for one boson, not for several' };
      const [boson] = bosons.vectors;
      const reason = boson && unknownMixing(boson.charges, knownToElectrons(boson.charges));
      if (reason !== undefined) return { reason };
      const unit = boson ? rate(boson.massGeV, boson.charges) : { linear: 0, quadratic: 0 };
      const s = boson ? boson.coupling ** 2 : 0;
      const ratio = { linear: s * unit.linear, quadratic: s * s * unit.quadratic };
      return {
        measurement: { name: 'borexino', value: 1, errorPlus: error, errorMinus: error },
        // a square too small to be a number leaves the Standard Model
        ratio: ratio.quadratic === 0 ? { linear: 0, quadratic: 0 } : ratio,
        orientation: 1,
        predicted: ratioAtUnitStrength(ratio),
        measured: 1,
      };
    },
  };
}
