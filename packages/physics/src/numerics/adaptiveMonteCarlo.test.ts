import { describe, expect, it } from 'vitest';
import {
  adaptToIntegrand,
  addSums,
  BLOCK_SAMPLES,
  deviationOf,
  meanOf,
  noSamples,
  sampleBlocks,
} from './adaptiveMonteCarlo.js';

/** A narrow peak: ∫ = Π_d [arctan((1−c)/w) + arctan(c/w)]/w. */
const WIDTH = 0.01;
const CENTRE = 0.3;
const peak = (point: Float64Array) => {
  let value = 1;
  for (const x of point) value /= (x - CENTRE) ** 2 + WIDTH ** 2;
  return value;
};
const exact = ((Math.atan((1 - CENTRE) / WIDTH) + Math.atan(CENTRE / WIDTH)) / WIDTH) ** 3;
const adaptation = { seed: 7, stream: 0 };
const sampling = { seed: 7, stream: 1 };

describe('adaptive Monte Carlo', () => {
  it('integrates a narrow peak within its error, and makes that error small', () => {
    const grid = adaptToIntegrand(peak, 3, adaptation, 5000);
    const sums = sampleBlocks(peak, grid, sampling, 0, 40).reduce(addSums, noSamples);
    const error = deviationOf(sums) / Math.sqrt(sums.count);
    // 4 standard deviations; plain sampling has a relative deviation of 60 per sample, a good grid below 1
    expect(Math.abs(meanOf(sums) - exact)).toBeLessThan(4 * error);
    expect(deviationOf(sums) / meanOf(sums)).toBeLessThan(1);
  });

  it('gives a block the same sums whichever blocks are asked for with it', () => {
    const grid = adaptToIntegrand(peak, 3, adaptation, 500);
    const together = sampleBlocks(peak, grid, sampling, 0, 5);
    expect(sampleBlocks(peak, grid, sampling, 3, 2)).toEqual(together.slice(3));
    expect(together.every(({ count }) => count === BLOCK_SAMPLES)).toBe(true);
    expect(new Set(together.map(({ sum }) => sum)).size).toBe(5);
  });

  it('depends on seed and stream', () => {
    const grid = adaptToIntegrand(peak, 3, adaptation, 500);
    const [a] = sampleBlocks(peak, grid, sampling, 0, 1);
    expect(sampleBlocks(peak, grid, { seed: 8, stream: 1 }, 0, 1)[0].sum).not.toBe(a.sum);
    expect(sampleBlocks(peak, grid, { seed: 7, stream: 2 }, 0, 1)[0].sum).not.toBe(a.sum);
  });

  it('integrates zero to zero', () => {
    const zero = () => 0;
    const sums = sampleBlocks(zero, adaptToIntegrand(zero, 2, adaptation, 10), sampling, 0, 1).reduce(
      addSums,
      noSamples,
    );
    expect([meanOf(sums), deviationOf(sums)]).toEqual([0, 0]);
    expect([meanOf(noSamples), deviationOf(noSamples)]).toEqual([0, 0]);
  });

  it('takes mean and deviation of the samples themselves', () => {
    // samples 1, 2, 3, 6: mean 3, variance (4 + 1 + 0 + 9)/3
    const sums = { count: 4, sum: 12, sumOfSquares: 50 };
    expect(meanOf(sums)).toBe(3);
    expect(deviationOf(sums)).toBeCloseTo(Math.sqrt(14 / 3), 14);
  });
});
