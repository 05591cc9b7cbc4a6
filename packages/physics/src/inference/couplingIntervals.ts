import { monotoneRoot } from '../numerics/monotoneRoot.js';

/** The couplings from `lower` to `upper`; `upper` may be ∞. */
export interface CouplingInterval {
  readonly lower: number;
  readonly upper: number;
}

/**
 * The closed intervals of [0, ∞) where excess ≤ 0 or `kept` holds.
 * @param excess monotonic between neighbouring edges.
 * @param kept constant between neighbouring edges.
 * @param edges from 0 to a coupling beyond which all is excluded or, with `allowedBeyond`, all is allowed.
 */
export function intervalsBelow(
  excess: (x: number) => number,
  kept: (x: number) => boolean,
  edges: readonly number[],
  allowedBeyond: boolean,
): CouplingInterval[] {
  const found: CouplingInterval[] = [];
  for (let k = 1; k < edges.length; k++) {
    const [a, b] = [edges[k - 1], edges[k]];
    const keptBetween = kept(a + (b - a) / 2);
    const allowedAtA = keptBetween || excess(a) <= 0;
    const allowedAtB = keptBetween || excess(b) <= 0;
    const crossing = allowedAtA === allowedAtB ? null : monotoneRoot(excess, a, b);
    if (allowedAtA) append(found, a, allowedAtB ? b : (crossing ?? a));
    else if (allowedAtB) append(found, crossing ?? b, b);
  }
  if (allowedBeyond) append(found, edges[edges.length - 1], Number.POSITIVE_INFINITY);
  return found;
}

/** Adds [lower, upper], as a continuation of the last interval where they touch. */
function append(intervals: CouplingInterval[], lower: number, upper: number): void {
  const previous = intervals.at(-1);
  if (previous && lower <= previous.upper) intervals[intervals.length - 1] = { lower: previous.lower, upper };
  else intervals.push({ lower, upper });
}

/** What closed, disjoint, ascending intervals leave of [0, ∞). */
export function complement(intervals: readonly CouplingInterval[]): CouplingInterval[] {
  const gaps: CouplingInterval[] = [];
  let from = 0;
  for (const { lower, upper } of intervals) {
    if (lower > from) gaps.push({ lower: from, upper: lower });
    from = upper;
  }
  if (from < Number.POSITIVE_INFINITY) gaps.push({ lower: from, upper: Number.POSITIVE_INFINITY });
  return gaps;
}
