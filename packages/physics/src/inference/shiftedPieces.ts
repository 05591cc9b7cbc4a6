import { characteristicSquaredCoupling } from '../models/ratioPolynomial.js';
import { monotoneRoot } from '../numerics/monotoneRoot.js';
import { polynomialSignChanges } from '../numerics/polynomialRoots.js';
import { hasFixedWidth } from './fixedWidthNuisanceFit.js';
import {
  type ShiftedTerms,
  shiftedChiSquareAt,
  shiftedCorners,
  shiftedSlopesAt,
  withCommonRatio,
} from './shiftedTerms.js';

/** Between two corners slopes are looked at so many times: turning points closer together are missed. Counts bend more. */
const SAMPLES = { ofFixedWidth: 16, others: 64 } as const;

/**
 * Points 0 = s_0 < s_1 < … between which χ²(s) with theory errors, and beyond which it, is monotonic, and Σ ∂χ²/∂R_i keeps its sign. All of them for one
 * experiment with errors of fixed width, from the roots of a polynomial. For others slopes are looked at between the corners of the predictions, and beyond
 * the last, where χ² goes to a constant from below or from above, whenever s is twice as large. From above: the end is a point too.
 */
export function shiftedPieces(block: ShiftedTerms): number[] {
  const corners = [...new Set([0, ...shiftedCorners(block)])].sort((x, y) => x - y);
  const turns = new Set([...corners, ...(turnsOfOne(block) ?? turnsThatShow(block, corners))]);
  const points = [...turns].sort((x, y) => x - y);
  const { lastSquaredCoupling: end } = block;
  // a constant that is reached from above can be the least of all
  const falls = shiftedChiSquareAt(block, end) < shiftedChiSquareAt(block, points[points.length - 1]);
  return falls ? [...points, end] : points;
}

/** χ² = d²/(σ² + T): where 2d′(σ² + T) − dT′ changes sign, of both errors. */
function turnsOfOne({
  likelihoods,
  predictions: [[p0, p1, p2]],
  covariance: [t0, t1, t2, t3, t4],
  lastSquaredCoupling,
}: ShiftedTerms): number[] | undefined {
  if (likelihoods.length > 1 || !hasFixedWidth(likelihoods[0])) return undefined;
  const { value, errorPlus, errorMinus } = likelihoods[0].measurement;
  const [d0, d1, d2] = [value - p0, -p1, -p2];
  return [...new Set([errorPlus, errorMinus])].flatMap((error) => {
    const v0 = error * error + t0;
    // that of s⁵ is 0
    const slope = [
      2 * d1 * v0 - d0 * t1,
      d1 * t1 + 4 * d2 * v0 - 2 * d0 * t2,
      3 * d2 * t1 - 3 * d0 * t3,
      2 * d2 * t2 - d1 * t3 - 4 * d0 * t4,
      d2 * t3 - 2 * d1 * t4,
    ];
    return polynomialSignChanges(slope, 0, lastSquaredCoupling);
  });
}

function turnsThatShow(block: ShiftedTerms, corners: readonly number[]): number[] {
  const last = corners[corners.length - 1];
  const looked = [
    ...corners.flatMap((corner, i) => between(block, corner, corners[i + 1])),
    ...stepsBeyond(block, last, scaleOf(block) / 4),
  ];
  const found: number[] = [];
  let before: { s: number; slope: number; tension: number } | undefined;
  for (const s of looked) {
    const here = { s, ...shiftedSlopesAt(block, s) };
    for (const of of ['slope', 'tension'] as const) {
      if (before === undefined || before[of] < 0 === here[of] < 0) continue;
      const root = monotoneRoot((x) => shiftedSlopesAt(block, x)[of], before.s, s);
      if (root !== null) found.push(root);
    }
    before = here;
  }
  return found;
}

function between({ likelihoods }: ShiftedTerms, low: number, high: number | undefined): number[] {
  if (high === undefined) return [low];
  const samples = likelihoods.every(({ curvature }) => curvature !== null) ? SAMPLES.ofFixedWidth : SAMPLES.others;
  return Array.from({ length: samples }, (_, i) => low + ((high - low) * i) / samples);
}

/** The s at which new physics first matters; ∞ where nothing depends on s. */
const scaleOf = ({ predictions }: ShiftedTerms): number =>
  Math.min(
    ...predictions.map(([, linear, quadratic]) =>
      characteristicSquaredCoupling({ linear, quadratic: Math.max(0, quadratic) }),
    ),
  );

/** Each step from `start` twice as long as the one before, to beyond `lastSquaredCoupling`; none where nothing depends on s. */
function stepsBeyond({ lastSquaredCoupling }: ShiftedTerms, start: number, first: number): number[] {
  const found: number[] = [];
  if (!Number.isFinite(first)) return found;
  for (let step = first; start + step < 2 * lastSquaredCoupling; step *= 2) found.push(start + step);
  return found;
}

/** Beyond the last of the monotonic points: steps to where χ² is its constant. */
export const shiftedStepsBeyond = (block: ShiftedTerms, start: number): number[] =>
  stepsBeyond(block, start, Math.max(start, scaleOf(block)));

/** As `excludedBeyond`: an s from which on everything is excluded, and there is none where the constant that χ² goes to is not. */
export function excludedBeyondShifts(
  block: ShiftedTerms,
  start: number,
  excluded: (s: number) => boolean,
): number | null {
  if (!Number.isFinite(scaleOf(block))) return excluded(start) ? Math.max(2 * start, 1) : null;
  const steps = shiftedStepsBeyond(block, start);
  // already where χ² is its constant
  if (steps.length === 0) return excluded(start) ? 2 * start : null;
  return excluded(steps[steps.length - 1]) ? (steps.find(excluded) ?? null) : null;
}

/** χ² of the ratio μ ≥ 0 common to all experiments that fits best, with the errors that theory has in the Standard Model. */
export function shiftedCommonRatio(block: ShiftedTerms): { readonly chiSquare: number } {
  const common = withCommonRatio(block);
  return { chiSquare: Math.min(...shiftedPieces(common).map((ratio) => shiftedChiSquareAt(common, ratio))) };
}
