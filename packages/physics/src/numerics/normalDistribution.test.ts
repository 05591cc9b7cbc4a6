import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chiSquareQuantile, normalCdf, normalQuantile, twoSidedDeviation } from './normalDistribution.js';

/** |actual/expected − 1| ≤ tolerance. */
function expectRelative(actual: number, expected: number, tolerance: number): void {
  expect(Math.abs(actual / expected - 1), `${actual} against ${expected}`).toBeLessThanOrEqual(tolerance);
}

// Φ from mpmath 1.3 at 60 digits: erfc(-x/sqrt(2))/2 for the double nearest the printed x.
const CDF_VALUES: [x: number, probability: number][] = [
  [-37.5, 4.605353009581955e-308],
  [-30, 4.906713927148187e-198],
  [-20, 2.7536241186062337e-89],
  [-12.5, 3.732564298877713e-36],
  [-10, 7.619853024160525e-24],
  [-8, 6.220960574271784e-16],
  [-6, 9.86587645037698e-10],
  [-4.5, 3.3976731247300603e-6],
  [-3.7, 0.00010779973347738826],
  [-3, 0.0013498980316300946],
  [-2.5, 0.006209665325776135],
  [-2, 0.02275013194817921],
  [-1.5, 0.06680720126885807],
  [-1, 0.15865525393145705],
  [-0.7, 0.24196365222307303],
  [-0.25, 0.4012936743170763],
  [-1e-8, 0.4999999960105772],
  [0, 0.5],
  [0.3, 0.6179114221889527],
  [1, 0.8413447460685429],
  [2, 0.9772498680518208],
  [3, 0.9986501019683699],
  [5, 0.9999997133484281],
];

// The root of log Φ(x) = log p from mpmath 1.3 at 60 digits; p is decimal, its nearest double moves x by under 1e-15.
const QUANTILE_VALUES: [p: number, x: number][] = [
  [1e-300, -37.0470962993612],
  [1e-100, -21.273453560965326],
  [1e-20, -9.262340089798407],
  [1e-6, -4.753424308822899],
  [0.001, -3.0902323061678136],
  [0.025, -1.9599639845400543],
  [0.05, -1.6448536269514726],
  [0.25, -0.6744897501960817],
  [0.4, -0.2533471031357998],
  [0.6, 0.2533471031357998],
  [0.75, 0.6744897501960817],
  [0.9, 1.2815515655446004],
  [0.95, 1.6448536269514726],
  [0.975, 1.9599639845400543],
  [0.995, 2.575829303548901],
];

describe('normalCdf', () => {
  it.each(CDF_VALUES)('at %d is %d, tails included', (x, probability) => {
    expectRelative(normalCdf(x), probability, 1e-14);
  });

  it('is 0.975 at the published 97.5 % point', () => {
    expectRelative(normalCdf(1.959963984540054), 0.975, 1e-15);
  });

  it('takes its limits at infinity and passes NaN on', () => {
    expect(normalCdf(Number.NEGATIVE_INFINITY)).toBe(0);
    expect(normalCdf(Number.POSITIVE_INFINITY)).toBe(1);
    expect(normalCdf(Number.NaN)).toBeNaN();
  });

  it('never decreases', () => {
    const x = fc.double({ min: -38, max: 9, noNaN: true });
    fc.assert(
      fc.property(x, fc.double({ min: 1e-6, max: 1, noNaN: true }), (start, step) => {
        expect(normalCdf(start + step)).toBeGreaterThanOrEqual(normalCdf(start));
      }),
    );
  });
});

describe('normalQuantile', () => {
  it.each(QUANTILE_VALUES)('at %d is %d', (p, x) => {
    expectRelative(normalQuantile(p), x, 1e-14);
  });

  it('is exact to first order at the median: x = √(2π) (p − ½)', () => {
    expect(normalQuantile(0.5)).toBe(0);
    // The next term is smaller by (p − ½)² π/3 ≈ 1e-18.
    expectRelative(normalQuantile(0.5 + 2 ** -30), Math.sqrt(2 * Math.PI) * 2 ** -30, 1e-15);
  });

  it('inverts the cdf', () => {
    fc.assert(
      fc.property(fc.double({ min: -37, max: 0, noNaN: true }), (x) => {
        const p = normalCdf(x);
        // dp/p = |x| dx for large |x|, so an error 1e-14 in p moves x by less than that, and 1e-14·Φ/φ = 1.3e-14 at 0.
        expect(Math.abs(normalQuantile(p) - x)).toBeLessThanOrEqual(2e-14 * Math.max(1, Math.abs(x)));
      }),
    );
  });

  it('reaches infinity at probability 0 and 1, also for the smallest double', () => {
    expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY);
    // mpmath: Φ(x) = 2⁻¹⁰⁷⁴.
    expectRelative(normalQuantile(Number.MIN_VALUE), -38.467405617144344, 1e-14);
  });

  it('refuses what is not a probability', () => {
    for (const p of [-0.1, 1.1, Number.NaN]) expect(() => normalQuantile(p)).toThrow(/p = /);
  });
});

describe('two-sided deviations and χ² with one degree of freedom', () => {
  // mpmath 1.3: 2 erfinv(p)²; the familiar table values 2.71, 3.84 and 6.63.
  it.each([
    [0.68, 0.9889464814780231],
    [0.9, 2.7055434540954146],
    [0.95, 3.841458820694126],
    [0.99, 6.634896601021215],
  ])('the %d quantile of χ² is %d', (probability, value) => {
    // Twice the accuracy of the deviation; 0.99 as a double is off by 1e-17, which 1 − 0.99 turns into 1e-15.
    expectRelative(chiSquareQuantile(probability), value, 3e-14);
    expectRelative(twoSidedDeviation(probability), Math.sqrt(value), 1.5e-14);
    expectRelative(2 * normalCdf(-Math.sqrt(value)), 1 - probability, 1e-13);
  });

  it('keeps its relative accuracy for small probabilities', () => {
    // z = √(π/2)·p (1 + π p²/12 + …): the second term is below 1e-17.
    expectRelative(twoSidedDeviation(1e-9), Math.sqrt(Math.PI / 2) * 1e-9, 1e-15);
  });

  it('gives the five-sigma p-value 5.733e-7', () => {
    expectRelative(2 * normalCdf(-5), 2 * 2.866515718791939e-7, 1e-14);
  });
});
