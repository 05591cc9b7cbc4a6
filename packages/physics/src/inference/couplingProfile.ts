import type { RatioLikelihood } from '../likelihoods/ratioLikelihood.js';
import {
  addIntervals,
  type EnclosedFunction,
  type Interval,
  intervalBetween,
  isolateRoots,
  multiplyIntervals,
} from '../numerics/isolateRoots.js';
import { monotoneRoot } from '../numerics/monotoneRoot.js';
import {
  characteristicSquaredCoupling,
  predictedRatio,
  predictedRatioSlope,
  type RatioPolynomial,
  squaredCouplingOfDip,
  squaredCouplingsAtRatio,
} from './ratioPolynomial.js';

/** One experiment: what it measured and what the model predicts for it. */
export interface ProfileTerm {
  readonly likelihood: RatioLikelihood;
  readonly ratio: RatioPolynomial;
}

/** Between corners a likelihood without enclosures is sampled at so many points; turning points closer together are missed. */
const SAMPLES_BETWEEN_CORNERS = 128;

/** Pieces of the coupling axis over which χ² changes by less than this are not resolved further. */
const NEGLIGIBLE_CHI_SQUARE = 1e-13;

/** χ²(s) = Σ χ²_i(R_i(s)), s = g² ≥ 0. */
export function profileChiSquare(terms: readonly ProfileTerm[], s: number): number {
  let total = 0;
  for (const { likelihood, ratio } of terms) total += likelihood.chiSquare(predictedRatio(ratio, s));
  return total;
}

/** Σ dχ²_i/dR_i: positive when raising every prediction alike would worsen the fit, so the predictions are too high. */
export function upwardTension(terms: readonly ProfileTerm[], s: number): number {
  let total = 0;
  for (const { likelihood, ratio } of terms) total += likelihood.slope(predictedRatio(ratio, s));
  return total;
}

/**
 * Points 0 = s_0 < s_1 < … between which χ²(s), and beyond which it, is monotonic, and `upwardTension` keeps its sign up
 * to the last of them. Beyond the last, every R_i that varies has passed its measured value and rises, so χ² and the
 * tension only grow.
 */
export function monotonicPieces(terms: readonly ProfileTerm[]): number[] {
  const corners = new Set([0]);
  for (const { likelihood, ratio } of terms) {
    const { lowestRatio, highestRatio, measurement } = likelihood;
    for (const edge of [measurement.value, lowestRatio, highestRatio]) {
      for (const s of squaredCouplingsAtRatio(ratio, edge)) corners.add(s);
    }
    const dip = squaredCouplingOfDip(ratio);
    if (dip !== null) corners.add(dip);
  }
  const ascending = [...corners].sort((x, y) => x - y);
  const points = new Set(ascending);
  for (let k = 1; k < ascending.length; k++) {
    const [low, high] = [ascending[k - 1], ascending[k]];
    if (!Number.isFinite(profileChiSquare(terms, low + (high - low) / 2))) continue;
    for (const s of rootsBetween(terms, slopeFunction(terms), low, high, NEGLIGIBLE_CHI_SQUARE)) points.add(s);
    for (const s of rootsBetween(terms, tensionFunction(terms), low, high, NEGLIGIBLE_CHI_SQUARE * high)) points.add(s);
  }
  return [...points].sort((x, y) => x - y);
}

/** All roots, where every likelihood has a curvature; else those that sampling shows. */
function rootsBetween(
  terms: readonly ProfileTerm[],
  f: EnclosedFunction,
  low: number,
  high: number,
  negligible: number,
): number[] {
  if (terms.every(({ likelihood }) => likelihood.curvature !== null)) return isolateRoots(f, low, high, negligible);
  // one likelihood alone turns only at corners
  if (terms.length === 1) return [];
  const step = (high - low) / SAMPLES_BETWEEN_CORNERS;
  return Array.from({ length: SAMPLES_BETWEEN_CORNERS }, (_, i) =>
    monotoneRoot(f.value, low + i * step, low + (i + 1) * step),
  ).filter((root) => root !== null);
}

/**
 * An s > start where `excluded` holds, found by doubling steps; null when it holds nowhere. `start` is the last of the
 * monotonic points, beyond which `excluded` can only turn from false to true.
 */
export function excludedBeyond(
  terms: readonly ProfileTerm[],
  start: number,
  excluded: (s: number) => boolean,
): number | null {
  const scale = Math.min(...terms.map(({ ratio }) => characteristicSquaredCoupling(ratio)));
  if (!Number.isFinite(scale)) return excluded(start) ? Math.max(2 * start, 1) : null;
  for (let step = Math.max(start, scale); start + step < Number.MAX_VALUE; step *= 2) {
    if (excluded(start + step)) return start + step;
  }
  return null;
}

/** dχ²/ds with enclosures valid between neighbouring corners, where every R_i and its likelihood's slope are monotonic. */
function slopeFunction(terms: readonly ProfileTerm[]): EnclosedFunction {
  return {
    value: (s) => terms.reduce((total, term) => total + slopeAt(term, s) * predictedRatioSlope(term.ratio, s), 0),
    valueBounds: (a, b) => sumBounds(terms, (term) => multiplyIntervals(slopes(term, a, b), ratioSlopes(term, a, b))),
    derivativeBounds: (a, b) =>
      sumBounds(terms, (term) => {
        const [low, high] = ratioSlopes(term, a, b);
        const squares = intervalBetween(low * low, high * high);
        const second = 2 * term.ratio.quadratic;
        const bending = multiplyIntervals(slopes(term, a, b), [second, second]);
        return addIntervals(multiplyIntervals(curvatures(term, a, b), squares), bending);
      }),
  };
}

function tensionFunction(terms: readonly ProfileTerm[]): EnclosedFunction {
  return {
    value: (s) => upwardTension(terms, s),
    valueBounds: (a, b) => sumBounds(terms, (term) => slopes(term, a, b)),
    derivativeBounds: (a, b) =>
      sumBounds(terms, (term) => multiplyIntervals(curvatures(term, a, b), ratioSlopes(term, a, b))),
  };
}

function slopeAt({ likelihood, ratio }: ProfileTerm, s: number): number {
  return likelihood.slope(predictedRatio(ratio, s));
}

function slopes(term: ProfileTerm, a: number, b: number): Interval {
  return intervalBetween(slopeAt(term, a), slopeAt(term, b));
}

function curvatures({ likelihood, ratio }: ProfileTerm, a: number, b: number): Interval {
  const { curvature } = likelihood;
  if (curvature === null) return [Number.NaN, Number.NaN];
  return intervalBetween(curvature(predictedRatio(ratio, a)), curvature(predictedRatio(ratio, b)));
}

function ratioSlopes({ ratio }: ProfileTerm, a: number, b: number): Interval {
  return intervalBetween(predictedRatioSlope(ratio, a), predictedRatioSlope(ratio, b));
}

function sumBounds(terms: readonly ProfileTerm[], bounds: (term: ProfileTerm) => Interval): Interval {
  return terms.reduce<Interval>((total, term) => addIntervals(total, bounds(term)), [0, 0]);
}
