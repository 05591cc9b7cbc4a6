import { InputError, requireNumber } from '../errors.js';
import { chiSquareQuantile, normalQuantile } from '../numerics/normalDistribution.js';

/** One-sided: only too large a coupling is excluded (an upper limit). Two-sided: both directions count. */
export const SIDEDNESS = ['one-sided', 'two-sided'] as const;
/** One-sided upper limit or two-sided interval. */
export type Sidedness = (typeof SIDEDNESS)[number];

/**
 * The value of Δχ² (or −2 ln of a likelihood ratio) above which a point is excluded, one parameter of interest:
 * z² with z = Φ⁻¹((1 + CL)/2) two-sided, Φ⁻¹(CL) one-sided; 3.84 and 2.71 at 95 %. This is the asymptotic distribution
 * (Wilks; one-sided: Cowan, Cranmer, Gross, Vitells, 1007.1727, section 3.6): exact for Gaussian measurements and a
 * prediction linear in the parameter away from a boundary, approximate otherwise.
 * @throws InputError unless 0 < CL < 1, and CL > 0.5 when one-sided.
 */
export function exclusionThreshold(confidenceLevel: number, sidedness: Sidedness): number {
  // asked for at every point of a plane, with the same answer
  if (last.confidenceLevel !== confidenceLevel || last.sidedness !== sidedness) {
    last = { confidenceLevel, sidedness, threshold: computedThreshold(confidenceLevel, sidedness) };
  }
  return last.threshold;
}

let last: { readonly confidenceLevel: number; readonly sidedness: Sidedness; readonly threshold: number } = {
  confidenceLevel: Number.NaN,
  sidedness: 'one-sided',
  threshold: Number.NaN,
};

function computedThreshold(confidenceLevel: number, sidedness: Sidedness): number {
  const open = { exclusiveMinimum: true };
  const below1 = 1 - Number.EPSILON / 2;
  switch (sidedness) {
    case 'two-sided':
      requireNumber('confidenceLevel', confidenceLevel, 0, below1, open);
      return chiSquareQuantile(confidenceLevel);
    case 'one-sided':
      requireNumber('confidenceLevel', confidenceLevel, 0.5, below1, open);
      return normalQuantile(confidenceLevel) ** 2;
    default:
      throw new InputError('sidedness', sidedness, 'not known', `Give one of ${SIDEDNESS.join(', ')}.`);
  }
}

export interface GridTestOptions {
  readonly confidenceLevel: number;
  readonly sidedness: Sidedness;
  /** χ² to compare with, where it is known better than from the grid; by default the smallest χ² given. */
  readonly referenceChiSquare?: number;
}

export interface GridTest {
  /** χ² − reference; NaN where χ² was NaN. */
  readonly deltaChiSquare: Float64Array;
  /** 1 where the point is excluded, else 0. */
  readonly excluded: Uint8Array;
  /** 0 where χ² was NaN: not computed, so neither allowed nor excluded. */
  readonly computed: Uint8Array;
  /** First index of the smallest χ²; −1 when nothing was computed. */
  readonly bestIndex: number;
  readonly referenceChiSquare: number;
  readonly threshold: number;
}

/**
 * The likelihood-ratio test on arbitrary points, for models that are not a single polynomial. `chiSquare` is in order of
 * increasing coupling when one-sided: points before the best one are then never excluded. NaN means "not computed" and ∞
 * "impossible". The input is left alone.
 */
export function gridTest(chiSquare: ArrayLike<number>, options: GridTestOptions): GridTest {
  const threshold = exclusionThreshold(options.confidenceLevel, options.sidedness);
  let bestIndex = -1;
  for (let i = 0; i < chiSquare.length; i++) {
    if (chiSquare[i] < (bestIndex < 0 ? Number.POSITIVE_INFINITY : chiSquare[bestIndex])) bestIndex = i;
  }
  const referenceChiSquare = options.referenceChiSquare ?? (bestIndex < 0 ? 0 : chiSquare[bestIndex]);
  requireNumber('referenceChiSquare', referenceChiSquare, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
  const deltaChiSquare = Float64Array.from(chiSquare, (value) => value - referenceChiSquare);
  const firstTested = options.sidedness === 'one-sided' ? Math.max(0, bestIndex) : 0;
  const excluded = Uint8Array.from(deltaChiSquare, (delta, i) => (delta > threshold && i >= firstTested ? 1 : 0));
  const computed = Uint8Array.from(deltaChiSquare, (delta) => (Number.isNaN(delta) ? 0 : 1));
  return { deltaChiSquare, excluded, computed, bestIndex, referenceChiSquare, threshold };
}
