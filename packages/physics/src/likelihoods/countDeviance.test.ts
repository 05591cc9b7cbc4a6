import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { YIELD_CONSTRAINTS, type YieldConstraint } from './constrainedYield.js';
import { type AuxiliaryYield, countDeviance } from './countDeviance.js';
import { countingLikelihood } from './countingLikelihood.js';
import { poissonDeviance } from './poissonDeviance.js';

/** The least value of a function on a fine grid and around it. */
function leastValue(f: (x: number) => number, high: number): number {
  let [low, width] = [0, high];
  for (let zoom = 0; zoom < 6; zoom++) {
    const points = Array.from({ length: 401 }, (_, i) => low + (width * i) / 400);
    const best = points.reduce((a, b) => (f(b) < f(a) ? b : a));
    width /= 50;
    low = Math.max(0, best - width / 2);
  }
  return f(low + width / 2);
}

const known = (value: number): AuxiliaryYield => ({ value, error: 0, constraint: 'gaussian', scale: Infinity });
const uncertain = (value: number, error: number, constraint: YieldConstraint): AuxiliaryYield => ({
  value,
  error,
  constraint,
  scale: error > 0 ? value / (error * error) : Number.POSITIVE_INFINITY,
});

const numbers = fc.record({
  observed: fc.nat(30),
  signal: fc.double({ min: 0.5, max: 20, noNaN: true }),
  background: fc.double({ min: 0.5, max: 20, noNaN: true }),
  error: fc.double({ min: 0.05, max: 1, noNaN: true }),
  signalError: fc.constantFrom(0, 0.1, 0.3),
  ratio: fc.double({ min: 0, max: 8, noNaN: true }),
});

describe('countDeviance', () => {
  // another route to the same minimum: one monotonic equation for the tension, solved by bracketing
  it.each(YIELD_CONSTRAINTS)('is χ² above its minimum over R ≥ 0 of the counting likelihood, %s', (constraint) => {
    fc.assert(
      fc.property(numbers, ({ observed, signal, background, error, signalError, ratio }) => {
        const [s, b] = [
          uncertain(signal, signalError * signal, constraint),
          uncertain(background, error * background, constraint),
        ];
        const likelihood = countingLikelihood({ name: 'test', observed, standardModel: s, background: b });
        const expected = likelihood.chiSquare(ratio) - likelihood.chiSquare(likelihood.measurement.value);
        // beyond e times its nominal value a log-normal yield of that route is not at its best
        fc.pre(likelihood.profile(ratio).converged && likelihood.profile(0).converged);
        const found = countDeviance(ratio, { observed, signal: s, background: b });
        expect(Math.abs(found - expected)).toBeLessThan(1e-8 * (1 + likelihood.chiSquare(ratio)));
      }),
      { numRuns: 200 },
    );
  });

  // what the likelihood of data never meets: an auxiliary measurement below 0
  it.each([
    [3, -2, 4, 0.5],
    [0, -1, 2, 0],
    [9, -6, 5, 3],
    [9, -6, 0.5, 0.2],
  ])('finds the best background ≥ 0: n = %d, b₀ = %d ± %d, R = %d', (observed, value, error, ratio) => {
    const chiSquare = (r: number, b: number) => poissonDeviance(observed, 4 * r + b) + ((b - value) / error) ** 2;
    const profiled = (r: number) => leastValue((b) => chiSquare(r, b), 40);
    // b = 0 is best wherever its auxiliary measurement is below 0 and the signal can make up for it
    const atZero = profiled(0);
    const closest = (r: number) => Math.min(chiSquare(r, 0), atZero);
    const best = Math.min(...Array.from({ length: 2001 }, (_, i) => closest(i / 100)));
    const outcome = { observed, signal: known(4), background: uncertain(value, error, 'gaussian') };
    expect(countDeviance(ratio, outcome)).toBeCloseTo(profiled(ratio) - best, 5);
  });

  it('of an auxiliary count of 0: b costs 2τb and nothing else', () => {
    const background = { value: 0, error: 0, constraint: 'poisson', scale: 0.5 } as const;
    const profiled = (r: number) => leastValue((b) => poissonDeviance(6, 4 * r + b) + 2 * 0.5 * b, 40);
    for (const ratio of [0, 0.3, 1, 2]) {
      const found = countDeviance(ratio, { observed: 6, signal: known(4), background });
      expect(found).toBeCloseTo(profiled(ratio) - profiled(1.5), 5);
    }
  });
});
