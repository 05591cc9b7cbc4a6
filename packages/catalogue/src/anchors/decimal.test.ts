import { describe, expect, it } from 'vitest';
import { decimal, sameNumber, shifted } from './decimal.js';

describe('a decimal', () => {
  it('is one object for all spellings of a number', () => {
    for (const other of [decimal('50.0'), decimal('5.0', 1), decimal('0050'), decimal('.5', 2)]) {
      expect(other).toEqual(decimal('50'));
    }
    expect(decimal('0.00', 7, true)).toEqual(decimal('0'));
  });

  it('is compared without rounding', () => {
    expect(sameNumber(decimal('0.1000000000000000000001'), decimal('0.1'))).toBe(false);
    expect(sameNumber(decimal('3', 0, true), decimal('3'))).toBe(false);
    expect(sameNumber(shifted(decimal('1.46'), 3), decimal('1460'))).toBe(true);
  });
});
