import { lmuLtau, requireNumber, sm } from '@nereid/physics';
import { twoSidedDeviation } from '@nereid/physics/numerics';
import { LIGHTEST_BOSON_IN_TAU_DECAY_GEV, tauDecayShift } from '@nereid/physics/observables';
import type { Constraint } from './constraint.js';
import type { ConstraintCurve } from './constraintCurve.js';
import { computedFor, OBSERVABLES } from './observables.js';

/** Ratio g_μ/g_e of the couplings in leptonic tau decays with its error. */
export interface TauUniversality {
  readonly ratio: number;
  readonly error: number;
}

/** HFLAV, winter 2022, equation 6 of its tests of lepton universality: 1.0019 ± 0.0014. */
export const HFLAV_2022: TauUniversality = { ratio: 1.0019, error: 0.0014 };

const HEAVIEST_GEV = 1e9;

function requireUniversality({ ratio, error }: TauUniversality): void {
  requireNumber('g_μ/g_e', ratio, 0.5, 2);
  requireNumber('error of g_μ/g_e', error, 0, 1, { exclusiveMinimum: true });
}

/**
 * Couplings for which the boxes of W and Z′ keep (g_μ/g_e)² = 1 + Δ within its two-sided interval. Only for masses well above the
 * tau's; null below.
 */
export function tauUniversalityCurve(
  masses: readonly number[],
  { ratio, error }: TauUniversality,
  confidenceLevel: number,
): ConstraintCurve {
  requireUniversality({ ratio, error });
  const z = twoSidedDeviation(confidenceLevel);
  const [low, high] = [ratio - z * error, ratio + z * error].map((bound) => bound * bound - 1);
  const edge = (mass: number, shift: number): number | null => {
    if (mass < LIGHTEST_BOSON_IN_TAU_DECAY_GEV || mass > HEAVIEST_GEV || high < 0) return null;
    return Math.sqrt(Math.max(shift, 0) / tauDecayShift(mass));
  };
  return {
    id: 'tau',
    observable: 'tau',
    kind: low > 0 ? 'band' : 'limit',
    label: 'τ → μνν̄ universality',
    massGeV: masses,
    lower: masses.map((mass) => edge(mass, low)),
    upper: masses.map((mass) => edge(mass, high)),
    fidelity: 'recast',
    inputs: { ratioOfCouplings: ratio, errorOfRatio: error, confidenceLevel },
    valueIds: [],
    references: ['AltmannshoferColor2014', 'HFLAV2022'],
    notes: [`boxes for a boson well above the tau mass; from ${LIGHTEST_BOSON_IN_TAU_DECAY_GEV} GeV on`],
  };
}

/** Universality as a constraint on L_μ − L_τ: (g_μ/g_e)² = 1 + Δ against the measured square, with the errors of one deviation. */
export function tauConstraint(universality: TauUniversality): Constraint {
  requireUniversality(universality);
  const { ratio, error } = universality;
  const measured = ratio * ratio;
  return {
    ...OBSERVABLES.tau,
    inputs: { ratioOfCouplings: ratio, errorOfRatio: error },
    valueIds: [],
    references: ['AltmannshoferColor2014', 'HFLAV2022'],
    predict(model) {
      const boson = model.bosons?.vectors[0];
      if (![sm, lmuLtau].some(({ name }) => name === model.name))
        return { reason: `tau decays are computed for ${computedFor('tau')}` };
      if (boson && boson.massGeV < LIGHTEST_BOSON_IN_TAU_DECAY_GEV) {
        const reason = `tau decays are computed for a boson from ${LIGHTEST_BOSON_IN_TAU_DECAY_GEV} GeV on`;
        return { reason };
      }
      const shift = boson ? boson.coupling ** 2 * tauDecayShift(boson.massGeV) : 0;
      return {
        measurement: {
          name: 'tau',
          value: measured,
          errorPlus: (ratio + error) ** 2 - measured,
          errorMinus: measured - (ratio - error) ** 2,
        },
        ratio: { linear: shift, quadratic: 0 },
        orientation: 1,
        predicted: 1 + shift,
        measured,
      };
    },
  };
}
