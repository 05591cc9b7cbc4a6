import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correlatedChiSquare } from '../likelihoods/correlatedRatios.js';
import { counting } from '../likelihoods/counting.fixtures.js';
import { ratioLikelihood } from '../likelihoods/ratioLikelihood.js';
import { predictedRatio } from '../models/ratioPolynomial.js';
import { endOfTurns, type ProfileTerm, profileParts } from './correlatedTerms.js';
import { type CouplingLimitOptions, couplingLimit, type ExperimentPrediction } from './couplingLimit.js';
import { monotonicPieces, profileChiSquare, upwardTension } from './couplingProfile.js';

const Z1 = 1.6448536269514722;
const Z2 = 1.959963984540054;
const RISING = { linear: 1, quadratic: 0 };
const pair = (rho: number) => [
  [1, rho],
  [rho, 1],
];
const measured = (name: string, value: number, errorPlus: number, errorMinus = errorPlus): ExperimentPrediction => ({
  measurement: { name, value, errorPlus, errorMinus },
  ratio: RISING,
});
const at95 = (sidedness: 'one-sided' | 'two-sided', more: Partial<CouplingLimitOptions> = {}) => ({
  confidenceLevel: 0.95,
  sidedness,
  ...more,
});

describe('two measurements of one quantity with correlated errors', () => {
  // Best linear unbiased estimate of two numbers: Lyons, Gibaut and Clifford, NIM A 270 (1988) 110, equations 4 and 5.
  const [x, y, a, b] = [1.9, 2.3, 0.2, 0.3];
  const blue = (rho: number) => {
    const total = a * a + b * b - 2 * rho * a * b;
    const mean = ((b * b - rho * a * b) * x + (a * a - rho * a * b) * y) / total;
    return { mean, error: Math.sqrt((a * a * b * b * (1 - rho * rho)) / total) };
  };

  it.each([-0.6, 0.3, 0.8])('give the best linear unbiased estimate, ρ = %s', (rho) => {
    const experiments = [measured('x', x, a), measured('y', y, b)];
    const { mean, error } = blue(rho);
    const two = couplingLimit(experiments, at95('two-sided'), pair(rho));
    expect(1 + two.bestFit.coupling ** 2).toBeCloseTo(mean, 12);
    expect(1 + two.allowed[0].lower ** 2).toBeCloseTo(mean - Z2 * error, 12);
    expect(1 + two.allowed[0].upper ** 2).toBeCloseTo(mean + Z2 * error, 12);
    for (const statistic of ['likelihood-ratio', 'profile'] as const) {
      const upper = couplingLimit(experiments, at95('one-sided', { statistic }), pair(rho)).upperLimit ?? Number.NaN;
      expect(1 + upper ** 2).toBeCloseTo(mean + Z1 * error, 11);
    }
  });

  it('lie outside the two where the correlation exceeds the ratio of the errors: ρ = 0.8 > 2/3', () => {
    expect(blue(0.8).mean).toBeLessThan(x);
    const fit = couplingLimit([measured('x', x, a), measured('y', y, b)], at95('two-sided'), pair(0.8)).bestFit;
    expect(1 + fit.coupling ** 2).toBeLessThan(x);
  });

  it('do not depend on their order, and ρ → 0 is the independent combination, to the last bit at 0', () => {
    const [one, two] = [
      measured('x', 1.4, 0.3, 0.5),
      { ...measured('y', 0.7, 0.4), ratio: { linear: -1, quadratic: 2 } },
    ];
    const options = at95('two-sided');
    const forth = couplingLimit([one, two], options, pair(0.4));
    const back = couplingLimit([two, one], options, pair(0.4));
    expect(back.upperLimit).toBeCloseTo(forth.upperLimit ?? Number.NaN, 13);
    const independent = couplingLimit([one, two], options);
    expect(couplingLimit([one, two], options, pair(0))).toEqual(independent);
    const small = couplingLimit([one, two], options, pair(1e-9)).upperLimit ?? Number.NaN;
    // a change of order ρ
    expect(Math.abs(small - (independent.upperLimit ?? Number.NaN))).toBeLessThan(1e-8);
  });
});

describe('the profile of correlated experiments', () => {
  const error = fc.double({ min: 0.1, max: 1, noNaN: true });
  const term = fc
    .record({
      value: fc.double({ min: 0.2, max: 2, noNaN: true }),
      errorPlus: error,
      errorMinus: error,
      linear: fc.double({ min: -3, max: 3, noNaN: true }),
      quadratic: fc.double({ min: 0.1, max: 3, noNaN: true }),
    })
    .map(
      ({ linear, quadratic, ...rest }): ProfileTerm => ({
        likelihood: ratioLikelihood({ name: 'any', ...rest }),
        ratio: { linear, quadratic },
      }),
    );
  const rho = fc.double({ min: -0.95, max: 0.95, noNaN: true });

  it('is monotonic between the points it names, and grows beyond them', () => {
    fc.assert(
      fc.property(term, term, term, rho, (one, two, three, correlation) => {
        const matrix = [...pair(correlation).map((row) => [...row, 0]), [0, 0, 1]];
        const parts = profileParts([one, two, three], matrix);
        const points = monotonicPieces(parts);
        const chiSquare = (s: number) => profileChiSquare(parts, s);
        const edges = [...points, 3 * (points.at(-1) ?? 0) + 1];
        for (let k = 1; k < edges.length; k++) {
          const values = Array.from({ length: 9 }, (_, i) =>
            chiSquare(edges[k - 1] + ((edges[k] - edges[k - 1]) * i) / 8),
          );
          const steps = values.slice(1).map((value, i) => value - values[i]);
          // rounding of χ² itself
          const noise = 1e-11 * Math.max(1, ...values);
          const down = steps.every((step) => step <= noise);
          const up = steps.every((step) => step >= -noise);
          if (!(k === edges.length - 1 ? up : up || down)) return false;
        }
        return true;
      }),
      { numRuns: 300 },
    );
  });

  it('is the χ² of the correlation matrix', () => {
    fc.assert(
      fc.property(term, term, rho, fc.double({ min: 0, max: 5, noNaN: true }), (one, two, correlation, s) => {
        const terms = [one, two];
        const ratios = terms.map(({ ratio }) => predictedRatio(ratio, s));
        const likelihoods = terms.map(({ likelihood }) => likelihood);
        const direct = correlatedChiSquare(likelihoods, ratios, pair(correlation));
        expect(profileChiSquare(profileParts(terms, pair(correlation)), s) / Math.max(1e-9, direct)).toBeCloseTo(1, 9);
      }),
    );
  });

  it('has a tension that is dχ²/dR where both predictions rise alike', () => {
    const terms = [measured('p', 1.4, 0.3, 0.5), measured('q', 0.7, 0.4)].map(
      ({ measurement, ratio }): ProfileTerm => ({ likelihood: ratioLikelihood(measurement), ratio }),
    );
    const parts = profileParts(terms, pair(0.6));
    const [s, h] = [0.9, 1e-5];
    const slope = (profileChiSquare(parts, s + h) - profileChiSquare(parts, s - h)) / (2 * h);
    // χ² is a parabola here: the central difference is exact up to rounding, 1e-15/h
    expect(upwardTension(parts, s)).toBeCloseTo(slope, 8);
  });

  it('gives the limit that a scan of χ² over the coupling finds', () => {
    fc.assert(
      fc.property(term, term, rho, (one, two, correlation) => {
        const predictions = [one, two].map(({ likelihood, ratio }) => ({ measurement: likelihood.measurement, ratio }));
        const limit = couplingLimit(predictions, at95('two-sided'), pair(correlation));
        const likelihoods = [one, two].map(({ likelihood }) => likelihood);
        const chiSquare = (s: number) =>
          correlatedChiSquare(
            likelihoods,
            [one, two].map(({ ratio }) => predictedRatio(ratio, s)),
            pair(correlation),
          );
        const scanned = Array.from({ length: 1000 }, (_, i) => i / 100);
        const values = scanned.map(chiSquare);
        // the scan misses the minimum by at most half a step
        expect(limit.bestFit.chiSquare).toBeLessThanOrEqual(Math.min(...values) + 1e-9);
        for (const [i, s] of scanned.entries()) {
          const excess = values[i] - limit.referenceChiSquare - limit.threshold;
          if (Math.abs(excess) < 1e-6) continue;
          const g = Math.sqrt(s);
          expect(limit.allowed.some(({ lower, upper }) => lower <= g && g <= upper)).toBe(excess < 0);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('can turn after every prediction has passed its measured value: hand arithmetic', () => {
    // p = 3 − 3s, q = 0.1 − s, ρ = 0.9: χ² ∝ p² − 1.8pq + q², whose derivative is 9.2s − 12.26; the last corner is s = 1
    const terms = [measured('p', 4, 1), measured('q', 1.1, 1)].map(
      ({ measurement }, i): ProfileTerm => ({
        likelihood: ratioLikelihood(measurement),
        ratio: { linear: i === 0 ? 3 : 1, quadratic: 0 },
      }),
    );
    const [block] = profileParts(terms, pair(0.9));
    const turn = 12.26 / 9.2;
    expect(monotonicPieces([block]).some((s) => Math.abs(s - turn) < 1e-13)).toBe(true);
    if ('members' in block) expect(endOfTurns(block, 1)).toBeGreaterThanOrEqual(turn);
  });
});

describe('what cannot be correlated', () => {
  const [one, two] = [measured('one', 1.1, 0.2, 0.3), measured('two', 0.9, 0.4)];

  it('is refused with its name', () => {
    const counts = { ...one, likelihood: counting(17, 10.8, 9.8, 2.9) };
    expect(() => couplingLimit([counts, two], at95('one-sided'), pair(0.2))).toThrow(/toy.*event counts/);
    const variable = at95('one-sided', { errorModel: 'variable-width' });
    expect(() => couplingLimit([one, two], variable, pair(0.2))).toThrow(/one.*width varies/);
    const interval = at95('one-sided', { statistic: 'measured-interval' });
    expect(() => couplingLimit([one, two], interval, pair(0.2))).toThrow(/independent measurements/);
    expect(() => couplingLimit([one, two], at95('one-sided'), pair(1))).toThrow(/positive definite/);
  });

  it('may stand beside what is: counts that no correlation names', () => {
    const counts = { ...measured('toy', 0.7, 0.5), likelihood: counting(17, 10.8, 9.8, 2.9) };
    const matrix = [
      [1, 0, 0],
      [0, 1, 0.3],
      [0, 0.3, 1],
    ];
    const limit = couplingLimit([counts, one, two], at95('one-sided'), matrix);
    const s = (limit.upperLimit ?? Number.NaN) ** 2;
    const [p, q] = [(1.1 - 1 - s) / 0.2, (0.9 - 1 - s) / 0.4];
    const chiSquare = counts.likelihood.chiSquare(1 + s) + (p * p - 0.6 * p * q + q * q) / 0.91;
    expect(chiSquare - limit.bestFit.chiSquare).toBeCloseTo(Z1 ** 2, 10);
  });
});
