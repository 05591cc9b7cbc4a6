import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  characteristicSquaredCoupling,
  predictedRatio,
  predictedRatioSlope,
  requireRatioPolynomial,
  squaredCouplingOfDip,
  squaredCouplingsAtRatio,
} from './ratioPolynomial.js';

describe('the ratio as a polynomial in g²', () => {
  const dip = { linear: -2, quadratic: 2 };

  it('is 1 without coupling and 1 + bs + cs² with it', () => {
    expect(predictedRatio(dip, 0)).toBe(1);
    expect(predictedRatio(dip, 3)).toBe(13);
    expect(predictedRatioSlope(dip, 3)).toBe(10);
  });

  it('dips to 1 − b²/4c where interference is destructive, and nowhere else', () => {
    expect(squaredCouplingOfDip(dip)).toBe(0.5);
    expect(predictedRatio(dip, 0.5)).toBe(0.5);
    expect(squaredCouplingOfDip({ linear: 1, quadratic: 1 })).toBeNull();
    expect(squaredCouplingOfDip({ linear: 0, quadratic: 0 })).toBeNull();
  });

  it('takes a value twice, once or never at s ≥ 0', () => {
    expect(squaredCouplingsAtRatio(dip, 1)).toEqual([0, 1]);
    expect(squaredCouplingsAtRatio(dip, 5)).toEqual([2]);
    expect(squaredCouplingsAtRatio(dip, 0.5)).toEqual([0.5]);
    expect(squaredCouplingsAtRatio(dip, 0.4)).toEqual([]);
    expect(squaredCouplingsAtRatio({ linear: 2, quadratic: 0 }, 5)).toEqual([2]);
    expect(squaredCouplingsAtRatio({ linear: 0, quadratic: 2 }, 9)).toEqual([2]);
    expect(squaredCouplingsAtRatio({ linear: 0, quadratic: 2 }, 1)).toEqual([0]);
    expect(squaredCouplingsAtRatio({ linear: 0, quadratic: 0 }, 2)).toEqual([]);
    expect(squaredCouplingsAtRatio(dip, Number.POSITIVE_INFINITY)).toEqual([]);
  });

  it('solves without cancellation: strong interference, tiny square', () => {
    // s = 1 + O(1e-16) and s = −1e16 − …: the textbook formula would lose the first to rounding.
    const [s] = squaredCouplingsAtRatio({ linear: 1, quadratic: 1e-16 }, 2);
    expect(s).toBeCloseTo(1, 15);
  });

  it('inverts predictedRatio for rising ratios', () => {
    const size = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
    fc.assert(
      fc.property(size, size, size, (linear, quadratic, s) => {
        const [found] = squaredCouplingsAtRatio({ linear, quadratic }, predictedRatio({ linear, quadratic }, s));
        // 1 + bs rounds at 1e-16, which bs ≥ 1e-6 turns into 1e-10 of s.
        expect(Math.abs(found / s - 1)).toBeLessThan(1e-9);
      }),
    );
  });

  it('knows the squared coupling at which new physics matters', () => {
    expect(characteristicSquaredCoupling({ linear: -4, quadratic: 1 })).toBe(0.25);
    expect(characteristicSquaredCoupling({ linear: 0, quadratic: 25 })).toBe(0.2);
    expect(characteristicSquaredCoupling({ linear: 0, quadratic: 0 })).toBe(Number.POSITIVE_INFINITY);
  });

  it('refuses a negative square and a linear fall without a square', () => {
    expect(() => requireRatioPolynomial('CCFR', { linear: 1, quadratic: -1 })).toThrow(/CCFR: quadratic = -1/);
    expect(() => requireRatioPolynomial('CCFR', { linear: -1, quadratic: 0 })).toThrow(/term in g⁴/);
    expect(() => requireRatioPolynomial('CCFR', { linear: Number.NaN, quadratic: 0 })).toThrow(/CCFR: linear/);
    expect(() => requireRatioPolynomial('CCFR', { linear: 0, quadratic: 0 })).not.toThrow();
  });
});
