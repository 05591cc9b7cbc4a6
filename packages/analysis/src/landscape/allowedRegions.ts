import type { CouplingInterval } from '@nereid/physics';
import type { Bound } from './bound.js';
import { excludedAt } from './boundAt.js';

/** Couplings that are allowed at a mass, with the bound that ends them from above; null where nothing does. */
export interface AllowedInterval extends CouplingInterval {
  readonly constraint: string | null;
}

/** A connected part of the plane that no measured bound excludes. */
export interface AllowedRegion {
  /** Its lightest and heaviest mass [GeV]. */
  readonly massesGeV: readonly [number, number];
  /** Its smallest and largest coupling; Infinity where nothing bounds it. */
  readonly couplings: readonly [number, number];
  /** Whether it goes on to coupling 0, as the one below all bounds does. */
  readonly toZero: boolean;
  /** What ends it from above, by mass: of several intervals at a mass the lowest. */
  readonly edge: readonly (AllowedInterval & { readonly massGeV: number })[];
}

interface Node extends AllowedInterval {
  readonly massGeV: number;
  /** Another node of its region; itself where it is the first. */
  parent: Node;
}

/**
 * The couplings that all measured bounds together allow, mass by mass, joined to regions where intervals of neighbouring masses overlap.
 * The region that holds coupling 0 comes first; others are windows between bounds.
 */
export function allowedRegions(bounds: readonly Bound[], masses: readonly number[]): AllowedRegion[] {
  const measured = bounds.filter(({ status }) => status === 'measured');
  const slices = masses.map((massGeV) => allowedAt(measured, massGeV).map((interval) => nodeOf(massGeV, interval)));
  for (let i = 1; i < slices.length; i++) {
    for (const before of slices[i - 1]) {
      for (const after of slices[i]) {
        if (before.lower <= after.upper && after.lower <= before.upper) firstOf(after).parent = firstOf(before);
      }
    }
  }
  const groups = groupsOf(slices.flat());
  return groups.map(regionOf).sort((a, b) => Number(b.toZero) - Number(a.toZero));
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
  for (const { lower, upper, constraint } of excluded) {
    if (lower > from) found.push({ lower: from, upper: lower, constraint });
    from = Math.max(from, upper);
  }
  if (from < Number.POSITIVE_INFINITY) found.push({ lower: from, upper: Number.POSITIVE_INFINITY, constraint: null });
  return found;
}

function nodeOf(massGeV: number, interval: AllowedInterval): Node {
  const node = { massGeV, ...interval } as Node;
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

function regionOf(nodes: readonly Node[]): AllowedRegion {
  const masses = nodes.map(({ massGeV }) => massGeV);
  return {
    massesGeV: [Math.min(...masses), Math.max(...masses)],
    couplings: [Math.min(...nodes.map(({ lower }) => lower)), Math.max(...nodes.map(({ upper }) => upper))],
    toZero: nodes.some(({ lower }) => lower === 0),
    // intervals of a mass are in ascending order
    edge: nodes
      .filter(({ massGeV }, i) => massGeV !== nodes[i - 1]?.massGeV)
      .map(({ parent: _, ...interval }) => interval),
  };
}
