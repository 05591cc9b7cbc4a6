/** Nodes in T = −(k₁−k₂)² at equal distances in ln(1 + T/scale), from 0 to a maximum. */
export interface TransferNodes {
  /** T [GeV²] below which the nodes are evenly spaced. */
  readonly scale: number;
  /** Distance of two nodes in ln(1 + T/scale). */
  readonly step: number;
  readonly transfer: Float64Array;
}

/** Largest distance of nodes. Interpolating 1/(M² + T)², M² ≥ scale, between four of them is then good to 1e-3 or better. */
const LARGEST_STEP = 0.18;

/** Nodes of one interpolation. */
export const STENCIL = 4;

/** Nodes up to `maximumTransfer` for mediators of mass² `scale` or more, both GeV². */
export function transferNodes(maximumTransfer: number, scale: number): TransferNodes {
  const range = Math.log1p(maximumTransfer / scale);
  const cells = Math.max(STENCIL, Math.ceil(range / LARGEST_STEP));
  const step = range / cells;
  return { scale, step, transfer: Float64Array.from({ length: cells + 1 }, (_, j) => scale * Math.expm1(step * j)) };
}

/** Number of intervals between nodes. */
export const cellCount = ({ transfer }: TransferNodes): number => transfer.length - 1;

/** The interval that T is in; T outside all of them counts to the nearest. */
export function cellOf(nodes: TransferNodes, transfer: number): number {
  return Math.min(cellCount(nodes) - 1, Math.max(0, Math.floor(position(nodes, transfer))));
}

/** Index of the first of the four nodes that interpolate in a cell. */
export const firstNode = (nodes: TransferNodes, cell: number): number =>
  Math.min(cellCount(nodes) - 3, Math.max(0, cell - 1));

/**
 * Lagrange weights of the four nodes from `first` at T: f(T) ≈ Σ weights[n] f(T_{first + n}), exact for cubics in
 * ln(1 + T/scale). They add up to 1.
 */
export function interpolationWeights(
  nodes: TransferNodes,
  first: number,
  transfer: number,
  weights: Float64Array,
): void {
  const t = Math.min(cellCount(nodes), Math.max(0, position(nodes, transfer))) - first;
  const [a, b, c, d] = [t, t - 1, t - 2, t - 3];
  weights[0] = (b * c * d) / -6;
  weights[1] = (a * c * d) / 2;
  weights[2] = (a * b * d) / -2;
  weights[3] = (a * b * c) / 6;
}

const position = ({ scale, step }: TransferNodes, transfer: number): number => Math.log1p(transfer / scale) / step;
