import type { CouplingInterval } from '@nereid/physics';

/** Points of a line along which couplings stop being allowed: parameter and coupling. A closed line ends where it starts. */
export interface BoundaryLine {
  readonly at: readonly number[];
  readonly coupling: readonly number[];
}

/** An end of an allowed interval; excluded above it, or below. */
interface Edge {
  readonly coupling: number;
  readonly excludedAbove: boolean;
}

interface Slice {
  readonly at: number;
  readonly edges: readonly Edge[];
}

export interface BoundaryOptions {
  /** The parameter between two others; the arithmetic mean unless given. */
  readonly between?: (a: number, b: number) => number;
  /** Whether the last parameter stands for the same as the first, as angles do. */
  readonly cyclic?: boolean;
  /** Steps over which an edge changes by more than this, in the logarithm of the coupling, are halved up to four times. */
  readonly largestStep?: number;
}

/** Where an island begins or ends, the step is halved so often: its tip is found to a thousandth of a step. */
const HALVINGS = 10;
const HALVINGS_OF_A_STEEP_STEP = 4;

/** What it costs, in logarithms of couplings, to let an edge vanish alone: to 0 or to ∞, which edges seldom do. */
const VANISHING_ALONE = 50;

/**
 * Boundaries of the couplings that are allowed, along a parameter: intervals at neighbouring parameters are joined where they belong
 * together. Islands, where allowed or excluded couplings are enclosed, become closed lines; their tips are searched for by bisection.
 * @param parameters ascending
 * @param allowedAt closed, disjoint, ascending intervals of couplings ≥ 0
 */
export function allowedBoundary(
  parameters: ArrayLike<number>,
  allowedAt: (parameter: number) => readonly CouplingInterval[],
  { between = (a, b) => (a + b) / 2, cyclic = false, largestStep = Number.POSITIVE_INFINITY }: BoundaryOptions = {},
): BoundaryLine[] {
  const sliceAt = (at: number): Slice => ({ at, edges: edgesOf(allowedAt(at)) });
  const coarse = Array.from(parameters, sliceAt);
  const isCoarse = (a: Slice, b: Slice, halved: number) =>
    alike(a, b)
      ? halved < HALVINGS_OF_A_STEEP_STEP && a.edges.some((edge, k) => distance(edge, b.edges[k]) > largestStep)
      : halved < HALVINGS;
  const slices = coarse.slice(0, 1);
  for (let i = 1; i < coarse.length; i++) {
    slices.push(...refined(coarse[i - 1], coarse[i], (a, b) => sliceAt(between(a, b)), isCoarse), coarse[i]);
  }
  const graph = new EdgeGraph(slices);
  for (let i = 1; i < slices.length; i++) graph.join(i - 1, i);
  if (cyclic && slices.length > 1) graph.join(slices.length - 1, 0);
  return graph.lines();
}

function edgesOf(allowed: readonly CouplingInterval[]): Edge[] {
  return allowed
    .filter(({ lower, upper }) => upper > lower)
    .flatMap(({ lower, upper }) => [
      { coupling: lower, excludedAbove: false },
      { coupling: upper, excludedAbove: true },
    ])
    .filter(({ coupling }) => coupling > 0 && Number.isFinite(coupling));
}

/** Whether two slices hold the same edges, so that each continues as the one of the other. */
const alike = ({ edges: a }: Slice, { edges: b }: Slice): boolean =>
  a.length === b.length && a.every(({ excludedAbove }, k) => excludedAbove === b[k].excludedAbove);

/** Slices between two that are too far apart: closer and closer to where what they hold changes. */
function refined(
  a: Slice,
  b: Slice,
  sliceBetween: (a: number, b: number) => Slice,
  isCoarse: (a: Slice, b: Slice, halved: number) => boolean,
  halved = 0,
): Slice[] {
  if (!isCoarse(a, b, halved)) return [];
  const middle = sliceBetween(a.at, b.at);
  const half = (from: Slice, to: Slice) => refined(from, to, sliceBetween, isCoarse, halved + 1);
  return [...half(a, middle), middle, ...half(middle, b)];
}

interface Matching {
  readonly cost: number;
  /** Pairs of edges of the two slices. */
  readonly across: readonly (readonly [number, number])[];
  /** Neighbouring edges of the first slice that meet in a tip, by the first of them; then of the second. */
  readonly tips: readonly [readonly number[], readonly number[]];
}

/** The cheapest way to continue edges a[i …] as b[j …]: order is kept, and edges vanish or appear in pairs that meet. */
function bestMatching(a: readonly Edge[], b: readonly Edge[], i = 0, j = 0): Matching {
  if (i === a.length && j === b.length) return { cost: 0, across: [], tips: [[], []] };
  const found: Matching[] = [];
  const add = (rest: Matching, cost: number, own: Partial<Matching>) =>
    found.push({
      cost: rest.cost + cost,
      across: [...(own.across ?? []), ...rest.across],
      tips: [
        [...(own.tips?.[0] ?? []), ...rest.tips[0]],
        [...(own.tips?.[1] ?? []), ...rest.tips[1]],
      ],
    });
  if (i < a.length && j < b.length && a[i].excludedAbove === b[j].excludedAbove) {
    add(bestMatching(a, b, i + 1, j + 1), distance(a[i], b[j]), { across: [[i, j]] });
  }
  if (i + 1 < a.length) add(bestMatching(a, b, i + 2, j), distance(a[i], a[i + 1]), { tips: [[i], []] });
  if (j + 1 < b.length) add(bestMatching(a, b, i, j + 2), distance(b[j], b[j + 1]), { tips: [[], [j]] });
  if (i < a.length) add(bestMatching(a, b, i + 1, j), VANISHING_ALONE, {});
  if (j < b.length) add(bestMatching(a, b, i, j + 1), VANISHING_ALONE, {});
  return found.reduce((best, one) => (one.cost < best.cost ? one : best));
}

const distance = (a: Edge, b: Edge): number => Math.abs(Math.log(a.coupling / b.coupling));

/** Edges of all slices, each joined to at most two others. */
class EdgeGraph {
  private readonly slices: readonly Slice[];
  private readonly first: readonly number[];
  private readonly links: number[][];

  constructor(slices: readonly Slice[]) {
    this.slices = slices;
    let count = 0;
    this.first = slices.map(({ edges }) => {
      const start = count;
      count += edges.length;
      return start;
    });
    this.links = Array.from({ length: count }, () => []);
  }

  /** Joins the edges of two neighbouring slices. */
  join(from: number, to: number): void {
    const [a, b] = [this.slices[from], this.slices[to]];
    if (alike(a, b)) {
      for (let k = 0; k < a.edges.length; k++) this.link(this.first[from] + k, this.first[to] + k);
      return;
    }
    const { across, tips } = bestMatching(a.edges, b.edges);
    for (const [i, j] of across) this.link(this.first[from] + i, this.first[to] + j);
    for (const i of tips[0]) this.link(this.first[from] + i, this.first[from] + i + 1);
    for (const j of tips[1]) this.link(this.first[to] + j, this.first[to] + j + 1);
  }

  private link(a: number, b: number): void {
    this.links[a].push(b);
    this.links[b].push(a);
  }

  /** Open lines first, then closed ones. */
  lines(): BoundaryLine[] {
    const points = this.slices.flatMap(({ at, edges }) => edges.map(({ coupling }) => ({ at, coupling })));
    const seen = new Set<number>();
    const starts = [...this.links.keys()];
    const ends = starts.filter((node) => this.links[node].length < 2);
    return [...ends, ...starts].flatMap((start) => {
      if (seen.has(start)) return [];
      const chain = this.chain(start, seen);
      if (chain.length > 2 && this.links[start].length === 2) chain.push(start);
      if (chain.length < 2) return [];
      return [{ at: chain.map((node) => points[node].at), coupling: chain.map((node) => points[node].coupling) }];
    });
  }

  private chain(start: number, seen: Set<number>): number[] {
    const chain: number[] = [];
    for (let node: number | undefined = start; node !== undefined; ) {
      seen.add(node);
      chain.push(node);
      node = this.links[node].find((next) => !seen.has(next));
    }
    return chain;
  }
}
