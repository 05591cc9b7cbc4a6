import type { TridentModel } from '@nereid/physics';
import type { Constraint, ConstraintPrediction, PredictionColumns } from './constraint.js';

/** What makes the likelihood of a prediction: the same for all points of most constraints. */
type Measured = Pick<ConstraintPrediction, 'measurement' | 'likelihood' | 'orientation'>;

/** Beside no prediction at all. */
const NOTHING: Measured = { measurement: { name: 'none', value: 1, errorPlus: 1, errorMinus: 1 }, orientation: 1 };

/**
 * Columns of what a constraint predicts for points one by one. Undefined where the points are not all compared with the same measurement,
 * as where the sign of a contribution decides on which side of it they are.
 * @param models of the rows; none where there is no point
 */
export function pointPredictions(
  { predict }: Constraint,
  models: readonly (TridentModel | undefined)[],
): PredictionColumns | undefined {
  const [linear, quadratic, predicted] = [0, 1, 2].map(() => new Float64Array(models.length).fill(Number.NaN));
  let measured: Measured | undefined;
  for (const [i, model] of models.entries()) {
    const prediction = model && predict(model);
    if (prediction === undefined || 'reason' in prediction) continue;
    // theory errors are of each point
    if (prediction.shifts !== undefined) return undefined;
    if (measured && !isSame(measured, prediction)) return undefined;
    measured ??= prediction;
    linear[i] = prediction.ratio.linear;
    quadratic[i] = prediction.ratio.quadratic;
    predicted[i] = prediction.predicted;
  }
  const { measurement, likelihood, orientation } = measured ?? NOTHING;
  return { measurement, ...(likelihood && { likelihood }), orientation, ratio: { linear, quadratic }, predicted };
}

function isSame(one: Measured, other: Measured): boolean {
  const [a, b] = [one.measurement, other.measurement];
  return (
    one.likelihood === other.likelihood &&
    one.orientation === other.orientation &&
    a.name === b.name &&
    Object.is(a.value, b.value) &&
    Object.is(a.errorPlus, b.errorPlus) &&
    Object.is(a.errorMinus, b.errorMinus)
  );
}
