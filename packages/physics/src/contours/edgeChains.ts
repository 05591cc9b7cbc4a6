import type { NodeValues } from './scalarField.js';

/**
 * Edge numbers: the edge from node (i, j) to (i + 1, j) is j·nx + i; the one to (i, j + 1) is nx·ny + j·nx + i.
 * A chain lists the edges a line crosses.
 */
export interface EdgeChain {
  readonly edges: readonly number[];
  readonly closed: boolean;
}

const BOTTOM = 0;
const RIGHT = 1;
const TOP = 2;
const LEFT = 3;

/**
 * The strokes in a cell by the corners above the level, 1 lower left + 2 lower right + 4 upper right + 8 upper left:
 * pairs of sides, from and to, with the higher corners on the left. Cases 5 and 10 are the saddles, here with the two
 * higher corners apart, and in JOINED_5 and JOINED_10 with a bridge between them.
 */
const STROKES: readonly (readonly number[])[] = [
  [],
  [BOTTOM, LEFT],
  [RIGHT, BOTTOM],
  [RIGHT, LEFT],
  [TOP, RIGHT],
  [BOTTOM, LEFT, TOP, RIGHT],
  [TOP, BOTTOM],
  [TOP, LEFT],
  [LEFT, TOP],
  [BOTTOM, TOP],
  [RIGHT, BOTTOM, LEFT, TOP],
  [RIGHT, TOP],
  [LEFT, RIGHT],
  [BOTTOM, RIGHT],
  [LEFT, BOTTOM],
  [],
];
const JOINED_5 = [BOTTOM, RIGHT, TOP, LEFT];
const JOINED_10 = [LEFT, BOTTOM, RIGHT, TOP];

/** All lines at `level` as chains of crossed edges: open ones first, each kind in scan order of its first edge. */
export function edgeChains(values: NodeValues, level: number): EdgeChain[] {
  const { next, hasPrevious, starts } = collectStrokes(values, level);
  const chains: EdgeChain[] = [];
  for (const start of starts) if (hasPrevious[start] === 0) chains.push({ edges: follow(start, next), closed: false });
  for (const start of starts) if (next[start] >= 0) chains.push({ edges: follow(start, next), closed: true });
  return chains;
}

/** Walks from an edge to the last one, or once around, and removes the strokes it has used. */
function follow(start: number, next: Int32Array): number[] {
  const edges = [start];
  let edge = next[start];
  next[start] = -1;
  while (edge >= 0 && edge !== start) {
    edges.push(edge);
    const following = next[edge];
    next[edge] = -1;
    edge = following;
  }
  return edges;
}

/**
 * next[e] is the edge reached from e. Strokes have the higher side on the left, so a line leaves one cell where it enters
 * the neighbour, and every edge is left at most once.
 */
function collectStrokes({ nx, ny, z }: NodeValues, level: number) {
  const next = new Int32Array(2 * nx * ny).fill(-1);
  const hasPrevious = new Uint8Array(2 * nx * ny);
  const starts: number[] = [];
  const sides = new Int32Array(4);
  for (let j = 0; j + 1 < ny; j++) {
    for (let i = 0; i + 1 < nx; i++) {
      const node = j * nx + i;
      const strokes = cellStrokes(z[node], z[node + 1], z[node + nx + 1], z[node + nx], level);
      if (strokes.length === 0) continue;
      sides[BOTTOM] = node;
      sides[RIGHT] = nx * ny + node + 1;
      sides[TOP] = node + nx;
      sides[LEFT] = nx * ny + node;
      for (let k = 0; k < strokes.length; k += 2) {
        const from = sides[strokes[k]];
        const to = sides[strokes[k + 1]];
        next[from] = to;
        hasPrevious[to] = 1;
        starts.push(from);
      }
    }
  }
  return { next, hasPrevious, starts };
}

function cellStrokes(z00: number, z10: number, z11: number, z01: number, level: number): readonly number[] {
  const above = (z00 > level ? 1 : 0) + (z10 > level ? 2 : 0) + (z11 > level ? 4 : 0) + (z01 > level ? 8 : 0);
  // A sum is NaN when a term is; infinities of both signs give NaN too, so only then are the nodes looked at singly.
  const sum = z00 + z11 + (z10 + z01);
  if (Number.isNaN(sum) && [z00, z10, z11, z01].some(Number.isNaN)) return STROKES[0];
  if (above === 5 || above === 10) {
    const joined = z00 / 4 + z11 / 4 + (z10 / 4 + z01 / 4) > level;
    if (joined) return above === 5 ? JOINED_5 : JOINED_10;
  }
  return STROKES[above];
}
