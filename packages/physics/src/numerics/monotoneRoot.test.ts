import { describe, expect, it } from 'vitest';
import { monotoneRoot } from './monotoneRoot.js';

describe('monotoneRoot', () => {
  it('finds √2 to the last bit, rising or falling', () => {
    expect(monotoneRoot((x) => x * x - 2, 0, 2)).toBeCloseTo(Math.SQRT2, 15);
    expect(monotoneRoot((x) => 2 - x * x, 0, 2)).toBeCloseTo(Math.SQRT2, 15);
  });

  it('keeps its relative accuracy for a tiny root next to zero', () => {
    const root = monotoneRoot((x) => x - 1e-200, 0, 1) ?? Number.NaN;
    // The double next to the root: relative spacing 2.2e-16.
    expect(Math.abs(root / 1e-200 - 1)).toBeLessThanOrEqual(2.3e-16);
  });

  it('returns an end at which the function vanishes', () => {
    expect(monotoneRoot((x) => x, 0, 5)).toBe(0);
    expect(monotoneRoot((x) => x - 5, 0, 5)).toBe(5);
  });

  it('accepts infinite values at the ends', () => {
    expect(monotoneRoot((x) => Math.log(x), 0, 8)).toBeCloseTo(1, 15);
  });

  it('returns null without a change of sign', () => {
    expect(monotoneRoot((x) => x + 1, 0, 1)).toBeNull();
    expect(monotoneRoot(() => Number.NaN, 0, 1)).toBeNull();
  });
});
