import { monotoneRoot } from '../numerics/monotoneRoot.js';

import type { RatioLikelihood } from './ratioLikelihood.js';

/** What a fit of the nuisance parameters at one ratio says of the ratio. */
interface RatioProfile {
  readonly chiSquare: number;
  readonly slope: number;
}

/**
 * The likelihood of counts, of one bin or many, as a function of the ratio alone; χ² falls up to the best ratio and rises after
 * it, and need not be convex. A negative ratio is impossible.
 * @param name of the measurement
 * @param best the ratio at which χ² is least, at least 0
 */
export function profiledCounts<Profile extends RatioProfile>(
  name: string,
  best: number,
  profile: (ratio: number) => Profile,
  asimov: (ratio: number) => RatioLikelihood,
): RatioLikelihood & { readonly profile: (ratio: number) => Profile } {
  const chiSquare = (ratio: number) => (ratio < 0 ? Number.POSITIVE_INFINITY : profile(ratio).chiSquare);
  const least = chiSquare(best);
  return {
    measurement: { name, value: best, ...unitErrors(best, (ratio) => chiSquare(ratio) - least) },
    errorModel: 'counts',
    lowestRatio: Number.NEGATIVE_INFINITY,
    highestRatio: Number.POSITIVE_INFINITY,
    profile,
    chiSquare,
    slope: (ratio) => (ratio < 0 ? Number.NEGATIVE_INFINITY : profile(ratio).slope),
    curvature: null,
    pull: (ratio) => Math.sign(best - ratio) * Math.sqrt(chiSquare(ratio)),
    asimov,
  };
}

/** Distances from the best ratio to where χ² has risen by 1; down to 0 where it does not rise that far. */
function unitErrors(value: number, rise: (ratio: number) => number) {
  let high = Math.max(2 * value, 1);
  while (rise(high) < 1 && high < 1e12) high *= 2;
  const upper = monotoneRoot((ratio) => rise(ratio) - 1, value, high) ?? high;
  const lower = rise(0) > 1 ? monotoneRoot((ratio) => rise(ratio) - 1, 0, value) : 0;
  return { errorPlus: upper - value, errorMinus: value - (lower ?? 0) };
}
