import { describe, expect, it } from 'vitest';
import { ReweightingSums } from './reweighting.js';

const of = (pairs: readonly (readonly [number, number])[]) => {
  const sums = new ReweightingSums();
  for (const [before, after] of pairs) sums.add(before, after);
  return sums.result();
};

describe('sums over events with weights before and after', () => {
  it('count effective events: all of equal weights, one where one outweighs the others', () => {
    expect(of([1, 1, 1, 1].map((one) => [one, 3]))).toMatchObject({ effectiveEvents: 4, ratio: 3, ratioError: 0 });
    expect(of([...Array(99).fill([1, 0]), [1, 5]])).toMatchObject({ effectiveEvents: 1, largestShare: 1 });
    // weights 1 and 3 in equal numbers: (4n)²/(10n · 2n … ) = 16/20 of the events
    const { effectiveEvents } = of(Array.from({ length: 100 }, (_, i) => [1, i % 2 === 0 ? 1 : 3]));
    expect(effectiveEvents).toBeCloseTo(80, 10);
  });

  it('have the error of a share for weights of 0 and 1', () => {
    const { ratio, ratioError } = of(Array.from({ length: 1000 }, (_, i) => [1, i < 300 ? 1 : 0]));
    expect(ratio).toBeCloseTo(0.3, 12);
    // binomial: √(p(1 − p)/n)
    expect(ratioError).toBeCloseTo(Math.sqrt((0.3 * 0.7) / 1000), 12);
  });

  it('have no error where the weights before and after are in one proportion', () => {
    const { ratio, ratioError } = of([1, 2, 7, 0.3].map((one) => [one, 2 * one]));
    expect(ratio).toBe(2);
    expect(ratioError).toBeLessThan(1e-8);
  });

  it('count negative weights, and are 0 without events', () => {
    expect(
      of([
        [1, -1],
        [1, 2],
      ]).negative,
    ).toBe(1);
    const nothing = { events: 0, ratio: 0, ratioError: 0, effectiveEvents: 0, largestShare: 0, negative: 0 };
    expect(of([])).toMatchObject(nothing);
  });
});
