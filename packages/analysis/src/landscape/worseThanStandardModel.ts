import type { CouplingInterval, ElectroweakInputs, FamilyOfModel } from '@nereid/physics';
import { squaredCouplingsAtRatio } from '@nereid/physics/models';
import type { Constraint } from '../constraints/constraint.js';
import { predictionAtMass } from '../limits/predictionAtMass.js';
import type { BoundPoint } from './bound.js';

/**
 * What a measurement that excludes the Standard Model itself leaves of its bound: couplings that describe it worse than coupling 0 does,
 * above the last one with the same distance in errors on the other side of what was measured. Below, it favours the boson, and
 * excludes none. Undefined where coupling 0 is allowed at all masses.
 */
export function worseThanStandardModel(
  constraint: Constraint,
  family: FamilyOfModel,
  curve: readonly BoundPoint[],
  electroweak: ElectroweakInputs,
): BoundPoint[] | undefined {
  const isMissed = ({ excluded }: BoundPoint) => excluded.some(({ lower }) => lower === 0);
  if (!curve.some(isMissed)) return undefined;
  // beyond polynomials there is no prediction to ask: then nothing of it
  const predictAt = constraint.scaling === 'general' ? undefined : predictionAtMass(constraint, family, electroweak);
  return curve.map((point) => {
    if (!isMissed(point)) return point;
    const prediction = predictAt?.(point.massGeV);
    const from = prediction && !('reason' in prediction) ? lastAsGood(prediction) : Number.NaN;
    const excluded = from > 0 ? point.excluded.flatMap((interval) => partAbove(interval, from)) : [];
    const last = excluded.at(-1);
    const couplingUpper = last?.upper === Number.POSITIVE_INFINITY ? last.lower : null;
    return { massGeV: point.massGeV, couplingUpper, excluded };
  });
}

type Prediction = Exclude<ReturnType<ReturnType<typeof predictionAtMass>>, { readonly reason: string }>;

/** The largest coupling that is as far from the measurement as the Standard Model, whose ratio is 1; NaN where none is. */
function lastAsGood({ measurement: { value, errorPlus, errorMinus }, ratio }: Prediction): number {
  const mirrored = value > 1 ? value + ((value - 1) / errorMinus) * errorPlus : 1;
  const [squared = Number.NaN] = squaredCouplingsAtRatio(ratio, mirrored).slice(-1);
  return Math.sqrt(squared);
}

const partAbove = ({ lower, upper }: CouplingInterval, from: number): CouplingInterval[] =>
  upper > from ? [{ lower: Math.max(lower, from), upper }] : [];
