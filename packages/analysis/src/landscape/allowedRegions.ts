import type { CouplingInterval } from '@nereid/physics';
import type { Bound } from './bound.js';
import { excludedAt } from './boundAt.js';

/** Couplings that are allowed at a mass, with the bounds that end them from above and from below; null where nothing does. */
export interface AllowedInterval extends CouplingInterval {
  /** From above. */
  readonly constraint: string | null;
  readonly constraintBelow: string | null;
}

/** The same with its mass. */
export interface MassInterval extends AllowedInterval {
  readonly massGeV: number;
}

/** A connected part of the plane that no measured bound excludes. */
export interface AllowedRegion {
  /** Its lightest and heaviest mass [GeV]. */
  readonly massesGeV: readonly [number, number];
  /** Its smallest and largest coupling; Infinity where nothing bounds it. */
  readonly couplings: readonly [number, number];
  /** Whether it goes on to coupling 0, as the one below all bounds does. */
  readonly toZero: boolean;
  /** Its intervals with what ends them, by mass; several of a mass, as below and above an excluded island, in ascending order. */
  readonly edge: readonly MassInterval[];
}

interface Node extends MassInterval {
  /** Another node of its region; itself where it is the first. */
  parent: Node;
}

/**
 * The couplings that all measured bounds together allow, mass by mass, joined to regions where intervals of neighbouring masses overlap.
 * The region that holds coupling 0 comes first; others are windows between bounds.
 */
export function allowedRegions(bounds: readonly Bound[], masses: readonly number[]): AllowedRegion[] {
  const measured = bounds.filter(({ status }) => status === 'measured');
  const slices = masses.map((massGeV) =>
    allowedAt(measured, massGeV).map((interval): MassInterval => ({ massGeV, ...interval })),
  );
  const regions = connected(slices).map(regionOf);
  return regions.sort((a, b) => Number(b.toZero) - Number(a.toZero));
}

/**
 * The windows above what is excluded: intervals that do not go on to coupling 0 at their mass, joined as regions are. They are told of
 * whether or not they belong to the region below all bounds, around the end of an excluded island.
 */
export function windowsAbove(regions: readonly AllowedRegion[]): MassInterval[][] {
  const slices = new Map<number, MassInterval[]>();
  const intervals = regions.flatMap(({ edge }) => edge).sort((a, b) => a.massGeV - b.massGeV || a.lower - b.lower);
  for (const interval of intervals) {
    // a mass without a window parts what lies on its two sides
    const slice = slices.get(interval.massGeV) ?? [];
    slices.set(interval.massGeV, slice);
    if (interval.lower > 0) slice.push(interval);
  }
  return connected([...slices.values()]);
}

/** Intervals by mass, joined where those of neighbouring masses overlap. */
function connected(byMass: readonly (readonly MassInterval[])[]): MassInterval[][] {
  const slices = byMass.map((slice) => slice.map(nodeOf));
  for (let i = 1; i < slices.length; i++) {
    for (const before of slices[i - 1]) {
      for (const after of slices[i]) {
        if (before.lower <= after.upper && after.lower <= before.upper) firstOf(after).parent = firstOf(before);
      }
    }
  }
  return groupsOf(slices.flat()).map((nodes) => nodes.map(({ parent: _, ...interval }) => interval));
}

/** What is left between the couplings that bounds exclude at a mass, ascending. */
export function allowedAt(bounds: readonly Bound[], massGeV: number): AllowedInterval[] {
  // a plain loop: this is asked for at every mass of every redraw
  const excluded: (CouplingInterval & { readonly constraint: string })[] = [];
  for (const bound of bounds) {
    for (const { lower, upper } of excludedAt(bound, massGeV)) {
      excluded.push({ lower, upper, constraint: bound.constraint });
    }
  }
  excluded.sort((a, b) => a.lower - b.lower);
  return allowedBetween(excluded);
}

/** What is left between excluded couplings, which are given by ascending lower edge. */
export function allowedBetween(
  excluded: readonly (CouplingInterval & { readonly constraint: string })[],
): AllowedInterval[] {
  const found: AllowedInterval[] = [];
  let from = 0;
  let constraintBelow: string | null = null;
  for (const { lower, upper, constraint } of excluded) {
    if (lower > from) found.push({ lower: from, upper: lower, constraint, constraintBelow });
    if (upper > from) [from, constraintBelow] = [upper, constraint];
  }
  if (from < Number.POSITIVE_INFINITY) {
    found.push({ lower: from, upper: Number.POSITIVE_INFINITY, constraint: null, constraintBelow });
  }
  return found;
}

function nodeOf(interval: MassInterval): Node {
  const node = { ...interval } as Node;
  node.parent = node;
  return node;
}

function firstOf(node: Node): Node {
  let first = node;
  while (first.parent !== first) first = first.parent;
  return first;
}

function groupsOf(nodes: readonly Node[]): Node[][] {
  const groups = new Map<Node, Node[]>();
  for (const node of nodes) {
    const first = firstOf(node);
    groups.set(first, [...(groups.get(first) ?? []), node]);
  }
  return [...groups.values()];
}

function regionOf(nodes: readonly MassInterval[]): AllowedRegion {
  const masses = nodes.map(({ massGeV }) => massGeV);
  return {
    massesGeV: [Math.min(...masses), Math.max(...masses)],
    couplings: [Math.min(...nodes.map(({ lower }) => lower)), Math.max(...nodes.map(({ upper }) => upper))],
    toZero: nodes.some(({ lower }) => lower === 0),
    edge: nodes,
  };
}
