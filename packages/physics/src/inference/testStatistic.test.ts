import { describe, expect, it } from 'vitest';
import { exclusionThreshold } from './testStatistic.js';

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
