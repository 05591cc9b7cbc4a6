import {
  couplingDecision,
  type ElectroweakInputs,
  InputError,
  type RatioLikelihood,
  type RatioMeasurement,
  type RatioPolynomial,
  type TridentModel,
} from '@nereid/physics';
import { missingModelRatio } from '../kernels/missingRatio.js';
import { lacksDensities, modelRatioPolynomial } from '../kernels/modelRatio.js';
import type { PreparedExperiment } from '../limits/couplingLimits.js';
import { atMostOneProjection } from '../limits/limitRun.js';
import type { CompanionConstraint } from './companions.js';
import type { ConstraintFidelity, ConstraintVerdict } from './constraintVerdict.js';
import { type CombinationOptions, correlationMatrix } from './correlations.js';
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
export function verdictOnJson(
  point: unknown,
  constraint: Named,
  evaluate: (point: ParameterPoint) => ConstraintVerdict,
): ConstraintVerdict {
  try {
    return evaluate(parsePoint(point));
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

/** What a constraint predicts for a point: σ/σ_SM or another number that is 1 in the Standard Model, and what is shown of it. */
interface PointPrediction {
  readonly id: string;
  readonly fidelity: ConstraintFidelity;
  readonly measurement: RatioMeasurement;
  readonly likelihood?: RatioLikelihood;
  readonly ratio: RatioPolynomial;
  /** That of strength 1. */
  readonly value: number;
  readonly orientation: 1 | -1;
  readonly shown: Pick<ConstraintVerdict, 'observable' | 'ratio' | 'predicted' | 'measured'>;
}

/** An overflow must not pass for a prediction: a comparison with NaN is false, so the point would be allowed. */
const tooLarge = (value: number) =>
  `the predicted ratio is not finite (${value}): the couplings are too large for the arithmetic`;

/**
 * Verdict of each experiment, then of each companion observable, and where there are several of all together (constraint
 * `combined`, absent where one of them makes no prediction). The test is the one of `couplingLimit`: the new part of the amplitude
 * is scaled by a strength g² from 0 (the Standard Model) upwards, which makes σ/σ_SM a quadratic in it, and the point is excluded
 * where strength 1 is not among those allowed. So `evaluate` and `limit` agree for every model, statistic and sidedness.
 */
export function evaluatePoint(
  point: ParameterPoint,
  experiments: readonly PreparedExperiment[],
  inputs: ElectroweakInputs,
  options: CombinationOptions,
  companions: readonly CompanionConstraint[] = [],
): ConstraintVerdict[] {
  let model: TridentModel;
  try {
    model = modelOfPoint(point);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return invalidVerdicts([...experiments.map(({ experiment }) => experiment), ...companions], error.message);
  }
  const predictions = [
    ...experimentPredictions(experiments, model, inputs),
    ...companions.map((companion) => companionPrediction(companion, model)),
  ];
  const usable = predictions.filter((one): one is PointPrediction => !('verdict' in one));
  const single = predictions.map((one) => ('verdict' in one ? one : singleVerdict(one, options)));
  const combines = atMostOneProjection(experiments) && usable.length > 1 && usable.length === predictions.length;
  if (!combines) return single;
  return [...single, { constraint: 'combined', ...verdictOf(usable, options), fidelity: 'recast' }];
}

function experimentPredictions(
  experiments: readonly PreparedExperiment[],
  model: TridentModel,
  inputs: ElectroweakInputs,
): (PointPrediction | ConstraintVerdict)[] {
  if (experiments.some(({ kernel }) => lacksDensities(kernel, model, inputs))) {
    const reason = 'the kernel has no densities of operators that turn the helicity of the neutrino';
    return experiments.map(({ experiment }) => undecided('notEvaluated', experiment, reason));
  }
  return experiments.map(({ experiment: { id }, measurement, likelihood, kernel }) => {
    const missing = missingModelRatio(kernel, model, inputs);
    if (missing !== undefined) return undecided('notEvaluated', { id }, missing);
    const ratio = modelRatioPolynomial(kernel, model, inputs);
    const value = 1 + ratio.linear + ratio.quadratic;
    if (!Number.isFinite(value)) return undecided('notEvaluated', { id }, tooLarge(value));
    const shown = { ratio: value, measured: measurement.value };
    const own = likelihood && { likelihood };
    return { id, fidelity: 'recast', measurement, ...own, ratio, value, orientation: 1, shown };
  });
}

function companionPrediction(companion: CompanionConstraint, model: TridentModel): PointPrediction | ConstraintVerdict {
  const prediction = companion.predict(model);
  if ('reason' in prediction) return undecided('notEvaluated', companion, prediction.reason);
  const { measurement, ratio, orientation, predicted, measured } = prediction;
  const value = 1 + ratio.linear + ratio.quadratic;
  if (!Number.isFinite(value)) return undecided('notEvaluated', companion, tooLarge(value));
  const { id, fidelity, observable } = companion;
  return { id, fidelity, measurement, ratio, value, orientation, shown: { observable, predicted, measured } };
}

function singleVerdict(prediction: PointPrediction, options: CombinationOptions): ConstraintVerdict {
  const { id, value, orientation, shown, fidelity } = prediction;
  const pull = orientation * likelihoodOf(prediction, options.errorModel).pull(value);
  return { constraint: id, ...verdictOf([prediction], options), ...shown, pull, fidelity };
}

function verdictOf(predictions: readonly PointPrediction[], { correlations, ...options }: CombinationOptions) {
  const correlation = correlationMatrix(
    predictions.map(({ id }) => id),
    correlations,
  );
  const { excluded, chiSquare, standardModelChiSquare } = couplingDecision(predictions, 1, options, correlation);
  return { verdict: excluded ? ('excluded' as const) : ('allowed' as const), chiSquare, standardModelChiSquare };
}
