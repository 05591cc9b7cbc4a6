import { InputError, requireNumber } from '../errors.js';
import { boundedMinimum, type LocalQuadratic } from '../numerics/boundedMinimum.js';
import {
  type BinnedModel,
  expectedBin,
  type ParameterConstraint,
  parameterPenalty,
  requireBinnedModel,
} from './binnedModel.js';
import { poissonDeviance } from './poissonDeviance.js';
import { profiledCounts } from './profiledCounts.js';
import type { RatioLikelihood } from './ratioLikelihood.js';

/** The likelihood with its nuisance parameters at their best values for one ratio R. */
export interface BinnedProfile {
  readonly ratio: number;
  /** −2 ln L relative to the saturated model: 0 when every prediction equals its observation and nothing is pulled. */
  readonly chiSquare: number;
  /** dχ²/dR. */
  readonly slope: number;
  /** In the order of the model. */
  readonly parameters: readonly number[];
  readonly expectedEvents: readonly number[];
  readonly converged: boolean;
}

/** The profile likelihood of a binned model in the ratio R. */
export interface BinnedLikelihood extends RatioLikelihood {
  readonly model: BinnedModel;
  /** @throws InputError for a negative ratio */
  profile(ratio: number): BinnedProfile;
}

/**
 * The profile likelihood of counts in bins as a function of the ratio R ≥ 0 that multiplies the signal: the minimum over the other
 * parameters, within their bounds, that is reached from their initial values. `measurement` is the best ratio with the distances
 * to Δχ² = 1. The Asimov data set holds the expected counts and the constraints as if they had measured the best values.
 * @throws InputError naming the number that is out of range
 */
export function binnedLikelihood(model: BinnedModel): BinnedLikelihood {
  requireBinnedModel(model);
  const { name } = model;
  const profile = remembered((ratio) => {
    requireNumber(`${name}: ratio`, ratio, 0, Number.MAX_VALUE);
    return fit(model, ratio, ratio);
  });
  const best = fit(model, 0, Number.MAX_VALUE);
  if (!Number.isFinite(best.chiSquare)) {
    const problem = 'a bin expects less than no events, none where some were observed, or too many for a number';
    throw new InputError(`${name}: initial values`, best.parameters, problem, 'Change them, or the samples.');
  }
  const asimov = remembered((ratio) => binnedLikelihood(asimovModel(model, profile(ratio))));
  return { model, ...profiledCounts(name, best.ratio, profile, asimov) };
}

/** A fit for each ratio once: χ² and slope, and every test against the same null, ask for the same. */
function remembered<T>(calculate: (ratio: number) => T): (ratio: number) => T {
  const known = new Map<number, T>();
  return (ratio) => {
    const found = known.get(ratio) ?? calculate(ratio);
    known.set(ratio, found);
    return found;
  };
}

function asimovModel(model: BinnedModel, { parameters, expectedEvents }: BinnedProfile): BinnedModel {
  return {
    ...model,
    bins: model.bins.map((bin, index) => ({ ...bin, observed: expectedEvents[index] })),
    parameters: model.parameters.map((parameter, index) => ({
      ...parameter,
      constraint: measuredAs(parameter.constraint, parameters[index]),
    })),
  };
}

function measuredAs(constraint: ParameterConstraint, value: number): ParameterConstraint {
  if (constraint.kind === 'none') return constraint;
  return { ...constraint, measured: constraint.kind === 'poisson' ? constraint.scale * value : value };
}

/** Minimum over all parameters, that of the signal between two bounds. */
function fit(model: BinnedModel, lowest: number, highest: number): BinnedProfile {
  const { parameters, strength, bins } = model;
  const bound = (side: 'lowest' | 'highest', own: number) =>
    parameters.map((parameter, index) => (index === strength ? own : parameter[side]));
  const initial = parameters.map((parameter) => parameter.initial);
  const local = (values: Float64Array) => localQuadratic(model, values);
  const { point, value, converged } = boundedMinimum(
    local,
    initial,
    bound('lowest', lowest),
    bound('highest', highest),
  );
  return {
    ratio: point[strength],
    chiSquare: value,
    slope: local(point).gradient[strength],
    parameters: Array.from(point),
    expectedEvents: bins.map((bin) => Math.max(0, expectedBin(bin, point).events)),
    converged,
  };
}

/**
 * χ² with its gradient; the matrix leaves out the second derivatives of the expectations, which are multiplied by what the
 * prediction misses (Gauss and Newton), so that it is never negative.
 */
function localQuadratic({ parameters, bins }: BinnedModel, values: Float64Array): LocalQuadratic {
  const gradient = new Float64Array(parameters.length);
  const curvature = parameters.map(() => new Float64Array(parameters.length));
  let value = 0;
  for (const [index, { constraint }] of parameters.entries()) {
    const penalty = parameterPenalty(constraint, values[index]);
    value += penalty.value;
    gradient[index] = penalty.slope;
    curvature[index][index] = penalty.curvature;
  }
  for (const bin of bins) {
    const { events, slopes } = expectedBin(bin, values);
    const { observed } = bin;
    if (!(events >= 0) || (events === 0 && observed > 0))
      return { value: Number.POSITIVE_INFINITY, gradient, curvature };
    value += poissonDeviance(observed, events);
    const miss = observed === 0 ? 1 : 1 - observed / events;
    const weight = observed === 0 ? 0 : (2 * observed) / events ** 2;
    for (const [i, slope] of slopes) {
      gradient[i] += 2 * miss * slope;
      for (const [j, other] of slopes) if (j <= i) curvature[i][j] += weight * slope * other;
    }
  }
  return { value, gradient, curvature };
}
