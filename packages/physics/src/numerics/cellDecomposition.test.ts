import { expect, it } from 'vitest';
import { decomposeCube } from './cellDecomposition.js';

/** A ridge along the diagonal, which no separable grid can follow. */
const ridge = ([x, y]: Float64Array): number => Math.exp(-(((x - y) / 0.1) ** 2));
const options = { seed: 1, purpose: 1, cells: 200, samplesPerCell: 100 };

it('The cells fill the unit cube once', () => {
  const { count, sides, volume } = decomposeCube(ridge, 2, options);
  expect(count).toBe(200);
  expect(volume.reduce((sum, v) => sum + v, 0)).toBeCloseTo(1, 12);
  for (const [x, y] of [
    [0.013, 0.77],
    [0.5001, 0.4999],
    [0.99, 0.21],
  ]) {
    const inside = Array.from({ length: count }, (_, i) => sides.subarray(4 * i, 4 * i + 4)).filter(
      ([x0, dx, y0, dy]) => x >= x0 && x < x0 + dx && y >= y0 && y < y0 + dy,
    );
    expect(inside.length).toBe(1);
  }
});

it('Most of what is under the bounds is under the density', () => {
  const { largest, volume } = decomposeCube(ridge, 2, options);
  const bounds = largest.reduce((sum, bound, i) => sum + bound * volume[i], 0);
  // ∫∫ = √π·0.1 less what is cut at the corners, 0.01: 0.167; one cell alone would have the bound 1
  expect(0.167 / bounds).toBeGreaterThan(0.6);
});

it('A constant needs no cut, and a density that vanishes gives one cell with bound 0', () => {
  expect(decomposeCube(() => 2, 3, options).count).toBe(1);
  const { count, largest } = decomposeCube(() => 0, 3, options);
  expect([count, largest[0]]).toEqual([1, 0]);
});
