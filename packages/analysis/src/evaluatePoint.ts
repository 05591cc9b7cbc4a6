import {
  combinedChiSquare,
  correlatedChiSquare,
  couplingLimit,
  type ElectroweakInputs,
  InputError,
  parseModel,
  type RatioLikelihood,
  type RatioMeasurement,
  type RatioPolynomial,
  suggestName,
  type TridentModel,
} from '@nereid/physics';
import { type CombinationOptions, correlationMatrix } from './correlations.js';
import type { PreparedExperiment } from './couplingLimits.js';
import { canCombine } from './limitRun.js';
import { likelihoodOf } from './measuredLikelihood.js';
import { lacksDensities, modelRatioPolynomial } from './modelRatio.js';

/** What a constraint says of a parameter point; never a boolean, so that "not evaluated" cannot pass for "allowed". */
export type Verdict = 'allowed' | 'excluded' | 'notEvaluated' | 'invalidInput';

export interface ConstraintVerdict {
  readonly constraint: string;
  readonly verdict: Verdict;
  /** Why a verdict is notEvaluated or invalidInput. */
  readonly reason?: string;
  /** Predicted σ/σ_SM. */
  readonly ratio?: number;
  readonly measured?: number;
  /** (measured − predicted)/error. */
  readonly pull?: number;
  readonly chiSquare?: number;
  /** χ² of the Standard Model for the same measurement. */
  readonly standardModelChiSquare?: number;
  readonly fidelity: 'recast';
}

/** A parameter point as a user writes it. */
export interface ParameterPoint {
  readonly model: string;
  readonly parameters: Readonly<Record<string, number>>;
}

/**
 * Checks the shape of a parameter point read from JSON: {"model": "lmu-ltau", "parameters": {"mass": 0.1, "gPrime": 1e-3}}.
 * @throws InputError naming the field
 */
export function parsePoint(value: unknown): ParameterPoint {
  const example = 'Write {"model": "lmu-ltau", "parameters": {"mass": 0.1, "gPrime": 1e-3}}.';
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new InputError('point', value, 'not an object', example);
  }
  const { model, parameters = {}, ...unknown } = value as Record<string, unknown>;
  const extra = Object.keys(unknown)[0];
  if (extra !== undefined)
    throw new InputError('point', extra, 'unknown field', suggestName(extra, ['model', 'parameters']));
  if (typeof model !== 'string') throw new InputError('model', model, 'not a name', example);
  if (typeof parameters !== 'object' || parameters === null || Array.isArray(parameters)) {
    throw new InputError('parameters', parameters, 'not an object', example);
  }
  for (const [key, number] of Object.entries(parameters)) {
    if (typeof number === 'number' && Number.isFinite(number)) continue;
    throw new InputError(`parameters.${key}`, number, 'not a finite number', example);
  }
  return { model, parameters: parameters as Record<string, number> };
}

/**
 * The model of a point. @throws InputError, in the words of a point file, for a model or parameters that do not exist
 */
export function modelOfPoint({ model, parameters }: ParameterPoint): TridentModel {
  try {
    return parseModel(model, parameters);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const { parameter, value, message, remedy } = error;
    const missing = /^parameter (\S+) of /.exec(parameter);
    if (value === undefined && missing) {
      const key = missing[1];
      throw new InputError('point: model', model, `needs the parameter ${key}`, `Add "${key}" to its parameters.`);
    }
    const given = `${parameter} = ${typeof value === 'string' ? `"${value}"` : value}: `;
    const problem = message.slice(given.length, -`. ${remedy}`.length);
    throw new InputError(`point: ${parameter === 'coupling' ? 'gPrime' : parameter}`, value, problem, remedy);
  }
}

/** The verdicts on what is no point at all. */
export function invalidVerdicts(experiments: readonly { readonly id: string }[], reason: string): ConstraintVerdict[] {
  return experiments.map(({ id }) => ({
    constraint: id,
    verdict: 'invalidInput',
    reason,
    fidelity: 'recast',
  }));
}

const unevaluated = (constraint: string, reason: string): ConstraintVerdict => ({
  constraint,
  verdict: 'notEvaluated',
  reason,
  fidelity: 'recast',
});

/** An overflow must not pass for a prediction: a comparison with NaN is false, so the point would be allowed. */
function notEvaluated(constraint: string, ratio: number): ConstraintVerdict {
  const reason = `the predicted ratio is not finite (${ratio}): the couplings are too large for the arithmetic`;
  return unevaluated(constraint, reason);
}

/**
 * Verdict of each experiment and, where there are several, of all together (constraint `combined`). The test is the one
 * of `couplingLimit`: the new part of the amplitude is scaled by a strength g² from 0 (the Standard Model) upwards, which
 * makes σ/σ_SM a quadratic in it, and the point is excluded where strength 1 is not among those allowed. So `evaluate` and
 * `limit` agree for every model, statistic and sidedness.
 */
export function evaluatePoint(
  point: ParameterPoint,
  experiments: readonly PreparedExperiment[],
  inputs: ElectroweakInputs,
  options: CombinationOptions,
): ConstraintVerdict[] {
  let model: TridentModel;
  try {
    model = modelOfPoint(point);
  } catch (error) {
    if (error instanceof InputError) {
      const named = experiments.map(({ experiment }) => experiment);
      return invalidVerdicts(named, error.message);
    }
    throw error;
  }
  if (experiments.some(({ kernel }) => lacksDensities(kernel, model, inputs))) {
    const reason = 'the kernel has no densities of operators that turn the helicity of the neutrino';
    return experiments.map(({ experiment: { id } }) => unevaluated(id, reason));
  }
  const predictions = experiments.map(({ experiment, measurement, likelihood, kernel }) => {
    const ratio = modelRatioPolynomial(kernel, model, inputs);
    const predicted = 1 + ratio.linear + ratio.quadratic;
    return { id: experiment.id, measurement, ...(likelihood && { likelihood }), ratio, predicted };
  });
  const single = predictions.map((prediction) => singleVerdict(prediction, options));
  const usable = predictions.filter(({ predicted }) => Number.isFinite(predicted));
  return canCombine(experiments) && usable.length === predictions.length
    ? [...single, { constraint: 'combined', ...verdictOf(usable, options), fidelity: 'recast' }]
    : single;
}

interface PointPrediction {
  readonly id: string;
  readonly measurement: RatioMeasurement;
  readonly likelihood?: RatioLikelihood;
  readonly ratio: RatioPolynomial;
  readonly predicted: number;
}

function singleVerdict(prediction: PointPrediction, options: CombinationOptions): ConstraintVerdict {
  const { id, measurement, predicted } = prediction;
  if (!Number.isFinite(predicted)) return notEvaluated(id, predicted);
  return {
    constraint: id,
    ...verdictOf([prediction], options),
    ratio: predicted,
    measured: measurement.value,
    pull: likelihoodOf(prediction, options.errorModel).pull(predicted),
    fidelity: 'recast',
  };
}

function verdictOf(predictions: readonly PointPrediction[], { correlations, ...options }: CombinationOptions) {
  const likelihoods = predictions.map((prediction) => likelihoodOf(prediction, options.errorModel));
  const ratios = predictions.map(({ predicted }) => predicted);
  const ids = predictions.map(({ id }) => id);
  const correlation = correlationMatrix(ids, correlations);
  const chiSquare =
    correlation === undefined
      ? combinedChiSquare(likelihoods, ratios).chiSquare
      : correlatedChiSquare(likelihoods, ratios, correlation);
  const limit = couplingLimit(predictions, options, correlation);
  const allowed = limit.allowed.some(({ lower, upper }) => lower <= 1 && 1 <= upper);
  return {
    verdict: allowed ? ('allowed' as const) : ('excluded' as const),
    chiSquare,
    standardModelChiSquare: limit.standardModel.chiSquare,
  };
}
