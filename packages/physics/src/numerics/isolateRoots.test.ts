import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addIntervals,
  type EnclosedFunction,
  intervalBetween,
  isolateRoots,
  multiplyIntervals,
} from './isolateRoots.js';

/** Π (x − root_k) with enclosures from interval arithmetic. */
function polynomialWithRoots(roots: readonly number[]): EnclosedFunction {
  const factors = (a: number, b: number) => roots.map((root) => [a - root, b - root] as const);
  const product = (intervals: readonly (readonly [number, number])[]) =>
    intervals.reduce((total, interval) => multiplyIntervals(total, interval), [1, 1] as const);
  return {
    value: (x) => roots.reduce((total, root) => total * (x - root), 1),
    valueBounds: (a, b) => product(factors(a, b)),
    derivativeBounds: (a, b) =>
      roots
        .map((_, k) => product(factors(a, b).filter((_factor, other) => other !== k)))
        .reduce((total, term) => addIntervals(total, term), [0, 0] as const),
  };
}

describe('isolateRoots', () => {
  it('finds every root of a polynomial that is known by its roots', () => {
    const roots = isolateRoots(polynomialWithRoots([0.5, 1, 1.001, 7, 30, -2]), 0, 20, 0);
    expect(roots).toHaveLength(4);
    // Bisection on a value computed as a product of exact differences: correct to a few ulp.
    for (const [k, root] of [0.5, 1, 1.001, 7].entries()) expect(roots[k]).toBeCloseTo(root, 14);
  });

  it('misses none of three roots wherever they are, also very close ones', () => {
    const root = fc.double({ min: 0.01, max: 9.9, noNaN: true });
    const gap = fc.double({ min: 1e-9, max: 1e-3, noNaN: true });
    fc.assert(
      fc.property(root, root, gap, (first, second, distance) => {
        const expected = [first, second, second + distance];
        const found = isolateRoots(polynomialWithRoots(expected), 0, 10, 1e-40);
        // Where all three nearly coincide, |f| < δ³ within δ, and halving ends at δ⁴ ≈ 1e-40.
        for (const value of expected) expect(Math.min(...found.map((x) => Math.abs(x - value)))).toBeLessThan(1e-9);
      }),
      { numRuns: 200 },
    );
  });

  it('reports a double root, which does not change the sign', () => {
    const found = isolateRoots(polynomialWithRoots([2, 2]), 0, 5, 1e-20);
    expect(found.length).toBeGreaterThan(0);
    // Pieces stop at ∫|f| = 1e-20: their width is at most about (1e-20)^(1/3).
    for (const root of found) expect(Math.abs(root - 2)).toBeLessThan(1e-6);
  });

  it('stops on a function that vanishes identically', () => {
    const zero: EnclosedFunction = { value: () => 0, valueBounds: () => [0, 0], derivativeBounds: () => [0, 0] };
    expect(isolateRoots(zero, 0, 1, 0)).toEqual([0]);
  });

  it('returns nothing where there is no root', () => {
    expect(isolateRoots(polynomialWithRoots([-1, 12]), 0, 10, 0)).toEqual([]);
  });
});

describe('interval arithmetic', () => {
  it('orders, adds and multiplies', () => {
    expect(intervalBetween(3, -1)).toEqual([-1, 3]);
    expect(addIntervals([-1, 3], [2, 5])).toEqual([1, 8]);
    expect(multiplyIntervals([-2, 3], [-5, 4])).toEqual([-15, 12]);
  });

  it('leaves zero times infinity unknown', () => {
    expect(multiplyIntervals([0, 1], [1, Number.POSITIVE_INFINITY])).toEqual([Number.NaN, Number.NaN]);
  });
});
