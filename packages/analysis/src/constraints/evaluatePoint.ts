import { couplingDecision, InputError, type TridentModel } from '@nereid/physics';
import { type Constraint, type ConstraintPrediction, RATIO_TO_STANDARD_MODEL } from './constraint.js';
import type { ConstraintFidelity, ConstraintVerdict } from './constraintVerdict.js';
import { atMostOneProjection, type CombinationOptions, correlationMatrix } from './correlations.js';
import { likelihoodOf } from './measuredLikelihood.js';
import { modelOfPoint, type ParameterPoint, parsePoint } from './parameterPoint.js';

/** What a verdict on no point names: a constraint's id and how close it is to the experiment. */
interface Named {
  readonly id: string;
  readonly fidelity?: ConstraintFidelity;
}

/** The verdicts on what is no point at all. */
export const invalidVerdicts = (constraints: readonly Named[], reason: string): ConstraintVerdict[] =>
  constraints.map((constraint) => undecided('invalidInput', constraint, reason));

/** The verdict of one constraint on a point as read from JSON; what is no point is `invalidInput`, never an exception. */
export function verdictOnJson(point: unknown, constraint: Constraint, options: CombinationOptions): ConstraintVerdict {
  try {
    return evaluatePoint(parsePoint(point), [constraint], options)[0];
  } catch (error) {
    if (error instanceof InputError) return undecided('invalidInput', constraint, error.message);
    throw error;
  }
}

const undecided = (
  verdict: 'invalidInput' | 'notEvaluated',
  { id, fidelity = 'recast' }: Named,
  reason: string,
): ConstraintVerdict => ({ constraint: id, verdict, reason, fidelity });

/** An overflow must not pass for a prediction: a comparison with NaN is false, so the point would be allowed. */
const tooLarge = (value: number) =>
  `the predicted ratio is not finite (${value}): the couplings are too large for the arithmetic`;

/** What a constraint predicts for a point; `value` is the ratio of strength 1. */
interface PointPrediction extends Pick<ConstraintPrediction, 'measurement' | 'likelihood' | 'ratio' | 'shifts'> {
  readonly constraint: Constraint;
  readonly prediction: ConstraintPrediction;
  readonly value: number;
}

/**
 * Verdict of each constraint, and where there are several of all together (constraint `combined`, absent where one of them makes no
 * prediction). The test is the one of `couplingLimit`: the new part of the amplitude is scaled by a strength g² from 0 (the
 * Standard Model) upwards, which makes σ/σ_SM a quadratic in it, and the point is excluded where strength 1 is not among those
 * allowed. So `evaluate` and `limit` agree for every model, statistic and sidedness.
 */
export function evaluatePoint(
  point: ParameterPoint,
  constraints: readonly Constraint[],
  options: CombinationOptions,
): ConstraintVerdict[] {
  let model: TridentModel;
  try {
    model = modelOfPoint(point);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return invalidVerdicts(constraints, error.message);
  }
  const predictions = constraints.map((constraint) => predictionOf(constraint, model));
  const usable = predictions.filter((one): one is PointPrediction => !('verdict' in one));
  const single = predictions.map((one) => ('verdict' in one ? one : singleVerdict(one, options)));
  const combines = atMostOneProjection(constraints) && usable.length > 1 && usable.length === predictions.length;
  if (!combines) return single;
  return [...single, { constraint: 'combined', ...verdictOf(usable, options), fidelity: 'recast' }];
}

function predictionOf(constraint: Constraint, model: TridentModel): PointPrediction | ConstraintVerdict {
  const prediction = constraint.predict(model);
  if ('reason' in prediction) return undecided('notEvaluated', constraint, prediction.reason);
  const value = 1 + prediction.ratio.linear + prediction.ratio.quadratic;
  if (!Number.isFinite(value)) return undecided('notEvaluated', constraint, tooLarge(value));
  const { measurement, likelihood, ratio, shifts } = prediction;
  const one = { constraint, prediction, value, measurement, ratio };
  if (shifts !== undefined) return { ...one, shifts, ...(likelihood && { likelihood }) };
  return likelihood ? { ...one, likelihood } : one;
}

function singleVerdict(one: PointPrediction, options: CombinationOptions): ConstraintVerdict {
  const { orientation, predicted, measured } = one.prediction;
  const { id: constraint, observable, fidelity } = one.constraint;
  const pull = orientation * likelihoodOf(one, options.errorModel).pull(one.value);
  const { verdict, chiSquare, standardModelChiSquare } = verdictOf([one], options);
  // written out: a spread here costs as much as all the rest of a point
  return observable === RATIO_TO_STANDARD_MODEL
    ? { constraint, verdict, chiSquare, standardModelChiSquare, ratio: predicted, measured, pull, fidelity }
    : { constraint, verdict, chiSquare, standardModelChiSquare, observable, predicted, measured, pull, fidelity };
}

function verdictOf(predictions: readonly PointPrediction[], { correlations, ...options }: CombinationOptions) {
  const correlation = correlationMatrix(
    predictions.map(({ constraint }) => constraint.id),
    correlations,
  );
  const { excluded, chiSquare, standardModelChiSquare } = couplingDecision(predictions, 1, options, correlation);
  return { verdict: excluded ? ('excluded' as const) : ('allowed' as const), chiSquare, standardModelChiSquare };
}
