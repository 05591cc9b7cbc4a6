import { InputError } from '../errors.js';

/** How values between two nodes are interpolated: linearly in the number or in its logarithm. */
const SCALES = ['linear', 'log'] as const;
/** How an axis is spaced between its nodes. */
export type Scale = (typeof SCALES)[number];

/**
 * Values z[j·nx + i] at the nodes (x[i], y[j]) of a rectangular grid; the values live on the nodes, and the grid ends at
 * them. NaN, or a 0 in `computed`, means "not computed"; ±∞ is a value.
 */
export interface ScalarField {
  /** Strictly increasing, at least two; positive where the scale is `log`. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
  readonly computed?: Uint8Array;
  /** Defaults `linear`. With zScale `log` negative values are refused; z = 0 counts as −∞. */
  readonly xScale?: Scale;
  readonly yScale?: Scale;
  readonly zScale?: Scale;
}

/** The values of a checked field on the scale on which they are interpolated, NaN where not computed. */
export interface NodeValues {
  readonly nx: number;
  readonly ny: number;
  readonly z: Float64Array;
}

/** @throws InputError when lengths disagree, coordinates do not increase, or a logarithm is asked of a negative number. */
export function nodeValues(field: ScalarField): NodeValues {
  const { x, y, xScale = 'linear', yScale = 'linear', zScale = 'linear' } = field;
  requireAxis('x', x, xScale);
  requireAxis('y', y, yScale);
  requireScale('zScale', zScale);
  const nx = x.length;
  const ny = y.length;
  const size = nx * ny;
  requireLength('z', field.z.length, size);
  if (field.computed) requireLength('computed', field.computed.length, size);
  const { z, computed } = field;
  // Most fields need no copy, and copying through a callback would cost more than tracing the contour.
  if (zScale === 'linear' && !computed) return { nx, ny, z };
  const values = new Float64Array(size);
  for (let k = 0; k < size; k++) {
    const value = computed?.[k] === 0 ? Number.NaN : z[k];
    if (zScale === 'log' && value < 0) {
      throw new InputError(
        `z[${k}]`,
        value,
        'has no logarithm',
        'Use zScale linear, or mark the node as not computed.',
      );
    }
    values[k] = zScale === 'log' ? Math.log(value) : value;
  }
  return { nx, ny, z: values };
}

/** The coordinate at `fraction` (0 to 1) of the way from a to b on a scale; exactly a and b at the ends. */
export function interpolateCoordinate(a: number, b: number, fraction: number, scale: Scale = 'linear'): number {
  if (fraction === 0) return a;
  if (fraction === 1) return b;
  return scale === 'log' ? a * (b / a) ** fraction : a + fraction * (b - a);
}

function requireAxis(name: string, nodes: Float64Array, scale: Scale): void {
  requireScale(`${name}Scale`, scale);
  if (nodes.length < 2) throw new InputError(`${name}.length`, nodes.length, 'no cell', 'Give at least two nodes.');
  for (let i = 0; i < nodes.length; i++) {
    const previous = i === 0 ? (scale === 'log' ? 0 : Number.NEGATIVE_INFINITY) : nodes[i - 1];
    if (nodes[i] > previous && Number.isFinite(nodes[i])) continue;
    const remedy = `Give finite, strictly increasing${scale === 'log' ? ', positive' : ''} coordinates.`;
    throw new InputError(`${name}[${i}]`, nodes[i], 'not a usable coordinate', remedy);
  }
}

function requireScale(name: string, scale: Scale): void {
  if (!SCALES.includes(scale)) throw new InputError(name, scale, 'not known', `Give one of ${SCALES.join(', ')}.`);
}

function requireLength(name: string, length: number, expected: number): void {
  if (length === expected) return;
  throw new InputError(`${name}.length`, length, 'does not match the grid', `Give ${expected} values, x fastest.`);
}
