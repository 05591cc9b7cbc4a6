import { describe, expect, it } from 'vitest';
import { refine } from './refinedValue.js';

/** Converges to 1 as 1 + 10^-order. */
const evaluate = (order: number) => ({ value: 1 + 10 ** -order, evaluations: order });

describe('refinement of a quadrature', () => {
  it('stops at the first order whose result differs from the one before by less than the tolerance', () => {
    const result = refine([1, 2, 3, 4, 5], 1e-2, evaluate);
    // differences 0.09, 0.009
    expect(result.value).toBe(1.001);
    expect(result.error).toBeCloseTo(0.009, 12);
    expect(result.evaluations).toBe(6);
  });

  it('reports the error reached where the orders run out', () => {
    expect(refine([1, 2], 1e-9, evaluate).error).toBeCloseTo(0.09, 12);
    expect(refine([1], 1e-9, evaluate).error).toBe(Number.POSITIVE_INFINITY);
  });

  it('is content with zero', () => {
    expect(refine([1, 2, 3], 1e-6, () => ({ value: 0, evaluations: 1 }))).toEqual({
      value: 0,
      error: 0,
      evaluations: 2,
    });
  });
});
