import { describe, expect, it } from 'vitest';
import { CounterRandom } from './philox.js';
import { polynomialAt, polynomialSignChanges } from './polynomialRoots.js';

/** Π (x − root). */
function withRoots(roots: readonly number[]): number[] {
  let product = [1];
  for (const root of roots) product = [0, ...product].map((c, k) => c - root * (product[k] ?? 0));
  return product;
}

describe('polynomialSignChanges', () => {
  it('finds the roots that a polynomial was made from, those in the interval', () => {
    const random = new CounterRandom(3, 1);
    for (let trial = 0; trial < 200; trial++) {
      const roots = Array.from({ length: 1 + (trial % 5) }, (_, k) => 4 * random.uniform(8 * trial + k) - 1);
      const inside = roots.filter((root) => root >= 0 && root <= 2).sort((x, y) => x - y);
      const gap = Math.min(1, ...inside.slice(1).map((root, k) => root - inside[k]));
      // nearer than that, rounding of the coefficients moves them by 1e-16 over the product of the distances
      if (gap < 1e-2) continue;
      const found = polynomialSignChanges(withRoots(roots), 0, 2);
      expect(found).toHaveLength(inside.length);
      for (const [k, root] of inside.entries()) expect(Math.abs(found[k] - root)).toBeLessThan(1e-7);
    }
  });

  it('finds none where there is none: of even order, of a constant', () => {
    expect(polynomialSignChanges([1, 0, 1], -3, 3)).toEqual([]);
    expect(polynomialSignChanges([2], -3, 3)).toEqual([]);
    expect(polynomialSignChanges([0, -1, 0, 1], -3, 3)).toEqual([-1, 0, 1]);
    expect(polynomialAt([1, 2, 3], 2)).toBe(17);
  });
});
