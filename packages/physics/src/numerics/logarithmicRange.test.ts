import { describe, expect, it } from 'vitest';
import { logarithmicRange } from './logarithmicRange.js';

describe('logarithmicRange', () => {
  it('has its ends exactly and a constant ratio between', () => {
    const values = logarithmicRange(0.001, 100, 6);
    expect([values[0], values[5]]).toEqual([0.001, 100]);
    for (let i = 1; i < 6; i++) expect(values[i] / values[i - 1]).toBeCloseTo(10, 12);
  });

  it('spans the range of numbers, and never passes its end', () => {
    const values = logarithmicRange(Number.MIN_VALUE, Number.MAX_VALUE, 1001);
    for (let i = 1; i < values.length; i++) expect(values[i]).toBeGreaterThanOrEqual(values[i - 1]);
    expect(Math.max(...values)).toBe(Number.MAX_VALUE);
  });
});
