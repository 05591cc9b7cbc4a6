import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CouplingLimitOptions,
  couplingDecision,
  couplingLimit,
  type ExperimentPrediction,
} from './couplingLimit.js';
import { ASYMPTOTIC_STATISTICS } from './limitStatistics.js';

const at95 = (sidedness: 'one-sided' | 'two-sided', more: Partial<CouplingLimitOptions> = {}) => ({
  confidenceLevel: 0.95,
  sidedness,
  ...more,
});

/** χ² and Σ dχ²_i/dR_i of the bifurcated Gaussian, written out. */
function direct(list: readonly ExperimentPrediction[], s: number) {
  let chiSquare = 0;
  let tension = 0;
  for (const { measurement: m, ratio } of list) {
    const d = 1 + ratio.linear * s + ratio.quadratic * s * s - m.value;
    const error = d > 0 ? m.errorPlus : m.errorMinus;
    chiSquare += (d / error) ** 2;
    tension += (2 * d) / error ** 2;
  }
  return { chiSquare, tension };
}

describe('couplingLimit, for any experiments', () => {
  const error = fc.double({ min: 0.05, max: 1, noNaN: true });
  const experiment: fc.Arbitrary<ExperimentPrediction> = fc.record({
    measurement: fc.record({
      name: fc.constant('any'),
      value: fc.double({ min: 0.2, max: 2, noNaN: true }),
      errorPlus: error,
      errorMinus: error,
    }),
    ratio: fc.record({
      linear: fc.double({ min: -2, max: 2, noNaN: true }),
      quadratic: fc.double({ min: 0.1, max: 3, noNaN: true }),
    }),
  });
  const experiments = fc.array(experiment, { minLength: 1, maxLength: 3 });
  const sidedness = fc.constantFrom('one-sided' as const, 'two-sided' as const);
  const statistic = fc.constantFrom('likelihood-ratio' as const, 'measured-interval' as const);

  it('agrees with χ² evaluated directly at any coupling', () => {
    const anyCoupling = fc.double({ min: 0, max: 4, noNaN: true });
    fc.assert(
      fc.property(experiments, anyCoupling, sidedness, statistic, (list, coupling, side, choice) => {
        const limit = couplingLimit(list, at95(side, { statistic: choice }));
        const { chiSquare, tension } = direct(list, coupling ** 2);
        // Points on an edge may fall either way.
        const excess = chiSquare - limit.referenceChiSquare - limit.threshold;
        const side0 = choice === 'likelihood-ratio' ? coupling - limit.bestFit.coupling : tension;
        fc.pre(Math.abs(excess) > 1e-9 && Math.abs(side0) > 1e-9);
        expect(chiSquare).toBeGreaterThanOrEqual(limit.bestFit.chiSquare - 1e-9);
        const allowed = limit.allowed.some(({ lower, upper }) => lower <= coupling && coupling <= upper);
        expect(allowed).toBe(excess < 0 || (side === 'one-sided' && side0 < 0));
      }),
      { numRuns: 1000 },
    );
  });

  it('is what is decided on any one coupling, for every statistic', () => {
    const anyCoupling = fc.double({ min: 0, max: 4, noNaN: true });
    const every = fc.constantFrom(...ASYMPTOTIC_STATISTICS);
    fc.assert(
      fc.property(experiments, anyCoupling, sidedness, every, (list, coupling, side, choice) => {
        // some statistics know one side only
        const only =
          choice === 'profile' || choice === 'cls' ? 'one-sided' : choice === 'chi-square' ? 'two-sided' : side;
        const options = at95(only, { statistic: choice });
        const { allowed, standardModel } = couplingLimit(list, options);
        const edges = allowed.flatMap(({ lower, upper }) => [lower, upper]);
        // points on an edge may fall either way
        fc.pre(edges.every((edge) => Math.abs(edge - coupling) > 1e-9));
        const { excluded, chiSquare, standardModelChiSquare } = couplingDecision(list, coupling, options);
        expect(excluded).toBe(!allowed.some(({ lower, upper }) => lower <= coupling && coupling <= upper));
        const expected = direct(list, coupling ** 2).chiSquare;
        expect(Math.abs(chiSquare - expected)).toBeLessThanOrEqual(1e-12 * Math.max(1, expected));
        expect(standardModelChiSquare).toBe(standardModel.chiSquare);
      }),
      { numRuns: 500 },
    );
  });

  it('allows more at a higher confidence level', () => {
    const level = fc.double({ min: 0.6, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(experiments, level, level, sidedness, statistic, (list, first, second, side, choice) => {
        const [low, high] = [first, second]
          .sort((x, y) => x - y)
          .map((confidenceLevel) => couplingLimit(list, { confidenceLevel, sidedness: side, statistic: choice }));
        // Equal levels may differ by the last bit of the bisection.
        expect(high.upperLimit).toBeGreaterThanOrEqual((low.upperLimit ?? Number.NaN) * (1 - 1e-14));
      }),
    );
  });

  it('gives allowed and excluded intervals that tile g ≥ 0', () => {
    fc.assert(
      fc.property(experiments, statistic, (list, choice) => {
        const { allowed, excluded } = couplingLimit(list, at95('two-sided', { statistic: choice }));
        const tiles = [...allowed, ...excluded].sort((x, y) => x.lower - y.lower || x.upper - y.upper);
        expect(tiles[0].lower).toBe(0);
        expect(tiles.at(-1)?.upper).toBe(Number.POSITIVE_INFINITY);
        for (let k = 1; k < tiles.length; k++) expect(tiles[k].lower).toBe(tiles[k - 1].upper);
      }),
    );
  });
});
