import {
  type CouplingLimitOptions,
  type ElectroweakInputs,
  exclusionThreshold,
  InputError,
  parseModel,
  ratioLikelihood,
  suggestName,
  type TridentModel,
} from '@nereid/physics';
import type { PreparedExperiment } from './couplingLimits.js';
import { modelRatio } from './modelRatio.js';

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

/** An overflow must not pass for a prediction: a comparison with NaN is false, so the point would be allowed. */
function notEvaluated(constraint: string, ratio: number): ConstraintVerdict {
  const reason = `the predicted ratio is not finite (${ratio}): the couplings are too large for the arithmetic`;
  return { constraint, verdict: 'notEvaluated', reason, fidelity: 'recast' };
}

/**
 * Verdict of each experiment. A point is compared with its measurement:
 * one-sided, excluded where the predicted ratio is too high by more than the confidence level allows; two-sided, either way.
 * With `likelihood-ratio` the reference is the better of the Standard Model and the best ratio the model's sign allows,
 * see `excess`.
 */
export function evaluatePoint(
  point: ParameterPoint,
  experiments: readonly PreparedExperiment[],
  inputs: ElectroweakInputs,
  options: CouplingLimitOptions,
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
  const threshold = exclusionThreshold(options.confidenceLevel, options.sidedness);
  return experiments.map(({ experiment, measurement, kernel }) => {
    const likelihood = ratioLikelihood(measurement, options.errorModel);
    const ratio = modelRatio(kernel, model, inputs);
    if (!Number.isFinite(ratio)) return notEvaluated(experiment.id, ratio);
    const chiSquare = likelihood.chiSquare(ratio);
    const standardModelChiSquare = likelihood.chiSquare(1);
    const excluded = excess(options, ratio, measurement.value, chiSquare, standardModelChiSquare) > threshold;
    return {
      constraint: experiment.id,
      verdict: excluded ? 'excluded' : 'allowed',
      ratio,
      measured: measurement.value,
      pull: likelihood.pull(ratio),
      chiSquare,
      standardModelChiSquare,
      fidelity: 'recast',
    } as const;
  });
}

/**
 * Test statistic of one point. `likelihood-ratio` compares with the best ratio the data allow among those from the
 * Standard Model towards the point: a model that raises the ratio is not blamed for a measurement below 1, nor one that
 * lowers it for a measurement above 1. One-sided tests only blame ratios above the measured one.
 */
function excess(
  options: CouplingLimitOptions,
  ratio: number,
  measured: number,
  chiSquare: number,
  standardModelChiSquare: number,
): number {
  if (options.sidedness === 'one-sided' && ratio <= measured) return 0;
  if (options.statistic === 'measured-interval') return chiSquare;
  const towards = ratio > 1 ? measured > 1 : measured < 1;
  return chiSquare - (towards ? 0 : standardModelChiSquare);
}
