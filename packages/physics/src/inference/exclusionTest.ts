import { requireNumber } from '../errors.js';
import { commonRatioFit } from '../likelihoods/combination.js';
import type { RatioLikelihood } from '../likelihoods/ratioLikelihood.js';
import { predictedRatio } from '../models/ratioPolynomial.js';
import { chiSquareTail } from '../numerics/incompleteGamma.js';
import { monotoneRoot } from '../numerics/monotoneRoot.js';
import { asymptoticTest } from './asymptoticTest.js';
import type { ProfilePart, ProfileTerm } from './correlatedTerms.js';
import { likelihoodsOf, monotonicPieces, movedPart, profileChiSquare, upwardTension } from './couplingProfile.js';
import type { ExclusionTest, ExclusionTestOptions } from './exclusionTestOptions.js';
import { shiftedCommonRatio } from './shiftedPieces.js';
import { type ShiftedTerms, shiftedAsimov } from './shiftedTerms.js';
import { exclusionThreshold } from './testStatistic.js';
import { unifiedExclusion } from './unifiedExclusion.js';

interface BestFit {
  readonly s: number;
  readonly chiSquare: number;
}

/** The test of one of the statistics; their meaning is described at `LIMIT_STATISTICS`. */
export function exclusionTest(
  parts: readonly ProfilePart[],
  points: readonly number[],
  best: BestFit,
  options: ExclusionTestOptions,
): ExclusionTest {
  const { statistic, sidedness, confidenceLevel } = options;
  if (statistic === 'profile' || statistic === 'cls') return asymptoticExclusion(parts, points, best, options);
  if (statistic === 'feldman-cousins') return unifiedExclusion(parts, points, best, options, divided);
  const fixed = fixedReference(likelihoodsOf(parts), options, movedPart(parts));
  if (fixed) {
    const directed = statistic === 'measured-interval' && sidedness === 'one-sided';
    const tooLow = (s: number) => directed && upwardTension(parts, s) <= 0;
    return thresholdTest(parts, points, fixed.referenceChiSquare, fixed.threshold, tooLow);
  }
  const threshold = exclusionThreshold(confidenceLevel, sidedness);
  const belowBest = (s: number) => sidedness === 'one-sided' && s <= best.s;
  return thresholdTest(parts, points, best.chiSquare, threshold, belowBest);
}

/**
 * What χ² is compared with by the statistics for which that does not depend on the model, and the excess at which it is excluded.
 * @throws InputError for a confidence level out of range, and measurements without a common ratio
 */
export function fixedReference(
  likelihoods: readonly RatioLikelihood[],
  { confidenceLevel, sidedness, statistic }: ExclusionTestOptions,
  moved?: ShiftedTerms,
): Pick<ExclusionTest, 'referenceChiSquare' | 'threshold'> | undefined {
  switch (statistic) {
    case 'chi-square':
      requireNumber('confidenceLevel', confidenceLevel, 0, 1 - Number.EPSILON / 2, { exclusiveMinimum: true });
      return { referenceChiSquare: 0, threshold: chiSquareCut(confidenceLevel, likelihoods.length) };
    case 'measured-interval': {
      const { chiSquare } = moved ? shiftedCommonRatio(moved) : commonRatioFit(likelihoods);
      return { referenceChiSquare: chiSquare, threshold: exclusionThreshold(confidenceLevel, sidedness) };
    }
    default:
      return undefined;
  }
}

function thresholdTest(
  parts: readonly ProfilePart[],
  points: readonly number[],
  referenceChiSquare: number,
  threshold: number,
  neverExcluded: (s: number) => boolean,
): ExclusionTest {
  const excess = (s: number) => profileChiSquare(parts, s) - referenceChiSquare - threshold;
  const between = (low: number, high: number) => tooHighBetween(parts, low, high);
  return { excess, neverExcluded, points, between, referenceChiSquare, threshold };
}

/** Where the predictions become too high, inside a piece beyond the monotonic points (there the tension only grows). */
function tooHighBetween(parts: readonly ProfilePart[], low: number, high: number): number[] {
  const root = monotoneRoot((s) => upwardTension(parts, s), low, high);
  return root === null || root <= low || root >= high ? [] : [root];
}

/** χ² that a variable of so many degrees of freedom exceeds with probability 1 − CL. */
function chiSquareCut(confidenceLevel: number, degreesOfFreedom: number): number {
  const excess = (chiSquare: number) => 1 - confidenceLevel - chiSquareTail(chiSquare, degreesOfFreedom);
  let high = degreesOfFreedom;
  while (excess(high) < 0) high *= 2;
  return monotoneRoot(excess, 0, high) ?? high;
}

/** The p-value follows from functions that may turn at different points: the pieces between are divided so often. */
const PARTS_OF_A_PIECE = 32;

/**
 * `profile` and `cls`. The edge of the predictions is wherever the best fit is: at g = 0, or at the bottom of a dip that the
 * data lie below. One inside, which data near it would move, has χ²(s) equal to that of its own Asimov data.
 */
function asymptoticExclusion(
  parts: readonly ProfilePart[],
  points: readonly number[],
  best: BestFit,
  { confidenceLevel, sidedness, statistic }: ExclusionTestOptions,
): ExclusionTest {
  const threshold = exclusionThreshold(confidenceLevel, sidedness);
  const ofBest = asimovParts(parts, best.s);
  const ofNull = asimovParts(parts, 0);
  const toNull = nullDistance(ofBest, best.s, ofNull);
  const excess = (s: number) => {
    const observed = finite(profileChiSquare(parts, s) - best.chiSquare);
    const expected = finite(profileChiSquare(ofBest, s) - profileChiSquare(ofBest, best.s));
    if (statistic === 'profile') return 1 - confidenceLevel - asymptoticTest(observed, expected).pValue;
    return 1 - confidenceLevel - asymptoticTest(observed, expected, toNull(s, expected)).cls;
  };
  return {
    excess,
    neverExcluded: (s) => s <= best.s,
    // a search of its own, which a decision on one coupling does not ask for
    get points() {
      const turns = [ofBest, ...(statistic === 'cls' ? [ofNull] : [])].flatMap(monotonicPieces);
      const corners = [...new Set([...points, ...turns])].sort((x, y) => x - y);
      return corners.flatMap((low, i) => divided(low, corners[i + 1] ?? low));
    },
    between: (low, high) => divided(low, high).slice(1),
    referenceChiSquare: best.chiSquare,
    threshold,
  };
}

/** The measurements as they would be, without fluctuation, if the squared coupling s were true. */
function asimovParts(parts: readonly ProfilePart[], s: number): ProfilePart[] {
  const asimovTerm = ({ likelihood, ratio }: ProfileTerm) => ({
    likelihood: likelihood.asimov(predictedRatio(ratio, s)),
    ratio,
  });
  return parts.map((part) => {
    if ('predictions' in part) return shiftedAsimov(part, s);
    return 'members' in part ? { ...part, members: part.members.map(asimovTerm) } : asimovTerm(part);
  });
}

/**
 * The distance from the predictions of s to those of the null, projected on the line to those of the best fit ŝ, in standard
 * deviations: with a and b the distances of s from null and best fit and c that between these two, (a² + b² − c²)/2b. Negative where the
 * null lies behind s, as seen from the best fit; all three are χ² of Asimov data.
 */
function nullDistance(ofBest: readonly ProfilePart[], best: number, ofNull: readonly ProfilePart[]) {
  const atNull = profileChiSquare(ofNull, 0);
  const between = profileChiSquare(ofBest, 0) - profileChiSquare(ofBest, best);
  return (s: number, fromBest: number): number => {
    const fromNull = finite(profileChiSquare(ofNull, s) - atNull);
    if (best === 0 || fromBest === 0) return Math.sqrt(fromNull);
    return (fromNull + fromBest - between) / (2 * Math.sqrt(fromBest));
  };
}

const finite = (statistic: number): number => Math.min(Math.max(0, statistic), Number.MAX_VALUE);

/** `low` and the inner ends of equal parts up to `high`. */
function divided(low: number, high: number): number[] {
  if (high <= low) return [low];
  return Array.from({ length: PARTS_OF_A_PIECE }, (_, i) => low + ((high - low) * i) / PARTS_OF_A_PIECE);
}
