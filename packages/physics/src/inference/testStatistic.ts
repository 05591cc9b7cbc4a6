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
