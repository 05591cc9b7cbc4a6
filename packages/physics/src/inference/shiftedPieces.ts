import { characteristicSquaredCoupling } from '../models/ratioPolynomial.js';
import { monotoneRoot } from '../numerics/monotoneRoot.js';
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
 * Points 0 = s_0 < s_1 < … between which χ²(s) with theory errors, and beyond which it, is monotonic, and Σ ∂χ²/∂R_i keeps its sign. Beyond the last corner
 * of the predictions χ² goes to a constant, from below or from above: there the slope is looked at whenever s is four times as large.
 */
export function shiftedPieces(block: ShiftedTerms): number[] {
  const corners = [...new Set([0, ...shiftedCorners(block)])].sort((x, y) => x - y);
  const looked = [...corners.flatMap((corner, i) => between(block, corner, corners[i + 1])), ...tail(block, corners)];
  const points = new Set(corners);
  let before: { s: number; slope: number; tension: number } | undefined;
  for (const s of looked) {
    const here = { s, ...shiftedSlopesAt(block, s) };
    for (const of of ['slope', 'tension'] as const) {
      if (before === undefined || before[of] < 0 === here[of] < 0) continue;
      const root = monotoneRoot((x) => shiftedSlopesAt(block, x)[of], before.s, s);
      if (root !== null) points.add(root);
    }
    before = here;
  }
  return [...points].sort((x, y) => x - y);
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

function tail(block: ShiftedTerms, corners: readonly number[]): number[] {
  const found: number[] = [];
  const scale = scaleOf(block);
  if (!Number.isFinite(scale)) return found;
  const last = corners[corners.length - 1];
  for (let step = scale / 4; last + step < block.lastSquaredCoupling; step *= 4) found.push(last + step);
  return found;
}

/** As `excludedBeyond`: χ² is the same beyond `lastSquaredCoupling`. */
export function excludedBeyondShifts(
  block: ShiftedTerms,
  start: number,
  excluded: (s: number) => boolean,
): number | null {
  const scale = scaleOf(block);
  if (!Number.isFinite(scale)) return excluded(start) ? Math.max(2 * start, 1) : null;
  const { lastSquaredCoupling: last } = block;
  for (let step = Math.max(start, scale); start + step < 2 * last; step *= 2) {
    if (excluded(start + step)) return start + step;
  }
  return null;
}

/** χ² of the ratio μ ≥ 0 common to all experiments that fits best, with the errors that theory has in the Standard Model. */
export function shiftedCommonRatio(block: ShiftedTerms): { readonly chiSquare: number } {
  const common = withCommonRatio(block);
  return { chiSquare: Math.min(...shiftedPieces(common).map((ratio) => shiftedChiSquareAt(common, ratio))) };
}
