/**
 * Separable importance sampling on the unit hypercube: per dimension a monotone piecewise linear map, adapted as in
 * G. P. Lepage, J. Comput. Phys. 27 (1978) 192. Nothing here is random: the caller supplies points and weights.
 */
export interface AdaptiveGrid {
  readonly dimensions: number;
  readonly bins: number;
  /** (bins + 1) ascending edges per dimension, from 0 to 1, one dimension after the other. */
  readonly edges: Float64Array;
}

export function uniformGrid(dimensions: number, bins = 64): AdaptiveGrid {
  const edges = new Float64Array(dimensions * (bins + 1));
  for (let i = 0; i < edges.length; i++) edges[i] = (i % (bins + 1)) / bins;
  return { dimensions, bins, edges };
}

/**
 * Maps a point `u` of [0, 1)ⁿ to `point`, denser where bins are narrow; returns the Jacobian dⁿpoint/dⁿu. With
 * `visited` the index of the bin (dimension·bins + bin) is kept for each dimension.
 */
export function mapThroughGrid(grid: AdaptiveGrid, u: Float64Array, point: Float64Array, visited?: Int32Array): number {
  const { dimensions, bins, edges } = grid;
  let jacobian = 1;
  for (let d = 0; d < dimensions; d++) {
    const position = u[d] * bins;
    const bin = Math.min(bins - 1, Math.floor(position));
    const at = d * (bins + 1) + bin;
    const width = edges[at + 1] - edges[at];
    point[d] = edges[at] + (position - bin) * width;
    jacobian *= width * bins;
    if (visited) visited[d] = d * bins + bin;
  }
  return jacobian;
}

/** Damping exponent of the refinement: 0 keeps the grid, 1 trusts it fully up to the logarithmic compression. */
const DAMPING = 1;

/**
 * The grid on which every bin would carry the same share of `importance` (Σ weight² per bin, indexed as `visited`),
 * smoothed over neighbours and compressed so that statistical noise does not tear it.
 */
export function refineGrid(grid: AdaptiveGrid, importance: Float64Array): AdaptiveGrid {
  const { dimensions, bins } = grid;
  const edges = Float64Array.from(grid.edges);
  for (let d = 0; d < dimensions; d++) {
    const shares = compressedShares(importance.subarray(d * bins, (d + 1) * bins));
    if (!shares) continue;
    const start = d * (bins + 1);
    redistribute(grid.edges.subarray(start, start + bins + 1), shares, edges.subarray(start, start + bins + 1));
  }
  return { dimensions, bins, edges };
}

/** Smoothed, compressed and normalised shares; undefined where there is nothing to learn from. */
function compressedShares(importance: Float64Array): Float64Array | undefined {
  const bins = importance.length;
  const smooth = importance.map((value, i) => {
    const before = importance[Math.max(0, i - 1)];
    const after = importance[Math.min(bins - 1, i + 1)];
    return (before + 2 * value + after) / 4;
  });
  const total = smooth.reduce((sum, value) => sum + value, 0);
  if (!(total > 0)) return undefined;
  const shares = smooth.map((value) => {
    const share = Math.max(value / total, 1e-12);
    return share === 1 ? 1 : ((share - 1) / Math.log(share)) ** DAMPING;
  });
  const sum = shares.reduce((a, b) => a + b, 0);
  return shares.map((share) => share / sum);
}

/** Writes new edges such that each new bin holds 1/bins of the shares, which are spread evenly over the old bins. */
function redistribute(old: Float64Array, shares: Float64Array, edges: Float64Array): void {
  const bins = shares.length;
  let bin = 0;
  let below = 0;
  for (let i = 1; i < bins; i++) {
    const target = i / bins;
    while (bin < bins - 1 && below + shares[bin] < target) below += shares[bin++];
    const fraction = Math.min(1, (target - below) / shares[bin]);
    edges[i] = old[bin] + fraction * (old[bin + 1] - old[bin]);
  }
}
