import { InputError } from '../errors.js';
import { combinedChiSquare, commonRatioFit } from '../likelihoods/combination.js';
import { type RatioErrorModel, type RatioMeasurement, ratioLikelihood } from '../likelihoods/ratioLikelihood.js';
import { monotoneRoot } from '../numerics/monotoneRoot.js';
import { type CouplingInterval, complement, intervalsBelow } from './couplingIntervals.js';
import {
  excludedBeyond,
  monotonicPieces,
  type ProfileTerm,
  profileChiSquare,
  upwardTension,
} from './couplingProfile.js';
import { predictedRatio, type RatioPolynomial, requireRatioPolynomial } from './ratioPolynomial.js';
import { exclusionThreshold, type Sidedness } from './testStatistic.js';

/**
 * What χ²(g) is compared with; a point is excluded when the difference exceeds `exclusionThreshold`.
 * - `likelihood-ratio`: the best the model can do, min over g ≥ 0 of χ². One-sided: couplings below the smallest best fit
 *   are never excluded. When the model can only raise the ratio and the measurement lies below 1, the best fit is g = 0
 *   and the limit is weaker than the quoted interval, as it should be: the model is not blamed for a low measurement.
 * - `measured-interval`: the best any ratio μ ≥ 0 common to all experiments can do, so 0 for one experiment: the plain
 *   interval value ± z·error read as allowed. One-sided: a point is excluded only where the predictions are too high,
 *   Σ dχ²_i/dR_i > 0 (for one experiment: R above the measured value). It can exclude the Standard Model.
 *
 * CCFR, 0.82 ± 0.28, R(g) ≥ 1, the largest allowed R at 95 % CL:
 * likelihood-ratio 1.3145 one-sided, 1.3976 two-sided; measured-interval 1.2806 one-sided, 1.3688 two-sided.
 */
export const LIMIT_STATISTICS = ['likelihood-ratio', 'measured-interval'] as const;
export type LimitStatistic = (typeof LIMIT_STATISTICS)[number];

export interface ExperimentPrediction {
  readonly measurement: RatioMeasurement;
  readonly ratio: RatioPolynomial;
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
 * The couplings g ≥ 0 of a model that independent ratio measurements allow. Ends of intervals are found to the last bits
 * of g² (relative 1e-15 where χ² crosses the threshold steeply). Asymptotic: see `exclusionThreshold`.
 * @throws InputError for unusable measurements, polynomials or options.
 */
export function couplingLimit(
  experiments: readonly ExperimentPrediction[],
  options: CouplingLimitOptions,
): CouplingLimit {
  const { confidenceLevel, sidedness, statistic = 'likelihood-ratio', errorModel = 'bifurcated-gaussian' } = options;
  requireStatistic(statistic);
  const threshold = exclusionThreshold(confidenceLevel, sidedness);
  const terms = profileTerms(experiments, errorModel);
  const points = monotonicPieces(terms);
  const best = bestSquaredCoupling(terms, points);
  const referenceChiSquare =
    statistic === 'likelihood-ratio' ? best.chiSquare : commonRatioFit(terms.map((term) => term.likelihood)).chiSquare;

  const excess = (s: number) => profileChiSquare(terms, s) - referenceChiSquare - threshold;
  const neverExcluded = (s: number) => {
    if (sidedness === 'two-sided') return false;
    return statistic === 'likelihood-ratio' ? s <= best.s : upwardTension(terms, s) <= 0;
  };
  const lastPoint = points[points.length - 1];
  const end = excludedBeyond(terms, lastPoint, (s) => excess(s) > 0 && !neverExcluded(s));
  const edges = end === null ? points : [...points, ...tooHighBetween(terms, lastPoint, end), end];
  const allowed = intervalsBelow(excess, neverExcluded, edges, end === null).map(({ lower, upper }) => ({
    lower: Math.sqrt(lower),
    upper: Math.sqrt(upper),
  }));
  const last = allowed.at(-1)?.upper ?? 0;
  return {
    allowed,
    excluded: complement(allowed),
    upperLimit: last === Number.POSITIVE_INFINITY ? null : last,
    bestFit: couplingPoint(terms, best.s),
    standardModel: couplingPoint(terms, 0),
    standardModelExcluded: allowed[0]?.lower !== 0,
    referenceChiSquare,
    threshold,
    options: { confidenceLevel, sidedness, statistic, errorModel },
  };
}

function profileTerms(experiments: readonly ExperimentPrediction[], errorModel: RatioErrorModel): ProfileTerm[] {
  if (experiments.length === 0) {
    throw new InputError('experiments', [], 'there is nothing to set a limit with', 'Give at least one measurement.');
  }
  return experiments.map(({ measurement, ratio }) => {
    requireRatioPolynomial(measurement.name, ratio);
    return { likelihood: ratioLikelihood(measurement, errorModel), ratio };
  });
}

/** Where the predictions become too high, inside a piece beyond the monotonic points (there the tension only grows). */
function tooHighBetween(terms: readonly ProfileTerm[], low: number, high: number): number[] {
  const root = monotoneRoot((s) => upwardTension(terms, s), low, high);
  return root === null || root <= low || root >= high ? [] : [root];
}

/** χ² only grows beyond the last point, so its minimum is among the points. */
function bestSquaredCoupling(terms: readonly ProfileTerm[], points: readonly number[]) {
  const values = points.map((s) => profileChiSquare(terms, s));
  const chiSquare = Math.min(...values);
  if (!Number.isFinite(chiSquare)) {
    const names = terms.map(({ likelihood }) => likelihood.measurement.name);
    const remedy = 'Use the error model bifurcated-gaussian.';
    throw new InputError('experiments', names, 'every coupling is impossible under this error model', remedy);
  }
  const index = values.findIndex((value) => value <= chiSquare + EQUALLY_GOOD * Math.max(1, chiSquare));
  return { s: points[index], chiSquare };
}

function couplingPoint(terms: readonly ProfileTerm[], s: number): CouplingPoint {
  const ratios = terms.map(({ ratio }) => predictedRatio(ratio, s));
  const { chiSquare, contributions } = combinedChiSquare(
    terms.map(({ likelihood }) => likelihood),
    ratios,
  );
  const experiments = contributions.map(({ name, pull }, i) => ({ name, ratio: ratios[i], pull }));
  return { coupling: Math.sqrt(s), chiSquare, experiments };
}

function requireStatistic(statistic: LimitStatistic): void {
  if (LIMIT_STATISTICS.includes(statistic)) return;
  throw new InputError('statistic', statistic, 'not known', `Give one of ${LIMIT_STATISTICS.join(', ')}.`);
}
