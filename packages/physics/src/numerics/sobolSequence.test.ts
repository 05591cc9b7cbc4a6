import { describe, expect, it } from 'vitest';
import { LARGEST_SOBOL_DIMENSION, SobolSequence } from './sobolSequence.js';

const points = (dimensions: number, seed: number, from: number, count: number): Float64Array[] => {
  const sequence = new SobolSequence(dimensions, seed);
  return Array.from({ length: count }, (_, i) => {
    const out = new Float64Array(dimensions);
    sequence.point(from + i, out);
    return out;
  });
};

/** Without the shift, which is that of point 0. */
function unshifted(dimensions: number, count: number): number[][] {
  const all = points(dimensions, 7, 0, count).map((point) => Array.from(point, (x) => Math.floor(x * 2 ** 32)));
  return all.map((point) => point.map((bits, d) => ((bits ^ all[0][d]) >>> 0) / 2 ** 32));
}

describe('SobolSequence', () => {
  it('has the points of the paper in natural order of the digits', () => {
    // hand: m of dimension 2 is 1, 3 = 2·1⊕1, 5 = 2·3⊕3; of dimension 3 it is 1, 3, 3 = 2·3⊕4·1⊕1
    expect(unshifted(3, 5)).toEqual([
      [0, 0, 0],
      [0.5, 0.5, 0.5],
      [0.25, 0.75, 0.75],
      [0.75, 0.25, 0.25],
      [0.125, 0.625, 0.375],
    ]);
  });

  it.each([1, 2, 5, LARGEST_SOBOL_DIMENSION])(
    'fills every one of 2^10 intervals of coordinate %i once',
    (dimension) => {
      for (const from of [0, 3 * 1024]) {
        const filled = new Set(
          points(dimension, 3, from, 1024).map((point) => Math.floor(point[dimension - 1] * 1024)),
        );
        expect(filled.size).toBe(1024);
      }
    },
  );

  it('is a net in its first two coordinates: every elementary rectangle of area 2^-8 holds one of 256 points', () => {
    const all = points(2, 11, 0, 256);
    for (let k = 0; k <= 8; k++) {
      const cells = new Set(all.map(([x, y]) => `${Math.floor(x * 2 ** k)},${Math.floor(y * 2 ** (8 - k))}`));
      expect(cells.size).toBe(256);
    }
  });

  it('integrates a smooth function of five coordinates far better than random points', () => {
    const product = points(5, 1, 0, 4096).map((point) => point.reduce((value, x) => value * (1 + 0.5 * (x - 0.5)), 1));
    const mean = product.reduce((sum, value) => sum + value, 0) / 4096;
    // exact value 1; the standard deviation of the function is 0.33, so random points would err by 5e-3
    expect(Math.abs(mean - 1)).toBeLessThan(5e-4);
  });

  it('depends on the seed, and refuses what it has no directions or digits for', () => {
    expect(points(2, 1, 5, 1)).not.toEqual(points(2, 2, 5, 1));
    expect(() => new SobolSequence(LARGEST_SOBOL_DIMENSION + 1, 0)).toThrow(/Give 1 to 13/);
    expect(() => new SobolSequence(2, 0).point(2 ** 32, new Float64Array(2))).toThrow(/below 2\^32/);
  });
});
