import { describe, expect, it } from 'vitest';
import { chiSquareTail, logGamma, poissonCumulative, upperGammaFraction } from './incompleteGamma.js';
import { chiSquareQuantile } from './normalDistribution.js';

describe('logGamma', () => {
  it('is the logarithm of factorials, and of √π at ½', () => {
    expect(logGamma(1)).toBeCloseTo(0, 13);
    expect(logGamma(6)).toBeCloseTo(Math.log(120), 13);
    expect(logGamma(0.5)).toBeCloseTo(0.5 * Math.log(Math.PI), 13);
    expect(logGamma(0.25) + logGamma(0.75)).toBeCloseTo(Math.log(Math.PI * Math.SQRT2), 13);
  });
});

describe('the regularised incomplete gamma function', () => {
  it('is e^−x for a = 1, on both sides of the change of method', () => {
    // 1 − (series) loses digits only where the result is near 1
    for (const x of [0.1, 1.9, 2.1, 30]) expect(upperGammaFraction(1, x) / Math.exp(-x)).toBeCloseTo(1, 12);
  });

  it('gives Poisson sums: P(N ≤ 2; 3) = e^−3 (1 + 3 + 9/2), and the same as adding 40 terms', () => {
    expect(poissonCumulative(2, 3)).toBeCloseTo(Math.exp(-3) * 8.5, 13);
    let term = Math.exp(-35);
    let sum = term;
    for (let k = 1; k <= 40; k++) sum += term *= 35 / k;
    expect(poissonCumulative(40, 35)).toBeCloseTo(sum, 12);
  });

  it('gives the χ² distribution: closed forms for two and one degrees of freedom', () => {
    expect(chiSquareTail(5.991464547107979, 2)).toBeCloseTo(0.05, 13);
    expect(chiSquareTail(chiSquareQuantile(0.95), 1)).toBeCloseTo(0.05, 12);
  });

  it('refuses what has no meaning', () => {
    expect(() => logGamma(0)).toThrow(/x = 0/);
    expect(() => upperGammaFraction(1, -1)).toThrow(/x = -1/);
    expect(() => chiSquareTail(1, 0)).toThrow(/degreesOfFreedom = 0/);
    expect(upperGammaFraction(2, 0)).toBe(1);
  });
});
