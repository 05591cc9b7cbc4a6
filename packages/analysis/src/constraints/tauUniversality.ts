import {
  type LeptonFlavour,
  leptonFlavours,
  requireNumber,
  type VectorCharges,
  type VectorMediator,
} from '@nereid/physics';
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

/** Belle II, 2024: 0.9974 ± 0.0019 from R_μ = 0.9675 ± 0.0007 ± 0.0036 (arXiv:2405.14625). */
export const BELLE_II_2024: TauUniversality = { ratio: 0.9974, error: 0.0019 };

/** Ratios to choose from, by value id of record N021; the first is the default. */
export const TAU_MEASUREMENTS = {
  'tau-universality-hflav-2022': HFLAV_2022,
  'tau-universality-belle-ii-2024': BELLE_II_2024,
} as const;

const isSame = (a: TauUniversality, b: TauUniversality) => a.ratio === b.ratio && a.error === b.error;

const valueIdsOfRatio = (universality: TauUniversality): string[] =>
  Object.entries(TAU_MEASUREMENTS).flatMap(([id, known]) => (isSame(known, universality) ? [id] : []));

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

/** Charge of a left-handed lepton, which the W turns into its neutrino. */
const leftHanded = ({ vector, axial }: VectorCharges, flavour: LeptonFlavour): number =>
  vector[flavour] + axial[flavour];

/** −Q_τ(Q_μ − Q_e): boxes change τ → μ in proportion to −Q_τQ_μ and τ → e to −Q_τQ_e; 1 for L_μ − L_τ, −1 for L_e − L_τ, 0 for B − L. */
const universalityCharge = (charges: VectorCharges): number =>
  -leftHanded(charges, 'tau') * (leftHanded(charges, 'mu') - leftHanded(charges, 'e'));

/** Why the boxes alone do not describe a boson. */
function outsideOfBoxes({ massGeV, charges }: VectorMediator): string | undefined {
  if (Object.values(charges.flavourChanging ?? {}).some((charge) => charge !== 0)) {
    return 'charges between flavours change decays of leptons at tree level, which is not computed';
  }
  if (leptonFlavours.some((flavour) => charges.neutrino[flavour] !== leftHanded(charges, flavour))) {
    return 'tau decays are computed where a left-handed lepton and its neutrino have the same charge: else vertices diverge';
  }
  if (universalityCharge(charges) !== 0 && massGeV < LIGHTEST_BOSON_IN_TAU_DECAY_GEV) {
    return `tau decays are computed for a boson from ${LIGHTEST_BOSON_IN_TAU_DECAY_GEV} GeV on`;
  }
  return undefined;
}

/**
 * Universality as a constraint on vector bosons: (g_μ/g_e)² = 1 + Δ against the measured square, with the errors of one deviation. The value
 * of record N021 that it is, if any, is among its value ids.
 */
export function tauConstraint(universality: TauUniversality): Constraint {
  requireUniversality(universality);
  const { ratio, error } = universality;
  const measured = ratio * ratio;
  return {
    ...OBSERVABLES.tau,
    inputs: { ratioOfCouplings: ratio, errorOfRatio: error },
    valueIds: valueIdsOfRatio(universality),
    references: ['AltmannshoferColor2014', isSame(universality, BELLE_II_2024) ? 'BelleIITau2024' : 'HFLAV2022'],
    predict(model) {
      const bosons = model.bosons;
      if (!bosons || bosons.scalars.length > 0) return { reason: `tau decays are computed for ${computedFor('tau')}` };
      const reason = bosons.vectors.map(outsideOfBoxes).find((one) => one !== undefined);
      if (reason !== undefined) return { reason };
      let shift = 0;
      for (const { massGeV, coupling, charges } of bosons.vectors) {
        const charge = universalityCharge(charges);
        // of a boson without effect the loop is not needed, and −0 is no shift
        if (charge !== 0) shift += coupling ** 2 * charge * tauDecayShift(massGeV);
      }
      const [above, below] = [(ratio + error) ** 2 - measured, measured - (ratio - error) ** 2];
      if (shift < 0) {
        return {
          measurement: { name: 'tau', value: 2 - measured, errorPlus: below, errorMinus: above },
          ratio: { linear: -shift, quadratic: 0 },
          orientation: -1,
          predicted: 1 + shift,
          measured,
        };
      }
      return {
        measurement: { name: 'tau', value: measured, errorPlus: above, errorMinus: below },
        ratio: { linear: shift, quadratic: 0 },
        orientation: 1,
        predicted: 1 + shift,
        measured,
      };
    },
  };
}
