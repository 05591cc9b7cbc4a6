import { describe, expect, it } from 'vitest';
import { complement, intervalsBelow } from './couplingIntervals.js';

const never = () => false;

describe('intervalsBelow', () => {
  it('finds both islands of a function that dips twice', () => {
    // (x − 1)²(x − 3)² ≤ 1/4 ⟺ |(x − 2)² − 1| ≤ 1/2 ⟺ √½ ≤ |x − 2| ≤ √1.5.
    const excess = (x: number) => ((x - 1) * (x - 3)) ** 2 - 0.25;
    const found = intervalsBelow(excess, never, [0, 1, 2, 3, 6], false);
    expect(found).toHaveLength(2);
    expect(found[0].lower).toBeCloseTo(2 - Math.sqrt(1.5), 14);
    expect(found[0].upper).toBeCloseTo(2 - Math.sqrt(0.5), 14);
    expect(found[1].lower).toBeCloseTo(2 + Math.sqrt(0.5), 14);
    expect(found[1].upper).toBeCloseTo(2 + Math.sqrt(1.5), 14);
  });

  it('keeps a single allowed point, where a minimum just touches', () => {
    expect(intervalsBelow((x) => (x - 1) ** 2, never, [0, 1, 3], false)).toEqual([{ lower: 1, upper: 1 }]);
  });

  it('joins pieces that touch, and continues to infinity where asked', () => {
    expect(intervalsBelow(() => -1, never, [0, 1, 2], true)).toEqual([{ lower: 0, upper: Number.POSITIVE_INFINITY }]);
    expect(intervalsBelow(() => -1, never, [0], true)).toEqual([{ lower: 0, upper: Number.POSITIVE_INFINITY }]);
  });

  it('keeps pieces marked as kept whatever their excess', () => {
    const found = intervalsBelow(
      (x) => x + 1,
      (x) => x < 2,
      [0, 2, 5],
      false,
    );
    expect(found).toEqual([{ lower: 0, upper: 2 }]);
  });

  it('accepts an infinite excess', () => {
    const excess = (x: number) => (x < 2 ? x - 1 : Number.POSITIVE_INFINITY);
    expect(intervalsBelow(excess, never, [0, 2, 4], false)).toEqual([{ lower: 0, upper: 1 }]);
  });
});

describe('complement', () => {
  it('is what intervals leave of [0, ∞)', () => {
    expect(
      complement([
        { lower: 1, upper: 2 },
        { lower: 3, upper: 4 },
      ]),
    ).toEqual([
      { lower: 0, upper: 1 },
      { lower: 2, upper: 3 },
      { lower: 4, upper: Number.POSITIVE_INFINITY },
    ]);
    expect(complement([{ lower: 0, upper: Number.POSITIVE_INFINITY }])).toEqual([]);
    expect(complement([])).toEqual([{ lower: 0, upper: Number.POSITIVE_INFINITY }]);
  });
});
