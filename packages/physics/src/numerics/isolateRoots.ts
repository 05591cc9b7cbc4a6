import { monotoneRoot } from './monotoneRoot.js';

export type Interval = readonly [lower: number, upper: number];

/** A function with intervals that contain all its values, and all those of its derivative, on [a, b]. */
export interface EnclosedFunction {
  value(x: number): number;
  valueBounds(a: number, b: number): Interval;
  derivativeBounds(a: number, b: number): Interval;
}

/** Pieces narrower than this fraction of the upper end of the search are not split further. */
const NARROWEST = 2 ** -52;

/**
 * All roots of f in [a, b], 0 ≤ a ≤ b, ascending: an interval is dropped when the enclosure of f excludes zero, searched
 * by bisection when that of f′ has one sign, halved otherwise, so no root is missed however close it lies to another.
 * Near a multiple root rounding leaves both signs open. Halving ends where ∫|f| over the piece is below
 * `negligibleIntegral`: its middle is reported, possibly more than once and possibly where f only comes near zero.
 * NaN in an enclosure means "unknown".
 */
export function isolateRoots(f: EnclosedFunction, a: number, b: number, negligibleIntegral: number): number[] {
  const roots: number[] = [];
  const pending: Interval[] = [[a, b]];
  const narrowest = NARROWEST * b;
  for (let piece = pending.pop(); piece; piece = pending.pop()) {
    const [low, high] = piece;
    const [minimum, maximum] = f.valueBounds(low, high);
    if (minimum > 0 || maximum < 0) continue;
    const [leastSlope, greatestSlope] = f.derivativeBounds(low, high);
    const middle = low + (high - low) / 2;
    if (leastSlope >= 0 || greatestSlope <= 0) {
      const root = monotoneRoot(f.value, low, high);
      if (root !== null) roots.push(root);
    } else if (high - low <= narrowest || (high - low) * Math.max(-minimum, maximum) <= negligibleIntegral) {
      roots.push(middle);
    } else {
      pending.push([middle, high], [low, middle]);
    }
  }
  return roots;
}

/** The product of two intervals; NaN (unknown) where it is zero times infinity. */
export function multiplyIntervals([a, b]: Interval, [c, d]: Interval): Interval {
  return [Math.min(a * c, a * d, b * c, b * d), Math.max(a * c, a * d, b * c, b * d)];
}

export function addIntervals([a, b]: Interval, [c, d]: Interval): Interval {
  return [a + c, b + d];
}

/** The interval between two numbers given in either order. */
export function intervalBetween(x: number, y: number): Interval {
  return x <= y ? [x, y] : [y, x];
}
