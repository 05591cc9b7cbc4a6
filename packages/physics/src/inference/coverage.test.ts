import { describe, expect, it } from 'vitest';
import { predictedRatio } from '../models/ratioPolynomial.js';
import { normalQuantile } from '../numerics/normalDistribution.js';
import { CounterRandom } from '../numerics/philox.js';
import { couplingLimit } from './couplingLimit.js';

const TOYS = 4000;

/** The fraction of toy experiments whose allowed couplings contain the true one. */
function coverage(trueCoupling: number, sidedness: 'one-sided' | 'two-sided', error: number, stream: number): number {
  const random = new CounterRandom(20_240_601, stream);
  const ratio = { linear: 0.8, quadratic: 0.4 };
  const truth = predictedRatio(ratio, trueCoupling ** 2);
  let covered = 0;
  for (let toy = 0; toy < TOYS; toy++) {
    // Half a unit of the 53-bit generator away from 0.
    const value = truth + error * normalQuantile(random.uniform(toy) + 2 ** -54);
    const measurement = { name: 'toy', value, errorPlus: error, errorMinus: error };
    const { allowed } = couplingLimit([{ measurement, ratio }], { confidenceLevel: 0.95, sidedness });
    if (allowed.some(({ lower, upper }) => lower <= trueCoupling && trueCoupling <= upper)) covered++;
  }
  return covered / TOYS;
}

describe('coverage of the likelihood ratio at 95 %', () => {
  // Four binomial standard errors for 4000 toys.
  const tolerance = 4 * Math.sqrt((0.95 * 0.05) / TOYS);

  it('is 95 % two-sided, far from the boundary g = 0', () => {
    // R = 2.2 ± 0.1: twelve standard deviations above the Standard Model.
    expect(Math.abs(coverage(1, 'two-sided', 0.1, 0) - 0.95)).toBeLessThan(tolerance);
  });

  it('is 95 % one-sided, far from the boundary', () => {
    expect(Math.abs(coverage(1, 'one-sided', 0.1, 1) - 0.95)).toBeLessThan(tolerance);
  });

  it('is 97.5 % two-sided at the boundary: downward fluctuations have their best fit there and never exclude it', () => {
    // Half of the toys have ĝ = 0 and t = 0; in the other half t follows χ²₁, so 2.5 % are lost.
    expect(Math.abs(coverage(0, 'two-sided', 0.1, 2) - 0.975)).toBeLessThan(4 * Math.sqrt((0.975 * 0.025) / TOYS));
  });
});
