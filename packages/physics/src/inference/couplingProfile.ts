import type { RatioLikelihood } from '../likelihoods/ratioLikelihood.js';
import {
  characteristicSquaredCoupling,
  predictedRatio,
  predictedRatioSlope,
  squaredCouplingOfDip,
  squaredCouplingsAtRatio,
} from '../models/ratioPolynomial.js';
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
  chiSquareSlope,
  correlatedChiSquareAt,
  correlatedTension,
  endOfTurns,
  type ProfilePart,
  type ProfileTerm,
  pullPolynomials,
  slopeBounds,
} from './correlatedTerms.js';
import { excludedBeyondShifts, shiftedPieces, shiftedStepsBeyond } from './shiftedPieces.js';
import { type ShiftedTerms, shiftedChiSquareAt, shiftedSlopesAt } from './shiftedTerms.js';

/** The single experiments of all parts that theory errors do not move. */
function singleTerms(parts: readonly ProfilePart[]): readonly ProfileTerm[] {
  // asked for at every step of a search: no copy where none is needed
  if (areSingle(parts)) return parts;
  return parts.flatMap((part) => ('members' in part ? part.members : 'predictions' in part ? [] : [part]));
}

/** The likelihoods of all parts. */
export const likelihoodsOf = (parts: readonly ProfilePart[]): readonly RatioLikelihood[] =>
  parts.flatMap((part) => {
    if ('predictions' in part) return part.likelihoods;
    return 'members' in part ? part.members.map(({ likelihood }) => likelihood) : [part.likelihood];
  });

const areSingle = (parts: readonly ProfilePart[]): parts is readonly ProfileTerm[] =>
  parts.every((part) => !('members' in part || 'predictions' in part));

/** The one part of experiments that theory errors move (`profileParts`). */
export const movedPart = (parts: readonly ProfilePart[]): ShiftedTerms | undefined =>
  parts.length === 1 && 'predictions' in parts[0] ? parts[0] : undefined;

/** Between corners a likelihood without enclosures is sampled at so many points; turning points closer together are missed. */
const SAMPLES_BETWEEN_CORNERS = 128;

/** Pieces of the coupling axis over which χ² changes by less than this are not resolved further. */
const NEGLIGIBLE_CHI_SQUARE = 1e-13;

/** χ²(s) = Σ χ²_i(R_i(s)) + Σ_ij P_ij p_i(s) p_j(s), the second sum over correlated experiments; s = g² ≥ 0. */
export function profileChiSquare(parts: readonly ProfilePart[], s: number): number {
  let total = 0;
  for (const part of parts) {
    if ('members' in part) total += correlatedChiSquareAt(part, s);
    else if ('predictions' in part) total += shiftedChiSquareAt(part, s);
    else total += part.likelihood.chiSquare(predictedRatio(part.ratio, s));
  }
  return total;
}

/** Σ ∂χ²/∂R_i: positive when raising every prediction alike would worsen the fit, so the predictions are too high. */
export function upwardTension(parts: readonly ProfilePart[], s: number): number {
  let total = 0;
  for (const part of parts) {
    if ('members' in part) total += correlatedTension(part, s);
    else if ('predictions' in part) total += shiftedSlopesAt(part, s).tension;
    else total += part.likelihood.slope(predictedRatio(part.ratio, s));
  }
  return total;
}

/**
 * Points 0 = s_0 < s_1 < … between which χ²(s), and beyond which it, is monotonic, and `upwardTension` keeps its sign up
 * to the last of them (where no errors are correlated). Beyond the last, every R_i that varies has passed its measured value and
 * rises, so χ² and the tension only grow; correlated errors can turn χ² once more, and have a last point of their own.
 */
export function monotonicPieces(parts: readonly ProfilePart[]): number[] {
  const moved = movedPart(parts);
  if (moved) return shiftedPieces(moved);
  const ascending = corners(parts);
  const independent = areSingle(parts);
  // one likelihood alone turns only at corners: its measured value, and the dip of the prediction
  if (independent && parts.length === 1) return ascending;
  const points = new Set(ascending);
  for (let k = 1; k < ascending.length; k++) {
    const [low, high] = [ascending[k - 1], ascending[k]];
    const middle = low + (high - low) / 2;
    if (!Number.isFinite(profileChiSquare(parts, middle))) continue;
    for (const s of rootsBetween(parts, slopeFunction(parts, middle), low, high, NEGLIGIBLE_CHI_SQUARE)) points.add(s);
    // the tests that ask for the tension are for independent experiments
    if (!independent) continue;
    const terms = singleTerms(parts);
    for (const s of rootsBetween(parts, tensionFunction(terms), low, high, NEGLIGIBLE_CHI_SQUARE * high)) points.add(s);
  }
  return [...points].sort((x, y) => x - y);
}

function corners(parts: readonly ProfilePart[]): number[] {
  const found = new Set([0]);
  for (const { likelihood, ratio } of singleTerms(parts)) {
    const { lowestRatio, highestRatio, measurement } = likelihood;
    for (const edge of [measurement.value, lowestRatio, highestRatio]) {
      for (const s of squaredCouplingsAtRatio(ratio, edge)) found.add(s);
    }
    const dip = squaredCouplingOfDip(ratio);
    if (dip !== null) found.add(dip);
  }
  const last = Math.max(...found);
  for (const part of parts) if ('members' in part) found.add(endOfTurns(part, last));
  return [...found].sort((x, y) => x - y);
}

/** All roots, where every likelihood has a curvature; else those that sampling shows. */
function rootsBetween(
  parts: readonly ProfilePart[],
  f: EnclosedFunction,
  low: number,
  high: number,
  negligible: number,
): number[] {
  const terms = singleTerms(parts);
  if (terms.every(({ likelihood }) => likelihood.curvature !== null)) return isolateRoots(f, low, high, negligible);
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
  parts: readonly ProfilePart[],
  start: number,
  excluded: (s: number) => boolean,
): number | null {
  const moved = movedPart(parts);
  if (moved) return excludedBeyondShifts(moved, start, excluded);
  const scale = Math.min(...singleTerms(parts).map(({ ratio }) => characteristicSquaredCoupling(ratio)));
  if (!Number.isFinite(scale)) return excluded(start) ? Math.max(2 * start, 1) : null;
  for (let step = Math.max(start, scale); start + step < Number.MAX_VALUE; step *= 2) {
    if (excluded(start + step)) return start + step;
  }
  return null;
}

/** Points beyond the last of the monotonic ones, where χ² can fall below a threshold for good: with theory errors it goes to a constant. */
export function allowedBeyond(parts: readonly ProfilePart[], start: number): number[] {
  const moved = movedPart(parts);
  return moved ? shiftedStepsBeyond(moved, start) : [];
}

/**
 * dχ²/ds with enclosures valid between neighbouring corners, where every R_i and its likelihood's slope are monotonic; `inside` lies
 * between them.
 */
function slopeFunction(parts: readonly ProfilePart[], inside: number): EnclosedFunction {
  const terms = parts.filter((part): part is ProfileTerm => 'ratio' in part);
  const blocks = parts.filter((part) => 'members' in part);
  const single = termSlopeFunction(terms);
  const pulls = blocks.map((block) => pullPolynomials(block, inside));
  const bounds = (order: 0 | 1, a: number, b: number, ofTerms: Interval) =>
    blocks.reduce<Interval>((total, block) => addIntervals(total, slopeBounds(block, a, b)[order]), ofTerms);
  return {
    value: (s) =>
      blocks.reduce((total, { precision }, i) => total + chiSquareSlope(precision, pulls[i], s), single.value(s)),
    valueBounds: (a, b) => bounds(0, a, b, single.valueBounds(a, b)),
    derivativeBounds: (a, b) => bounds(1, a, b, single.derivativeBounds(a, b)),
  };
}

function termSlopeFunction(terms: readonly ProfileTerm[]): EnclosedFunction {
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
