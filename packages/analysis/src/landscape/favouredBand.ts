import type { ElectroweakInputs, FamilyOfModel } from '@nereid/physics';
import { squaredCouplingsAtRatio } from '@nereid/physics/models';
import type { Constraint } from '../constraints/constraint.js';
import { type PredictionAtMass, predictionAtMass } from '../limits/predictionAtMass.js';

/** Couplings that a measurement favours, where the Standard Model is too far from it. */
export interface FavouredBand {
  readonly constraint: string;
  readonly title: string;
  /** How many errors around the measurement. */
  readonly deviations: number;
  /** The masses at which some coupling brings the prediction there. */
  readonly band: readonly { readonly massGeV: number; readonly lower: number; readonly upper: number }[];
}

/** Favoured couplings are those within so many errors. */
export const FAVOURED_DEVIATIONS = 2;

/**
 * The couplings that bring a measurement within two errors which the Standard Model misses from below; undefined where it does not, as
 * with the muon g−2 and the prediction of 2025. So a band says that something is left over to explain.
 */
export function favouredBand(
  constraint: Constraint,
  family: FamilyOfModel,
  masses: readonly number[],
  electroweak: ElectroweakInputs,
): FavouredBand | undefined {
  const { id, title, status } = constraint;
  if (status !== 'measured' || constraint.scaling === 'general') return undefined;
  const predictAt = predictionAtMass(constraint, family, electroweak);
  if (!canFavour(predictAt, masses)) return undefined;
  const band = masses.flatMap((massGeV) => {
    const prediction = predictAt(massGeV);
    if ('reason' in prediction) return [];
    const { value, errorPlus, errorMinus } = prediction.measurement;
    const least = value - FAVOURED_DEVIATIONS * errorMinus;
    if (least <= 1) return [];
    const [lower] = squaredCouplingsAtRatio(prediction.ratio, least).slice(-1);
    const [upper] = squaredCouplingsAtRatio(prediction.ratio, value + FAVOURED_DEVIATIONS * errorPlus).slice(-1);
    return lower === undefined ? [] : [{ massGeV, lower: Math.sqrt(lower), upper: Math.sqrt(upper) }];
  });
  return band.length === 0 ? undefined : { constraint: id, title, deviations: FAVOURED_DEVIATIONS, band };
}

/** Whether the Standard Model misses the measurement at all: the same at all masses, but for predictions that are mirrored together with it. */
function canFavour(predictAt: PredictionAtMass, masses: readonly number[]): boolean {
  for (const massGeV of masses) {
    const prediction = predictAt(massGeV);
    if ('reason' in prediction) continue;
    const { value, errorPlus, errorMinus } = prediction.measurement;
    return value > 1 + FAVOURED_DEVIATIONS * errorMinus || value < 1 - FAVOURED_DEVIATIONS * errorPlus;
  }
  return false;
}
