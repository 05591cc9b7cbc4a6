import { describe, expect, it } from 'vitest';
import { counting } from '../likelihoods/counting.fixtures.js';
import { ratioLikelihood } from '../likelihoods/ratioLikelihood.js';
import { normalCdf, normalQuantile } from '../numerics/normalDistribution.js';
import { CounterRandom } from '../numerics/philox.js';
import { poissonLimit, poissonTail } from './poissonTest.js';
import { strengthLimit, strengthTest } from './strengthTest.js';

const CCFR = ratioLikelihood({ name: 'CCFR', value: 0.82, errorPlus: 0.28, errorMinus: 0.28 });

describe('strengthTest', () => {
  it('for a Gaussian is Φ((x − R)/σ), and CL_b is Φ((x − 1)/σ), on both branches', () => {
    for (const ratio of [1.1, 1.3, 2]) {
      const { pValue, nullProbability, cls } = strengthTest([CCFR], ratio, 1);
      expect(pValue).toBeCloseTo(normalCdf((0.82 - ratio) / 0.28), 13);
      expect(nullProbability).toBeCloseTo(normalCdf(-0.18 / 0.28), 13);
      expect(cls).toBeCloseTo(pValue / nullProbability, 14);
    }
    const high = ratioLikelihood({ name: 'high', value: 1.5, errorPlus: 0.3, errorMinus: 0.3 });
    expect(strengthTest([high], 2, 1).pValue).toBeCloseTo(normalCdf(-0.5 / 0.3), 13);
    expect(strengthTest([high], 2, 1).nullProbability).toBeCloseTo(normalCdf(0.5 / 0.3), 13);
  });

  it('agrees with the published example of pyhf: two bins with uncorrelated backgrounds', () => {
    // pyhf v0.6.2, docs/examples/notebooks/hello-world.ipynb: CL_s, CL_s+b and CL_b at µ = 1, to the accuracy of its minimiser
    const bins = [counting(51, 12, 50, 3, 'poisson'), counting(48, 11, 52, 7, 'poisson')];
    const { cls, pValue, nullProbability } = strengthTest(bins, 1, 0);
    expect(cls).toBeCloseTo(0.052515541856109765, 6);
    expect(pValue).toBeCloseTo(0.023324961200974572, 6);
    expect(nullProbability).toBeCloseTo(0.44415349012077077, 6);
  });

  it('refuses a ratio below the null, and nothing', () => {
    expect(() => strengthTest([CCFR], 0.9, 1)).toThrow(/ratio = 0.9/);
    expect(() => strengthTest([], 1, 0)).toThrow(/nothing to test/);
  });
});

describe('strengthLimit', () => {
  it('is x + zσ for the p-value, and solves the CLs equation, for a Gaussian', () => {
    const z = normalQuantile(0.95);
    expect(strengthLimit([CCFR], 0.95, 1, 'pValue').ratio).toBeCloseTo(0.82 + 0.28 * z, 12);
    const cls = 0.82 - 0.28 * normalQuantile(0.05 * normalCdf(-0.18 / 0.28));
    expect(strengthLimit([CCFR], 0.95, 1)).toEqual({ ratio: expect.closeTo(cls, 12), converged: true });
  });
});

describe('poissonLimit', () => {
  // Table "Poisson upper limits" of the Review of Particle Physics (statistics): 95 % for n = 0, 1, 2, 3.
  it.each([
    [0, 3.0],
    [1, 4.74],
    [2, 6.3],
    [3, 7.75],
  ])('without background has the table value for n = %i', (observed, upper) => {
    expect(poissonLimit(counting(observed, 1, 0).counts, 0.95, 0).ratio).toBeCloseTo(upper, 2);
  });

  it('is −ln 0.05 events for n = 0 whatever the background, with CLs', () => {
    for (const background of [0, 1, 5]) {
      expect(poissonLimit(counting(0, 2, background).counts, 0.95, 0).ratio).toBeCloseTo(-Math.log(0.05) / 2, 11);
    }
    expect(poissonLimit(counting(0, 1, 1).counts, 0.95, 0, 'pValue').ratio).toBeCloseTo(-Math.log(0.05) - 1, 11);
  });

  it('averages over an uncertain background: closed form for n = 0', () => {
    // ⟨e^−b⟩ of a Gaussian far from 0 is e^{−b + σ²/2}; 8 standard deviations are integrated over
    const counts = counting(0, 1, 10, 1).counts;
    expect(poissonTail(counts, 2) / Math.exp(-12 + 0.5)).toBeCloseTo(1, 9);
  });

  it('is close to the asymptotic limit where there are many events', () => {
    const many = counting(1000, 100, 900, 20);
    const exact = poissonLimit(many.counts, 0.95, 0).ratio;
    // corrections of order 1/√n = 3 % of the error on R, 0.37
    expect(Math.abs(strengthLimit([many], 0.95, 0).ratio - exact)).toBeLessThan(0.03 * 0.37);
  });

  it('refuses to average over an auxiliary count', () => {
    expect(() => poissonTail(counting(1, 1, 1, 1, 'poisson').counts, 1)).toThrow(/constraint = "poisson"/);
  });
});

describe('the asymptotic p-value of a count with an uncertain background', () => {
  it('is that of toy experiments, in which count and background measurement fluctuate', () => {
    const TOYS = 4000;
    const observed = counting(17, 10.8, 9.8, 2.9);
    const ratio = 1.5;
    const test = strengthTest([observed], ratio, 1);
    const { backgroundEvents } = observed.profile(ratio);
    const random = new CounterRandom(1007_1727);
    let beyond = 0;
    for (let toy = 0; toy < TOYS; toy++) {
      const n = poissonVariate(ratio * 10.8 + backgroundEvents, random.uniform(2 * toy));
      const background = Math.max(0, backgroundEvents + 2.9 * normalQuantile(random.uniform(2 * toy + 1) + 2 ** -54));
      if (strengthTest([counting(n, 10.8, background, 2.9)], ratio, 1).statistic >= test.statistic) beyond++;
    }
    // four binomial standard errors, and 0.01 for 25 events being few
    const tolerance = 4 * Math.sqrt((test.pValue * (1 - test.pValue)) / TOYS) + 0.01;
    expect(Math.abs(beyond / TOYS - test.pValue)).toBeLessThan(tolerance);
  });
});

/** The Poisson number whose cumulative probability first exceeds `uniform`. */
function poissonVariate(mean: number, uniform: number): number {
  let n = 0;
  let probability = Math.exp(-mean);
  for (let sum = probability; sum <= uniform && n < 1000; sum += probability) probability *= mean / ++n;
  return n;
}
