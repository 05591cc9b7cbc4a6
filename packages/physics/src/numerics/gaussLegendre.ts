import { InputError } from '../errors.js';

/** Nodes and weights of a quadrature rule on [−1, 1]. */
export interface QuadratureRule {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

/** Most points of a rule. */
export const LARGEST_ORDER = 1000;

const cache = new Map<number, QuadratureRule>();

/**
 * Gauss–Legendre rule with `order` points on [−1, 1], exact for polynomials up to degree 2·order − 1; nodes ascending.
 * Newton iteration on the Legendre recurrence; accurate to a few ulp for orders up to 1000. Rules are cached.
 * @throws InputError unless `order` is an integer from 1 to 1000.
 */
export function gaussLegendre(order: number): QuadratureRule {
  const known = cache.get(order);
  if (known) return known;
  if (!Number.isInteger(order) || order < 1 || order > LARGEST_ORDER) {
    throw new InputError(
      'order',
      order,
      'not a usable quadrature order',
      `Give an integer from 1 to ${LARGEST_ORDER}.`,
    );
  }
  const nodes = new Float64Array(order);
  const weights = new Float64Array(order);
  for (let i = 0; i < (order + 1) >> 1; i++) {
    const [root, derivative] = legendreRoot(order, Math.cos((Math.PI * (i + 0.75)) / (order + 0.5)));
    nodes[i] = -root;
    nodes[order - 1 - i] = root;
    const weight = 2 / ((1 - root * root) * derivative * derivative);
    weights[i] = weight;
    weights[order - 1 - i] = weight;
  }
  if (order % 2 === 1) nodes[order >> 1] = 0;
  const rule = { nodes, weights };
  cache.set(order, rule);
  return rule;
}

function legendreRoot(order: number, start: number): [root: number, derivative: number] {
  let x = start;
  for (let iteration = 0; iteration < 100; iteration++) {
    const [value, derivative] = legendre(order, x);
    const step = value / derivative;
    x -= step;
    if (Math.abs(step) <= 1e-15) break;
  }
  return [x, legendre(order, x)[1]];
}

function legendre(order: number, x: number): [value: number, derivative: number] {
  let previous = 1;
  let value = x;
  for (let n = 2; n <= order; n++) {
    const next = ((2 * n - 1) * x * value - (n - 1) * previous) / n;
    previous = value;
    value = next;
  }
  if (order === 1) return [x, 1];
  return [value, (order * (x * value - previous)) / (x * x - 1)];
}
