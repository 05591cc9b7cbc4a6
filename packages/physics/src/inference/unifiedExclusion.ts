import { InputError } from '../errors.js';
import type { RatioLikelihood } from '../likelihoods/ratioLikelihood.js';
import { predictedRatio } from '../models/ratioPolynomial.js';
import type { ProfilePart } from './correlatedTerms.js';
import type { ExclusionTest, ExclusionTestOptions } from './exclusionTestOptions.js';
import { predictionAt } from './shiftedTerms.js';
import { exclusionThreshold } from './testStatistic.js';

/** The one experiment, and what it is predicted to find at a squared coupling. */
interface OnePrediction {
  readonly likelihood: RatioLikelihood;
  /** With the variance that theory errors give it, 0 without any. */
  readonly at: (s: number) => { readonly predicted: number; readonly variance: number };
  readonly isShifted: boolean;
}

/**
 * The prediction against the unified interval of the one experiment. Between neighbouring points it is on one side of the measured ratio, which the interval contains.
 * Theory errors J of a prediction P are further relative errors δ = |J|/P of the signal that the construction expects, in quadrature with its own: both change the number of
 * events by the same factor. Points are then as close as those of a p-value.
 * @param divided - `low` and inner ends of parts up to `high`
 * @throws InputError for several experiments, and for one that enters with a ratio
 */
export function unifiedExclusion(
  parts: readonly ProfilePart[],
  points: readonly number[],
  { chiSquare: referenceChiSquare }: { readonly chiSquare: number },
  { confidenceLevel, statistic, sidedness }: ExclusionTestOptions,
  divided: (low: number, high: number) => number[],
): ExclusionTest {
  const { likelihood, at, isShifted } = onePrediction(parts, statistic);
  const { name, value } = likelihood.measurement;
  const { unifiedInterval } = likelihood;
  if (unifiedInterval === undefined) {
    const remedy = 'Let it enter with its counts, where it published any, or take likelihood-ratio, profile or cls.';
    throw new InputError('statistic', statistic, `needs counts, and ${name} enters with a ratio`, remedy);
  }
  const ends = endsWithError((signalError) => unifiedInterval(confidenceLevel, signalError));
  const excess = (s: number) => {
    const { predicted, variance } = at(s);
    const { lower, upper } = ends(variance === 0 ? 0 : variance / (predicted * predicted));
    return predicted > value ? predicted - upper : lower - predicted;
  };
  return {
    excess,
    neverExcluded: () => false,
    points: isShifted ? points.flatMap((low, i) => divided(low, points[i + 1] ?? low)) : points,
    between: (low, high) => (isShifted ? divided(low, high).slice(1) : []),
    referenceChiSquare,
    threshold: exclusionThreshold(confidenceLevel, sidedness),
  };
}

function onePrediction(parts: readonly ProfilePart[], statistic: string): OnePrediction {
  const [first, ...others] = parts;
  if ('predictions' in first && first.likelihoods.length === 1 && others.length === 0) {
    return { likelihood: first.likelihoods[0], at: (s) => predictionAt(first, s), isShifted: true };
  }
  if ('predictions' in first || 'members' in first || others.length > 0) {
    const remedy = 'Name one experiment, or combine them with likelihood-ratio, profile or cls.';
    throw new InputError('statistic', statistic, 'is for one experiment, not for several together', remedy);
  }
  const { likelihood, ratio } = first;
  return { likelihood, at: (s) => ({ predicted: predictedRatio(ratio, s), variance: 0 }), isShifted: false };
}

/** Relative errors of the signal with which intervals are constructed. */
const CONSTRUCTED_ERRORS = [0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4] as const;

interface Ends {
  readonly lower: number;
  readonly upper: number;
}

/** The ends as functions of the squared relative error of the signal: of constructed intervals, linear in between and beyond the last. */
function endsWithError(interval: (signalError: number) => Ends): (squaredError: number) => Ends {
  return (squaredError) => {
    if (squaredError === 0) return interval(0);
    const after = CONSTRUCTED_ERRORS.findIndex((error) => error * error >= squaredError);
    const k = after < 0 ? CONSTRUCTED_ERRORS.length - 1 : after;
    const [from, to] = [CONSTRUCTED_ERRORS[k - 1], CONSTRUCTED_ERRORS[k]];
    const share = (squaredError - from * from) / (to * to - from * from);
    const [a, b] = [interval(from), interval(to)];
    const upper = b.upper === Number.POSITIVE_INFINITY ? b.upper : a.upper + share * (b.upper - a.upper);
    return { lower: Math.max(0, a.lower + share * (b.lower - a.lower)), upper };
  };
}
