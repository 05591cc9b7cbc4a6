import { monotoneRoot } from './monotoneRoot.js';

/** Σ c_k x^k. */
export function polynomialAt(coefficients: readonly number[], x: number): number {
  let value = 0;
  for (let k = coefficients.length - 1; k >= 0; k--) value = value * x + coefficients[k];
  return value;
}

/**
 * Where Σ c_k x^k changes sign in [low, high], ascending: one bracket between neighbouring turning points, which are found in the same way from the
 * derivative. To the last bits; a root of even order, where the sign stays, is none of them unless rounding makes it two.
 */
export function polynomialSignChanges(coefficients: readonly number[], low: number, high: number): number[] {
  if (coefficients.length < 2) return [];
  const derivative = coefficients.slice(1).map((c, k) => c * (k + 1));
  const edges = [low, ...polynomialSignChanges(derivative, low, high), high];
  const found = new Set<number>();
  for (let k = 1; k < edges.length; k++) {
    const root = monotoneRoot((x) => polynomialAt(coefficients, x), edges[k - 1], edges[k]);
    if (root !== null) found.add(root);
  }
  return [...found];
}
