import { InputError, requireNumber } from '../errors.js';
import type { CorrelationMatrix } from '../likelihoods/correlatedRatios.js';
import {
  type RatioErrorModel,
  type RatioLikelihood,
  type RatioMeasurement,
  ratioLikelihood,
} from '../likelihoods/ratioLikelihood.js';
import { predictedRatio, type RatioPolynomial, requireRatioPolynomial } from '../models/ratioPolynomial.js';
import { type ProfilePart, type ProfileTerm, profileParts } from './correlatedTerms.js';
import { type CouplingInterval, complement, intervalsBelow } from './couplingIntervals.js';
import { allowedBeyond, excludedBeyond, likelihoodsOf, monotonicPieces, profileChiSquare } from './couplingProfile.js';
import { exclusionTest } from './exclusionTest.js';
import { LIMIT_STATISTICS, type LimitStatistic } from './limitStatistics.js';
import type { Sidedness } from './testStatistic.js';
import type { TheoryShifts } from './theoryShifts.js';

export interface ExperimentPrediction {
  readonly measurement: RatioMeasurement;
  readonly ratio: RatioPolynomial;
  /** In the place of that of `measurement`: counts, for example. */
  readonly likelihood?: RatioLikelihood;
  /** How sources of theory errors move the ratio, by their names: nuisance parameters at their best values (docs/physics/limits.md). */
  readonly shifts?: TheoryShifts | undefined;
}

export interface CouplingLimitOptions {
  readonly confidenceLevel: number;
  readonly sidedness: Sidedness;
  /** Default `likelihood-ratio`. */
  readonly statistic?: LimitStatistic;
  /** Default `bifurcated-gaussian`. */
  readonly errorModel?: RatioErrorModel;
}

/** χ² at one coupling, with each experiment's predicted ratio and pull, (measured − predicted)/error. */
export interface CouplingPoint {
  readonly coupling: number;
  readonly chiSquare: number;
  readonly experiments: readonly { readonly name: string; readonly ratio: number; readonly pull: number }[];
}

export interface CouplingLimit {
  /** Couplings g ≥ 0 not excluded: closed, disjoint, ascending; `upper` is ∞ when every large coupling is allowed. */
  readonly allowed: readonly CouplingInterval[];
  /** The rest of g ≥ 0. The ends belong to the allowed intervals, except g = 0 and ∞. */
  readonly excluded: readonly CouplingInterval[];
  /** Everything above is excluded; null when nothing bounds the coupling, 0 when every coupling is excluded. */
  readonly upperLimit: number | null;
  /** The global minimum over g ≥ 0; of several equally good couplings (within 1e-12 in χ²), the smallest. */
  readonly bestFit: CouplingPoint;
  readonly standardModel: CouplingPoint;
  readonly standardModelExcluded: boolean;
  /** The χ² that χ²(g) is compared with, and the excess at which a coupling is excluded. */
  readonly referenceChiSquare: number;
  readonly threshold: number;
  readonly options: Required<CouplingLimitOptions>;
}

const EQUALLY_GOOD = 1e-12;

/**
 * The couplings g ≥ 0 of a model that ratio measurements allow: independent ones, or with the correlation matrix of their errors in
 * the order of `experiments`; then χ² = pᵀρ⁻¹p with their pulls, and all statistics but `measured-interval` can be used. Ends of intervals are found to the last bits
 * of g² (relative 1e-15 where χ² crosses the threshold steeply). Asymptotic: see `exclusionThreshold` and `asymptoticTest`.
 * @throws InputError for unusable measurements, polynomials, options or correlations (`profileParts`).
 */
export function couplingLimit(
  experiments: readonly ExperimentPrediction[],
  options: CouplingLimitOptions,
  correlation?: CorrelationMatrix,
): CouplingLimit {
  const { terms, parts, best, test, options: used } = preparedTest(experiments, options, correlation);
  const { excess, neverExcluded, points } = test;
  const lastPoint = points[points.length - 1];
  const end = excludedBeyond(parts, lastPoint, (s) => excess(s) > 0 && !neverExcluded(s));
  const beyond = end === null ? allowedBeyond(parts, lastPoint) : [...test.between(lastPoint, end), end];
  const edges = [...points, ...beyond];
  const allowed = intervalsBelow(excess, neverExcluded, edges, end === null).map(({ lower, upper }) => ({
    lower: Math.sqrt(lower),
    upper: Math.sqrt(upper),
  }));
  const last = allowed.at(-1)?.upper ?? 0;
  return {
    allowed,
    excluded: complement(allowed),
    upperLimit: last === Number.POSITIVE_INFINITY ? null : last,
    bestFit: couplingPoint(terms, parts, best.s),
    standardModel: couplingPoint(terms, parts, 0),
    standardModelExcluded: allowed[0]?.lower !== 0,
    referenceChiSquare: test.referenceChiSquare,
    threshold: test.threshold,
    options: used,
  };
}

/** What is decided on one coupling. */
export interface CouplingDecision {
  readonly excluded: boolean;
  readonly chiSquare: number;
  /** That of g = 0. */
  readonly standardModelChiSquare: number;
}

/**
 * Whether one coupling is among those that `couplingLimit` allows, without looking for the others: a fraction of its time.
 * @throws InputError as `couplingLimit`
 */
export function couplingDecision(
  experiments: readonly ExperimentPrediction[],
  coupling: number,
  options: CouplingLimitOptions,
  correlation?: CorrelationMatrix,
): CouplingDecision {
  requireNumber('coupling', coupling, 0, Number.MAX_VALUE);
  const { parts, test } = preparedTest(experiments, options, correlation);
  const s = coupling * coupling;
  return {
    excluded: !test.neverExcluded(s) && test.excess(s) > 0,
    chiSquare: profileChiSquare(parts, s),
    standardModelChiSquare: profileChiSquare(parts, 0),
  };
}

/** The test of the couplings of a model, before any of them is asked about. */
function preparedTest(
  experiments: readonly ExperimentPrediction[],
  options: CouplingLimitOptions,
  correlation: CorrelationMatrix | undefined,
) {
  const { confidenceLevel, sidedness, statistic = 'likelihood-ratio', errorModel = 'bifurcated-gaussian' } = options;
  requireStatistic(statistic, sidedness);
  const terms = profileTerms(experiments, errorModel);
  const parts = profileParts(terms, correlation);
  requireDirection(statistic, parts);
  const points = monotonicPieces(parts);
  const best = bestSquaredCoupling(parts, points);
  const test = exclusionTest(parts, points, best, { confidenceLevel, sidedness, statistic });
  return { terms, parts, best, test, options: { confidenceLevel, sidedness, statistic, errorModel } };
}

function profileTerms(experiments: readonly ExperimentPrediction[], errorModel: RatioErrorModel): ProfileTerm[] {
  if (experiments.length === 0) {
    throw new InputError('experiments', [], 'there is nothing to set a limit with', 'Give at least one measurement.');
  }
  return experiments.map(({ measurement, ratio, likelihood, shifts }) => {
    requireRatioPolynomial(measurement.name, ratio);
    return { likelihood: likelihood ?? ratioLikelihood(measurement, errorModel), ratio, ...(shifts && { shifts }) };
  });
}

/** χ² only grows beyond the last point, so its minimum is among the points. */
function bestSquaredCoupling(parts: readonly ProfilePart[], points: readonly number[]) {
  const values = points.map((s) => profileChiSquare(parts, s));
  const chiSquare = Math.min(...values);
  if (!Number.isFinite(chiSquare)) {
    const names = likelihoodsOf(parts).map(({ measurement }) => measurement.name);
    const remedy = 'Use the error model bifurcated-gaussian.';
    throw new InputError('experiments', names, 'every coupling is impossible under this error model', remedy);
  }
  const index = values.findIndex((value) => value <= chiSquare + EQUALLY_GOOD * Math.max(1, chiSquare));
  return { s: points[index], chiSquare };
}

function couplingPoint(terms: readonly ProfileTerm[], parts: readonly ProfilePart[], s: number): CouplingPoint {
  const experiments = terms.map(({ likelihood, ratio }) => {
    const predicted = predictedRatio(ratio, s);
    return { name: likelihood.measurement.name, ratio: predicted, pull: likelihood.pull(predicted) };
  });
  return { coupling: Math.sqrt(s), chiSquare: profileChiSquare(parts, s), experiments };
}

/** Correlated errors can give a measurement a negative weight: which predictions are too high is then no matter of one sum. */
function requireDirection(statistic: LimitStatistic, parts: readonly ProfilePart[]): void {
  const isCorrelated = (part: ProfilePart) =>
    'members' in part || ('predictions' in part && part.correlation !== undefined);
  if (statistic !== 'measured-interval' || !parts.some(isCorrelated)) return;
  const remedy = 'Use likelihood-ratio, profile or cls, or leave the correlations out.';
  throw new InputError('statistic', statistic, 'is for independent measurements', remedy);
}

function requireStatistic(statistic: LimitStatistic, sidedness: Sidedness): void {
  if (!LIMIT_STATISTICS.includes(statistic)) {
    throw new InputError('statistic', statistic, 'not known', `Give one of ${LIMIT_STATISTICS.join(', ')}.`);
  }
  const only = {
    profile: 'one-sided',
    cls: 'one-sided',
    'chi-square': 'two-sided',
    'feldman-cousins': 'two-sided',
  } as const;
  const needed = statistic in only ? only[statistic as keyof typeof only] : sidedness;
  if (needed === sidedness) return;
  throw new InputError('sidedness', sidedness, `${statistic} is ${needed}`, `Choose ${needed}, or likelihood-ratio.`);
}
