import fc from 'fast-check';
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

  it('leaves no double between the ends, for powers, exponentials and steps, in a score of evaluations', () => {
    const powers = fc.constantFrom(0.3, 1, 2, 7);
    const kinds = fc.constantFrom('power' as const, 'exponential' as const, 'step' as const);
    const root = fc.double({ min: 1e-6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(kinds, powers, root, fc.boolean(), (kind, power, expected, rises) => {
        let evaluations = 0;
        const f = (x: number) => {
          evaluations++;
          const value = {
            power: (x / expected) ** power - 1,
            exponential: Math.exp(x / expected) - Math.E,
            step: x - expected,
          };
          const chosen = kind === 'step' ? Math.sign(value.step) : value[kind];
          return rises ? chosen : -chosen;
        };
        const found = monotoneRoot(f, 0, 20 * expected) ?? Number.NaN;
        // the functions themselves round to a few units in the last place
        expect(Math.abs(found / expected - 1)).toBeLessThanOrEqual(1e-14);
        // a step has nothing to interpolate: as many as bisection, and the attempts
        expect(evaluations).toBeLessThanOrEqual(kind === 'step' ? 130 : 30);
      }),
      { numRuns: 500 },
    );
  });

  it('returns null without a change of sign', () => {
    expect(monotoneRoot((x) => x + 1, 0, 1)).toBeNull();
    expect(monotoneRoot(() => Number.NaN, 0, 1)).toBeNull();
  });
});
