import { InputError } from '../errors.js';

/** A histogram of weighted entries: Σw and Σw² per bin; the first and last slot are under- and overflow. */
export interface Histogram {
  /** n + 1 ascending edges of n bins. */
  readonly edges: Float64Array;
  /** n + 2 sums: underflow, bins, overflow. */
  readonly sums: Float64Array;
  readonly squares: Float64Array;
}

/** @throws InputError for edges that do not ascend */
export function histogram(edges: ArrayLike<number>): Histogram {
  const copy = Float64Array.from(edges);
  const ascending = copy.every((edge, i) => Number.isFinite(edge) && (i === 0 || edge > copy[i - 1]));
  if (copy.length < 2 || !ascending) {
    throw new InputError('edges', Array.from(copy), 'not the edges of bins', 'Give at least two ascending numbers.');
  }
  return { edges: copy, sums: new Float64Array(copy.length + 1), squares: new Float64Array(copy.length + 1) };
}

/** Adds one entry; a value on an edge belongs to the bin above it, a value that is not a number to the overflow. */
export function fillHistogram({ edges, sums, squares }: Histogram, value: number, weight = 1): void {
  const slot = histogramSlot(edges, value);
  sums[slot] += weight;
  squares[slot] += weight * weight;
}

/** Slot of a value among the sums of a histogram: 0 is the underflow. */
export function histogramSlot(edges: Float64Array, value: number): number {
  let low = 0;
  let high = edges.length;
  // the number of edges ≤ value
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edges[middle] > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
