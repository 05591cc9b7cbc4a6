import { describe, expect, it } from 'vitest';
import type { YieldConstraint } from '../likelihoods/constrainedYield.js';
import { countDeviance } from '../likelihoods/countDeviance.js';
import { type CountingMeasurement, countingLikelihood } from '../likelihoods/countingLikelihood.js';
import { normalCdf } from '../numerics/normalDistribution.js';
import { sampledAcceptance, summedAcceptance } from './countAcceptance.js';
import { couplingDecision, couplingLimit } from './couplingLimit.js';
import { feldmanCousinsInterval, withUnifiedIntervals } from './feldmanCousins.js';
import { poissonQuantiles } from './poissonQuantiles.js';

const counts = (
  observed: number,
  background: number,
  error = 0,
  { signal = 1, signalError = 0, constraint = 'gaussian' as YieldConstraint } = {},
): CountingMeasurement => ({
  name: 'test',
  observed,
  standardModel: { value: signal, error: signalError, constraint },
  background: { value: background, error, constraint },
});

/** NOvA 2025, in units of the Standard Model's signal. */
const nova = (constraint: YieldConstraint = 'gaussian') => counts(9, 5.66, 5.15, { signal: 4.66, constraint });

describe('feldmanCousinsInterval with a known background', () => {
  // Table IV (90 %) and VI (95 %) of physics/9711021. n = 6, b = 3 as quoted in the tests of gammapy, the 95 % cell as in the tutorial rs401c of RooStats; the
  // others are from memory, and all were found again by an independent program: acceptance intervals on a grid of μ, steps of 0.001.
  it.each([
    [0, 0, 0.9, 0, 2.44],
    [0, 0.5, 0.9, 0, 1.94],
    [0, 1, 0.9, 0, 1.61],
    [1, 0, 0.9, 0.11, 4.36],
    [1, 3, 0.9, 0, 1.88],
    [2, 0, 0.9, 0.53, 5.91],
    [3, 0, 0.9, 1.1, 7.42],
    [3, 3, 0.9, 0, 4.42],
    [5, 0, 0.9, 1.84, 9.99],
    [6, 3, 0.9, 0.15, 8.47],
    [9, 0, 0.9, 4.36, 15.3],
    [9, 5, 0.9, 0.43, 10.3],
    [9, 6, 0.9, 0, 9.3],
    [10, 3, 0.9, 2.63, 13.5],
    [7, 3, 0.95, 0.29, 10.81],
  ])('n = %d, b = %d at %d CL: [%d, %d]', (n, b, level, lower, upper) => {
    const found = feldmanCousinsInterval(counts(n, b), level);
    // the tables have two decimals and were made in steps of 0.005
    expect(Math.abs(found.lower - lower)).toBeLessThan(0.01);
    expect(Math.abs(found.upper - upper)).toBeLessThan(0.01);
    expect(found).toMatchObject({ toys: 0, lowerError: 0, upperError: 0 });
  });

  // Table IV for n = 0, from memory: there the upper end is the largest of all larger backgrounds, which falls and rises again
  it.each([
    [1.5, 1.33],
    [2, 1.26],
    [3, 1.08],
    [4, 1.01],
  ])('n = 0, b = %d: the largest upper end of larger backgrounds is %d', (b, upper) => {
    const ends = Array.from({ length: 40 }, (_, i) => feldmanCousinsInterval(counts(0, b + i / 40), 0.9).upper);
    // the end moves by as much as the background, in steps of 1/40
    expect(Math.abs(Math.max(...ends) - upper)).toBeLessThan(1 / 40 + 0.005);
  });

  it('covers every signal at least as often as it says, by sums over what may be observed', () => {
    const intervals = Array.from({ length: 40 }, (_, n) => feldmanCousinsInterval(counts(n, 3), 0.9));
    for (const signal of [0, 0.7, 2.3, 5.1]) {
      const { probabilities } = poissonQuantiles(signal + 3, 1e-12);
      const covered = intervals.reduce(
        (sum, { lower, upper }, n) => sum + (lower <= signal && signal <= upper ? (probabilities[n] ?? 0) : 0),
        0,
      );
      expect(covered).toBeGreaterThan(0.9 - 1e-9);
    }
  });

  it('is in units of the signal of the Standard Model', () => {
    const [events, ratios] = [counts(6, 3), counts(6, 3, 0, { signal: 2.5 })].map((one) =>
      feldmanCousinsInterval(one, 0.9),
    );
    expect(ratios.upper * 2.5).toBeCloseTo(events.upper, 9);
    expect(ratios.lower * 2.5).toBeCloseTo(events.lower, 9);
  });
});

/** P(q ≥ q of the data) summed over counts and integrated over what the auxiliary measurement of a Gaussian background finds. */
function integratedAcceptance(one: CountingMeasurement, ratio: number): number {
  const { observed, background, standardModel } = one;
  const truth = countingLikelihood(one).profile(ratio).backgroundEvents;
  const signal = { value: standardModel.value, error: 0, constraint: 'gaussian', scale: 1 } as const;
  const deviance = (n: number, value: number) =>
    countDeviance(ratio, { observed: n, signal, background: { ...background, value, scale: 1 } });
  const cut = deviance(observed, background.value);
  const { probabilities } = poissonQuantiles(ratio * signal.value + truth, 1e-12);
  const cells = 1600;
  const edge = (i: number) => -8 + (16 * i) / cells;
  let total = 0;
  for (let i = 0; i < cells; i++) {
    const found = truth + (background.error * (edge(i) + edge(i + 1))) / 2;
    const weight = normalCdf(edge(i + 1)) - normalCdf(edge(i));
    for (const [n, probability] of probabilities.entries())
      if (deviance(n, found) >= cut) total += weight * probability;
  }
  return total;
}

describe('feldmanCousinsInterval with an uncertain background', () => {
  it('has toys that agree with sums and integrals', () => {
    const toys = 20_000;
    const sampled = sampledAcceptance(nova(), toys, 3);
    for (const ratio of [0, 1, 2.8]) {
      const expected = integratedAcceptance(nova(), ratio);
      const error = Math.sqrt((expected * (1 - expected)) / toys);
      // 1e-3: a cell of the integral on the edge of the acceptance region
      expect(Math.abs(sampled(ratio) - expected)).toBeLessThan(4 * error + 1e-3);
    }
  });

  it('ends where that integral falls to 1 − CL', () => {
    const { upper, upperError } = feldmanCousinsInterval(nova(), 0.9, { toys: 20_000, seed: 5 });
    const at = (shift: number) => integratedAcceptance(nova(), upper + shift * upperError);
    expect(at(-4)).toBeGreaterThan(0.1);
    expect(at(4)).toBeLessThan(0.1);
  });

  it('is the same for the same seed, and within its errors for others', () => {
    const of = (seed: number) => feldmanCousinsInterval(nova(), 0.9, { toys: 3000, seed });
    expect(of(7)).toEqual(of(7));
    const ends = [1, 2, 3, 4, 5, 6].map((seed) => of(seed));
    const mean = ends.reduce((sum, { upper }) => sum + upper / ends.length, 0);
    const variance = ends.reduce((sum, { upper }) => sum + (upper - mean) ** 2 / (ends.length - 1), 0);
    // χ² of five degrees of freedom: above 20.5 or below 0.21 once in a thousand
    const chiSquare = (5 * variance) / ends[0].upperError ** 2;
    expect(chiSquare).toBeLessThan(20.5);
    expect(chiSquare).toBeGreaterThan(0.21);
  });

  it('has toy i from the seed and i alone: fewer toys are the first of more', () => {
    const [few, many] = [1000, 2000].map((toys) => sampledAcceptance(nova(), toys, 1));
    // of 2000 toys at least those accepted among the first 1000, at most 1000 more
    expect(many(2) * 2000).toBeGreaterThanOrEqual(few(2) * 1000);
    expect(many(2) * 2000).toBeLessThanOrEqual(few(2) * 1000 + 1000);
  });

  it.each(['log-normal', 'poisson'] as const)(
    '%s: contains the best ratio and what a known background accepts least',
    (constraint) => {
      const { lower, upper } = feldmanCousinsInterval(nova(constraint), 0.9, { toys: 5000, seed: 1 });
      expect(lower).toBe(0);
      expect(upper).toBeGreaterThan(feldmanCousinsInterval(counts(9, 5.66, 0, { signal: 4.66 }), 0.9).upper);
    },
  );

  it('uses the errors on the signal', () => {
    const of = (signalError: number) =>
      feldmanCousinsInterval(counts(17, 9.8, 2.9, { signal: 10.8, signalError }), 0.95, { toys: 5000, seed: 1 });
    expect(of(2).upper).toBeGreaterThan(of(0.3).upper);
    // a signal that may as well be nothing has no limit
    expect(of(10.8).upper).toBe(Number.POSITIVE_INFINITY);
  });

  it('says what is wrong with toys and levels', () => {
    expect(() => feldmanCousinsInterval(nova(), 0.9, { toys: 10, seed: 1 })).toThrow(/toys/);
    expect(() => feldmanCousinsInterval(nova(), 0.9, { toys: 2000.5, seed: 1 })).toThrow(/toys.*not whole/);
    expect(() => feldmanCousinsInterval(nova(), 0.9, { toys: 2000, seed: -1 })).toThrow(/seed/);
    expect(() => feldmanCousinsInterval(nova(), 1, { toys: 2000, seed: 1 })).toThrow(/confidenceLevel/);
  });
});

describe('limits on couplings from unified intervals', () => {
  const options = { confidenceLevel: 0.9, sidedness: 'two-sided', statistic: 'feldman-cousins' } as const;
  // 9 events on 0: the interval [4.36, 15.3]/4 excludes the Standard Model from below, R = 1
  const likelihood = withUnifiedIntervals(counts(9, 0, 0, { signal: 4 }));
  const prediction = (linear: number, quadratic: number) => ({
    measurement: likelihood.measurement,
    likelihood,
    ratio: { linear, quadratic },
  });

  it('allow the couplings whose prediction is in the interval', () => {
    const { lower, upper } = feldmanCousinsInterval(counts(9, 0, 0, { signal: 4 }), 0.9);
    const limit = couplingLimit([prediction(0.3, 0.2)], options);
    const [only] = limit.allowed;
    const ratioAt = (g: number) => 1 + 0.3 * g ** 2 + 0.2 * g ** 4;
    expect(limit.allowed).toHaveLength(1);
    expect(ratioAt(only.lower)).toBeCloseTo(lower, 10);
    expect(ratioAt(only.upper)).toBeCloseTo(upper, 10);
    expect(limit.standardModelExcluded).toBe(true);
    for (const g of [0, 0.3, 1, 1.5, 2, 3]) {
      const inside = lower <= ratioAt(g) && ratioAt(g) <= upper;
      expect(couplingDecision([prediction(0.3, 0.2)], g, options).excluded).toBe(!inside);
    }
  });

  it('are two where a dip leads below the interval', () => {
    const limit = couplingLimit(
      [{ ...prediction(-3, 1), likelihood: withUnifiedIntervals(counts(3, 0, 0, { signal: 2 })) }],
      options,
    );
    expect(limit.allowed).toHaveLength(2);
    expect(limit.allowed[0].lower).toBe(0);
  });

  describe('with theory errors', () => {
    const toys = { toys: 5000, seed: 1 };
    const uncertain = (signalError: number) => counts(17, 9.8, 2.9, { signal: 10.8, signalError });
    const known = withUnifiedIntervals(uncertain(1), toys);
    /** A source that changes every prediction by a part of it. */
    const known95 = (relative: number) => {
      const shifts = { scale: { constant: relative, linear: 0.3 * relative, quadratic: 0.2 * relative } };
      const one = { measurement: known.measurement, likelihood: known, ratio: { linear: 0.3, quadratic: 0.2 }, shifts };
      return couplingLimit([one], { ...options, confidenceLevel: 0.95 }).upperLimit ?? Number.NaN;
    };
    const ratioAt = (g: number) => 1 + 0.3 * g ** 2 + 0.2 * g ** 4;
    const intervalOf = (relative: number) =>
      feldmanCousinsInterval(uncertain(Math.hypot(1, 10.8 * relative)), 0.95, toys);

    it.each([0.05, 0.2])('of the normalisation, %s, are those of a signal that is known less', (relative) => {
      expect(ratioAt(known95(relative))).toBeCloseTo(intervalOf(relative).upper, 9);
    });

    it.each([0.03, 0.13, 0.275])(
      'of %s, between two that are constructed, are so within the error of the toys',
      (relative) => {
        const { upper, upperError } = intervalOf(relative);
        expect(Math.abs(ratioAt(known95(relative)) - upper)).toBeLessThan(upperError);
        expect(known95(relative)).toBeGreaterThan(known95(0));
      },
    );

    it('decide on single couplings as limits do', () => {
      const shifts = { shape: { constant: 0, linear: 0.1, quadratic: 0.05 } };
      const one = { measurement: known.measurement, likelihood: known, ratio: { linear: 0.3, quadratic: 0.2 }, shifts };
      const level = { ...options, confidenceLevel: 0.95 };
      const upper = couplingLimit([one], level).upperLimit ?? Number.NaN;
      expect(couplingDecision([one], upper * (1 - 1e-9), level).excluded).toBe(false);
      expect(couplingDecision([one], upper * (1 + 1e-9), level).excluded).toBe(true);
    });
  });

  it('are for one experiment, with counts', () => {
    expect(() => couplingLimit([prediction(1, 1), prediction(1, 1)], options)).toThrow(/for one experiment/);
    const { likelihood: _, ...ratio } = prediction(1, 1);
    const remedy = /needs counts, and test enters with a ratio\. Let it enter with its counts/;
    expect(() => couplingLimit([ratio], options)).toThrow(remedy);
    expect(() => couplingLimit([prediction(1, 1)], { ...options, sidedness: 'one-sided' })).toThrow(/two-sided/);
  });

  it('sums probabilities that fall on both sides of the best ratio', () => {
    const acceptance = summedAcceptance(counts(5, 2));
    expect(acceptance(3)).toBe(1);
    expect(acceptance(6)).toBeLessThan(acceptance(4));
  });
});
