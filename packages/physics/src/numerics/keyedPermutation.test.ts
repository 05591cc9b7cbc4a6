import { describe, expect, it } from 'vitest';
import { KeyedPermutation } from './keyedPermutation.js';

const images = (count: number, seed: number, stream = 0) => {
  const permutation = new KeyedPermutation(count, seed, stream);
  return Array.from({ length: count }, (_, i) => permutation.at(i));
};

describe('KeyedPermutation', () => {
  it.each([1, 2, 3, 4, 5, 16, 17, 1000, 4096, 4097])('takes every value below %i once', (count) => {
    expect(images(count, 5).sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, i) => i));
  });

  it('depends on seed and stream alone', () => {
    expect(images(100, 5)).toEqual(images(100, 5));
    expect(images(100, 5)).not.toEqual(images(100, 6));
    expect(images(100, 5, 1)).not.toEqual(images(100, 5, 0));
  });

  it('sends an index anywhere with equal probability', () => {
    // χ² with 6 degrees of freedom over 7000 seeds: 22.5 has a probability of 1e-3
    const counts = new Array<number>(7).fill(0);
    for (let seed = 0; seed < 7000; seed++) counts[new KeyedPermutation(7, seed, 0).at(3)]++;
    const chiSquare = counts.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    expect(chiSquare).toBeLessThan(22.5);
  });

  it('works on sets far beyond what fits a table', () => {
    const permutation = new KeyedPermutation(2 ** 45 + 3, 1, 0);
    const seen = new Set(Array.from({ length: 1000 }, (_, i) => permutation.at(i)));
    expect(seen.size).toBe(1000);
    expect(Math.max(...seen)).toBeGreaterThan(2 ** 44);
  });

  it('refuses a set of no size', () => {
    expect(() => new KeyedPermutation(0, 1, 0)).toThrow(/1 to 2\^50/);
  });
});
