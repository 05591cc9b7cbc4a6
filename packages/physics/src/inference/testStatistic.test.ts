import { describe, expect, it } from 'vitest';
import { exclusionThreshold, gridTest } from './testStatistic.js';

const TWO_SIDED = { confidenceLevel: 0.95, sidedness: 'two-sided' } as const;
const ONE_SIDED = { confidenceLevel: 0.95, sidedness: 'one-sided' } as const;

describe('exclusionThreshold', () => {
  it('is the table value 3.841 two-sided and 2.706 one-sided at 95 %', () => {
    expect(exclusionThreshold(0.95, 'two-sided')).toBeCloseTo(3.841458820694124, 13);
    expect(exclusionThreshold(0.95, 'one-sided')).toBeCloseTo(2.705543454095415, 13);
  });

  it('agrees between one-sided CL and two-sided 2 CL − 1', () => {
    expect(exclusionThreshold(0.9, 'two-sided')).toBeCloseTo(exclusionThreshold(0.95, 'one-sided'), 13);
  });

  it('refuses levels without meaning and unknown sidedness', () => {
    for (const level of [0, 1, -1, Number.NaN]) expect(() => exclusionThreshold(level, 'two-sided')).toThrow();
    expect(() => exclusionThreshold(0.5, 'one-sided')).toThrow(/confidenceLevel = 0.5/);
    // @ts-expect-error not one of the two
    expect(() => exclusionThreshold(0.95, 'lower')).toThrow(/sidedness = "lower"/);
  });
});

describe('gridTest', () => {
  const chiSquare = Float64Array.of(6, 1, 2, Number.NaN, 4.8, 4.9, Number.POSITIVE_INFINITY);

  it('excludes what lies more than the threshold above the best point', () => {
    const test = gridTest(chiSquare, TWO_SIDED);
    expect(test.bestIndex).toBe(1);
    expect(test.referenceChiSquare).toBe(1);
    expect(Array.from(test.deltaChiSquare.subarray(0, 3))).toEqual([5, 0, 1]);
    expect(Array.from(test.excluded)).toEqual([1, 0, 0, 0, 0, 1, 1]);
  });

  it('never excludes below the best point when one-sided', () => {
    expect(Array.from(gridTest(chiSquare, ONE_SIDED).excluded)).toEqual([0, 0, 0, 0, 1, 1, 1]);
  });

  it('marks NaN as not computed, which is neither allowed nor excluded', () => {
    const test = gridTest(chiSquare, TWO_SIDED);
    expect(Array.from(test.computed)).toEqual([1, 1, 1, 0, 1, 1, 1]);
    expect(test.deltaChiSquare[3]).toBeNaN();
  });

  it('compares with a given reference instead of the best grid point', () => {
    const test = gridTest(chiSquare, { ...TWO_SIDED, referenceChiSquare: 0 });
    expect(Array.from(test.excluded)).toEqual([1, 0, 0, 0, 1, 1, 1]);
  });

  it('takes the first of equal minima, and survives an empty or uncomputed grid', () => {
    expect(gridTest([3, 1, 1], TWO_SIDED).bestIndex).toBe(1);
    expect(gridTest([], TWO_SIDED)).toMatchObject({ bestIndex: -1, referenceChiSquare: 0 });
    expect(gridTest([Number.NaN], ONE_SIDED).excluded[0]).toBe(0);
  });

  it('leaves the input alone', () => {
    const copy = chiSquare.slice();
    gridTest(chiSquare, TWO_SIDED);
    expect(chiSquare).toEqual(copy);
  });
});
