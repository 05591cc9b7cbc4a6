import { describe, expect, it } from 'vitest';
import { poissonNumber } from './poissonNumber.js';

/** Of a mean from many seeds: mean and variance. */
function moments(mean: number, count: number): { readonly first: number; readonly second: number } {
  const values = Array.from({ length: count }, (_, seed) => poissonNumber(mean, seed, 5));
  const first = values.reduce((sum, value) => sum + value, 0) / count;
  return { first, second: values.reduce((sum, value) => sum + (value - first) ** 2, 0) / (count - 1) };
}

describe('a Poisson number', () => {
  it.each([0.3, 4, 3000])('has mean and variance %f', (mean) => {
    const count = 2000;
    const { first, second } = moments(mean, count);
    // four standard errors; the variance of the variance is (μ + 2μ²)/n
    expect(Math.abs(first - mean)).toBeLessThan(4 * Math.sqrt(mean / count));
    expect(Math.abs(second - mean)).toBeLessThan(4 * Math.sqrt((mean + 2 * mean ** 2) / count));
  });

  it('is 0 as often as exp(−μ) says', () => {
    const count = 2000;
    const zeros = Array.from({ length: count }, (_, seed) => poissonNumber(1, seed, 5)).filter((n) => n === 0).length;
    const share = Math.exp(-1);
    expect(Math.abs(zeros / count - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / count));
  });

  it('is a function of the seed, and refuses a mean that is too large', () => {
    expect(poissonNumber(100, 7, 5)).toBe(poissonNumber(100, 7, 5));
    expect(poissonNumber(0, 7, 5)).toBe(0);
    expect(() => poissonNumber(1e10, 7, 5)).toThrow(/mean/);
  });
});
