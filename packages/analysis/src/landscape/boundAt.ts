import type { CouplingInterval } from '@nereid/physics';
import type { Bound, BoundPoint } from './bound.js';

/**
 * The couplings that a bound excludes at any mass [GeV]: those of its curve, between two of its masses with edges that follow a power of
 * the mass. Where the intervals of the two masses differ in number, those of the nearer one. None beyond the ends of the curve.
 */
export function excludedAt({ curve }: Pick<Bound, 'curve'>, massGeV: number): readonly CouplingInterval[] {
  const above = firstFrom(curve, massGeV);
  const [before, after] = [curve[above - 1], curve[above]];
  if (after === undefined) return [];
  if (after.massGeV === massGeV) return after.excluded;
  if (before === undefined) return [];
  const share = Math.log(massGeV / before.massGeV) / Math.log(after.massGeV / before.massGeV);
  if (before.excluded.length !== after.excluded.length) return (share < 0.5 ? before : after).excluded;
  return before.excluded.map(({ lower, upper }, i) => ({
    lower: between(lower, after.excluded[i].lower, share),
    upper: between(upper, after.excluded[i].upper, share),
  }));
}

/** Index of the first point of an ascending curve at this mass or above. */
function firstFrom(curve: readonly BoundPoint[], massGeV: number): number {
  let [low, high] = [0, curve.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (curve[middle].massGeV < massGeV) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Geometric mean; an edge at 0 or ∞ has none, and stays what the nearer one is. */
function between(a: number, b: number, share: number): number {
  const hasLogarithm = a > 0 && b > 0 && Number.isFinite(a) && Number.isFinite(b);
  if (!hasLogarithm) return share < 0.5 ? a : b;
  return a ** (1 - share) * b ** share;
}
