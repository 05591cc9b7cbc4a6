import { InputError } from '../errors.js';
import { type CorrelationMatrix, correlatedMembers, precisionMatrix } from '../likelihoods/correlatedRatios.js';
import type { RatioLikelihood } from '../likelihoods/ratioLikelihood.js';
import {
  characteristicSquaredCoupling,
  predictedRatio,
  predictedRatioSlope,
  type RatioPolynomial,
} from '../models/ratioPolynomial.js';
import { addIntervals, type Interval, intervalBetween, multiplyIntervals } from '../numerics/isolateRoots.js';
import { type ShiftedTerms, shiftedTerms } from './shiftedTerms.js';
import { isShifted, type TheoryShifts } from './theoryShifts.js';

/** One experiment: what it measured and what the model predicts for it. */
export interface ProfileTerm {
  readonly likelihood: RatioLikelihood;
  readonly ratio: RatioPolynomial;
  /** What sources of theory errors do to it. */
  readonly shifts?: TheoryShifts | undefined;
}

/** Experiments with correlated errors: χ²(s) = Σ_ij P_ij p_i(s) p_j(s) with their pulls p and the precision P = ρ⁻¹. */
export interface CorrelatedTerms {
  readonly members: readonly ProfileTerm[];
  readonly precision: CorrelationMatrix;
}

/** One experiment, or several whose errors are correlated or whose predictions move together. */
export type ProfilePart = ProfileTerm | CorrelatedTerms | ShiftedTerms;

/** A pull p = α + βs + γs², as it is between two corners. */
type PullPolynomial = readonly [alpha: number, beta: number, gamma: number];

/**
 * The terms, those with correlated errors put together; a term whose correlations are all 0 stays by itself. Where theory errors
 * move any of them, all are one part.
 * @throws InputError for a matrix that is none of correlations, or one that correlates errors that are not of fixed width
 */
export function profileParts(terms: readonly ProfileTerm[], correlation: CorrelationMatrix | undefined): ProfilePart[] {
  const moved = terms.filter(({ likelihood, shifts }) => isShifted(likelihood.measurement.name, shifts));
  if (moved.length > 0) return [movedTogether(terms, correlation)];
  if (correlation === undefined) return [...terms];
  // of all of them, so that a matrix that is none is found out
  precisionMatrix(correlation, terms.length);
  const linked = correlatedMembers(correlation);
  if (linked.length === 0) return [...terms];
  const members = linked.map((i) => terms[i]);
  members.forEach(requireFixedWidth);
  const block = linked.map((i) => linked.map((j) => correlation[i][j]));
  const precision = precisionMatrix(block, linked.length);
  return [...terms.filter((_, i) => !linked.includes(i)), { members, precision }];
}

function movedTogether(terms: readonly ProfileTerm[], correlation: CorrelationMatrix | undefined): ShiftedTerms {
  if (correlation === undefined) return shiftedTerms(terms, undefined);
  precisionMatrix(correlation, terms.length);
  const linked = correlatedMembers(correlation);
  for (const i of linked) requireFixedWidth(terms[i]);
  return shiftedTerms(terms, linked.length === 0 ? undefined : correlation);
}

/** Counts have no Gaussian error to correlate, and a width that varies with the truth leaves the meaning of ρ open. */
function requireFixedWidth({ likelihood }: ProfileTerm): void {
  const { name, errorPlus, errorMinus } = likelihood.measurement;
  if (likelihood.errorModel === 'counts') {
    const remedy = 'Leave the correlation out, or let the experiment enter with its ratio.';
    throw new InputError('correlation', name, 'enters with event counts, which have no Gaussian error', remedy);
  }
  if (likelihood.errorModel === 'bifurcated-gaussian' || errorPlus === errorMinus) return;
  const remedy = 'Use the error model bifurcated-gaussian.';
  throw new InputError('correlation', name, 'has errors whose width varies', remedy);
}

export function correlatedChiSquareAt({ members, precision }: CorrelatedTerms, s: number): number {
  const pulls = members.map(({ likelihood, ratio }) => likelihood.pull(predictedRatio(ratio, s)));
  return bilinear(precision, pulls, pulls);
}

/** Σ ∂χ²/∂R_i. */
export function correlatedTension({ members, precision }: CorrelatedTerms, s: number): number {
  const ratios = members.map(({ ratio }) => predictedRatio(ratio, s));
  const pulls = members.map(({ likelihood }, i) => likelihood.pull(ratios[i]));
  const slopes = members.map(({ likelihood }, i) => -inverseError(likelihood, ratios[i]));
  return 2 * bilinear(precision, slopes, pulls);
}

/** The pulls as they are on the piece around `s`; exact, because the errors are constant on either side of the values. */
export function pullPolynomials({ members }: CorrelatedTerms, s: number): PullPolynomial[] {
  return members.map(({ likelihood, ratio }) => {
    const weight = inverseError(likelihood, predictedRatio(ratio, s));
    const { value } = likelihood.measurement;
    return [weight * (value - 1), -weight * ratio.linear, -weight * ratio.quadratic];
  });
}

/** dχ²/ds for given pulls. */
export function chiSquareSlope(precision: CorrelationMatrix, pulls: readonly PullPolynomial[], s: number): number {
  const values = pulls.map(([alpha, beta, gamma]) => alpha + s * (beta + s * gamma));
  const slopes = pulls.map(([, beta, gamma]) => beta + 2 * gamma * s);
  return 2 * bilinear(precision, slopes, values);
}

/** Enclosures of dχ²/ds and d²χ²/ds² on [a, b]: with the terms' corners inside, pulls are still enclosed by their ends. */
export function slopeBounds({ members, precision }: CorrelatedTerms, a: number, b: number): [Interval, Interval] {
  const weights = members.map(({ likelihood, ratio }) => inverseError(likelihood, predictedRatio(ratio, (a + b) / 2)));
  const pulls = members.map(({ likelihood, ratio }, i) => {
    const pull = (s: number) => weights[i] * (likelihood.measurement.value - predictedRatio(ratio, s));
    return intervalBetween(pull(a), pull(b));
  });
  const slopes = members.map(({ ratio }, i) => {
    const slope = (s: number) => -weights[i] * predictedRatioSlope(ratio, s);
    return intervalBetween(slope(a), slope(b));
  });
  const bends = members.map(({ ratio }, i): Interval => {
    const bend = -2 * weights[i] * ratio.quadratic;
    return [bend, bend];
  });
  const first = bilinearBounds(precision, slopes, pulls);
  return [first, addIntervals(bilinearBounds(precision, slopes, slopes), bilinearBounds(precision, bends, pulls))];
}

/**
 * An s beyond which χ² of the correlated terms only grows, given that no pull changes its sign beyond `start`: all roots of dχ²/ds,
 * a cubic in s, lie below (bound of Fujiwara, 2 max |d_{n−k}/d_n|^{1/k}).
 */
export function endOfTurns(block: CorrelatedTerms, start: number): number {
  const scale = Math.min(...block.members.map(({ ratio }) => characteristicSquaredCoupling(ratio)));
  if (!Number.isFinite(scale)) return start;
  const pulls = pullPolynomials(block, start + Math.max(start, scale));
  const coefficient = (power: number) => {
    let sum = 0;
    for (let k = 1; k <= 2; k++) {
      const other = power + 1 - k;
      if (other < 0 || other > 2) continue;
      const [first, second] = [k, other].map((order) => pulls.map((pull) => pull[order]));
      sum += 2 * k * bilinear(block.precision, first, second);
    }
    return sum;
  };
  const cubic = [0, 1, 2, 3].map(coefficient);
  // in units of the scale, so that a coefficient of rounding error is told from the leading one
  const leading = cubic.findLastIndex((value, power) => value !== 0 && power > 0);
  if (leading < 1) return start;
  let bound = 0;
  for (let k = 1; k <= leading; k++) {
    bound = Math.max(bound, 2 * Math.abs(cubic[leading - k] / cubic[leading]) ** (1 / k));
  }
  return Math.max(start, bound);
}

/** 1/σ on the side of a ratio. */
function inverseError({ measurement }: ProfileTerm['likelihood'], ratio: number): number {
  return 1 / (ratio > measurement.value ? measurement.errorPlus : measurement.errorMinus);
}

function bilinear(matrix: CorrelationMatrix, x: readonly number[], y: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) for (let j = 0; j < y.length; j++) sum += matrix[i][j] * x[i] * y[j];
  return sum;
}

/** 2 Σ P_ij x_i y_j in intervals. */
function bilinearBounds(matrix: CorrelationMatrix, x: readonly Interval[], y: readonly Interval[]): Interval {
  let sum: Interval = [0, 0];
  for (let i = 0; i < x.length; i++) {
    for (let j = 0; j < y.length; j++) {
      const weight = 2 * matrix[i][j];
      sum = addIntervals(sum, multiplyIntervals([weight, weight], multiplyIntervals(x[i], y[j])));
    }
  }
  return sum;
}
