import type { Bound } from './bound.js';
import { excludedAt } from './boundAt.js';

/** What decides on a point of the plane of mass and coupling. */
export interface StrongestBound {
  readonly bound: Bound;
  /** Whether it excludes the point; else no bound does, and this is the one whose edge is nearest above. */
  readonly excluded: boolean;
  /** Coupling of that edge at this mass. */
  readonly edge: number;
  /** Coupling of the point over that of the edge: how far it is inside, or below 1 how near. */
  readonly factor: number;
}

/**
 * The bound that excludes a point by the largest factor in the coupling; where none excludes it, the first that a larger coupling
 * meets. Undefined where there is no bound at this mass.
 * @param bounds those that count, such as the measured ones
 */
export function strongestBound(
  bounds: readonly Bound[],
  massGeV: number,
  coupling: number,
): StrongestBound | undefined {
  let inside: StrongestBound | undefined;
  let above: StrongestBound | undefined;
  for (const bound of bounds) {
    for (const { lower, upper } of excludedAt(bound, massGeV)) {
      const factor = coupling / lower;
      if (lower < coupling && coupling < upper) {
        if (!inside || factor > inside.factor) inside = { bound, excluded: true, edge: lower, factor };
      } else if (lower >= coupling && (!above || lower < above.edge)) {
        above = { bound, excluded: false, edge: lower, factor };
      }
    }
  }
  return inside ?? above;
}
