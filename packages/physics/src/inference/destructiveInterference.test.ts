import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sized } from '../../../../tests/statistics.js';
import { predictedRatio, type RatioPolynomial, squaredCouplingsAtRatio } from '../models/ratioPolynomial.js';
import { normalCdf, normalQuantile } from '../numerics/normalDistribution.js';
import { CounterRandom } from '../numerics/philox.js';
import { type CouplingLimit, couplingDecision, couplingLimit } from './couplingLimit.js';
import type { LimitStatistic } from './limitStatistics.js';

const CCFR = { name: 'CCFR', value: 0.82, errorPlus: 0.28, errorMinus: 0.28 };
/** Down to R = 0.5 at s = 1 and up again, through 1 at s = 2. */
const DIP = { linear: -1, quadratic: 0.5 };
const at95 = (statistic: LimitStatistic) => ({
  confidenceLevel: 0.95,
  sidedness: 'one-sided' as const,
  statistic,
});
const ratioAtLimit = (limit: CouplingLimit, ratio: RatioPolynomial) =>
  predictedRatio(ratio, (limit.upperLimit ?? Number.NaN) ** 2);

describe('limits where the prediction dips below the Standard Model', () => {
  const limitOf = (statistic: LimitStatistic) => couplingLimit([{ measurement: CCFR, ratio: DIP }], at95(statistic));

  it('profile is the likelihood ratio where the best fit lies inside: value + 1.645 error', () => {
    expect(ratioAtLimit(limitOf('profile'), DIP)).toBeCloseTo(0.82 + 0.28 * normalQuantile(0.95), 10);
    expect(limitOf('profile').allowed).toHaveLength(1);
    expect(limitOf('profile').upperLimit).toBeCloseTo(limitOf('likelihood-ratio').upperLimit as number, 12);
  });

  it('cls solves Φ((r − R)/σ) = 0.05 Φ((r − 1)/σ)', () => {
    const ratio = ratioAtLimit(limitOf('cls'), DIP);
    expect(normalCdf((0.82 - ratio) / 0.28) / normalCdf((0.82 - 1) / 0.28)).toBeCloseTo(0.05, 12);
    expect(ratio).toBeCloseTo(1.4433, 4);
    expect(limitOf('cls').allowed).toHaveLength(1);
  });

  it('allows every coupling whose ratio lies between the Standard Model and value + 1.64 errors', () => {
    const double = (min: number, max: number) => fc.double({ min, max, noNaN: true });
    const statistic = fc.constantFrom('profile' as const, 'cls' as const, 'likelihood-ratio' as const);
    fc.assert(
      fc.property(
        double(-3, 0),
        double(1.01, 4),
        double(0.2, 2),
        double(0.05, 1),
        double(0, 1),
        statistic,
        (...drawn) => {
          const [linear, depth, value, error, part, choice] = drawn;
          // the ratio stays positive: quadratic > linear²/4
          const ratio = { linear, quadratic: (linear * linear * depth) / 4 + 0.01 };
          const highest = value + 1.64 * error;
          fc.pre(highest > 1);
          const squares = squaredCouplingsAtRatio(ratio, 1 + part * (highest - 1));
          const coupling = Math.sqrt(squares.at(-1) as number);
          const measurement = { name: 'any', value, errorPlus: error, errorMinus: error };
          expect(couplingDecision([{ measurement, ratio }], coupling, at95(choice)).excluded).toBe(false);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('excludes exactly above value + 1.645 errors where the dip does not reach down to the value', () => {
    const low = { name: 'low', value: 0.2, errorPlus: 0.3, errorMinus: 0.3 };
    const limit = couplingLimit([{ measurement: low, ratio: DIP }], at95('profile'));
    // p = P(r ≤ 0.2 | R) = Φ((0.2 − R)/0.3), whatever the best fit
    expect(ratioAtLimit(limit, DIP)).toBeCloseTo(0.2 + 0.3 * normalQuantile(0.95), 10);
    expect(limit.bestFit.coupling).toBeCloseTo(1, 12);
  });

  it('agrees with cls of a rising prediction where the dip is out of reach of the data', () => {
    // a dip of 10⁻⁶ is none
    const shallow = { linear: -2e-3, quadratic: 1 };
    const rising = couplingLimit([{ measurement: CCFR, ratio: { linear: 0, quadratic: 1 } }], at95('cls'));
    const dipping = couplingLimit([{ measurement: CCFR, ratio: shallow }], at95('cls'));
    expect(ratioAtLimit(dipping, shallow)).toBeCloseTo(ratioAtLimit(rising, { linear: 0, quadratic: 1 }), 5);
  });
});

/** CCFR and NuTeV for a boson of 100 MeV with charges ν_μ 1, vector µ −1; s in units of 10⁻⁶. */
const DESTRUCTIVE = [
  { measurement: CCFR, ratio: { linear: -0.2205, quadratic: 0.08374 } },
  {
    measurement: { name: 'NuTeV', value: 0.72, errorPlus: 1.73, errorMinus: 0.72 },
    ratio: { linear: -0.2469, quadratic: 0.09771 },
  },
];

describe('combinations with dips', () => {
  it('two equal experiments are one with √2 smaller error', () => {
    const pair = [CCFR, { ...CCFR, name: 'again' }].map((measurement) => ({ measurement, ratio: DIP }));
    const error = 0.28 / Math.SQRT2;
    const one = [{ measurement: { ...CCFR, errorPlus: error, errorMinus: error }, ratio: DIP }];
    for (const statistic of ['profile', 'cls'] as const) {
      const [ofPair, ofOne] = [pair, one].map((list) => couplingLimit(list, at95(statistic)));
      expect(ofPair.upperLimit).toBeCloseTo(ofOne.upperLimit as number, 7);
      expect(ofPair.allowed).toHaveLength(ofOne.allowed.length);
    }
  });

  it('leave no hole beyond the best fit', () => {
    for (const statistic of ['profile', 'cls', 'likelihood-ratio'] as const) {
      const { allowed } = couplingLimit(DESTRUCTIVE, at95(statistic));
      expect(allowed).toHaveLength(1);
      expect(allowed[0].lower).toBe(0);
    }
  });

  it('exclude what toy experiments exclude', () => {
    // at the limit p is 5 %; halfway down to the Standard Model, where a hole was once seen, it is 19 %
    const { upperLimit } = couplingLimit(DESTRUCTIVE, at95('profile'));
    const toys = sized(2000, 20_000);
    const deviation = Math.sqrt((0.05 * 0.95) / toys);
    // The combination is not quite along a line, and the errors of NuTeV differ above and below: the asymptotic p is good to 0.01.
    expect(Math.abs(toyProbability(DESTRUCTIVE, upperLimit as number, toys) - 0.05)).toBeLessThan(0.01 + 4 * deviation);
    expect(toyProbability(DESTRUCTIVE, 1.65, toys)).toBeGreaterThan(0.1);
  });
});

/** The fraction of toy experiments at this coupling whose q̃ is at least the one observed. */
function toyProbability(list: typeof DESTRUCTIVE, coupling: number, toys: number): number {
  const statistic = (values: readonly number[]) => {
    const measured = list.map(({ measurement, ratio }, i) => ({
      measurement: { ...measurement, value: values[i] },
      ratio,
    }));
    // 0.68: any level; only the best fit and χ² are used
    const { bestFit } = couplingLimit(measured, { confidenceLevel: 0.68, sidedness: 'two-sided' });
    const { chiSquare } = couplingDecision(measured, coupling, { confidenceLevel: 0.68, sidedness: 'two-sided' });
    return coupling <= bestFit.coupling ? 0 : chiSquare - bestFit.chiSquare;
  };
  const observed = statistic(list.map(({ measurement }) => measurement.value));
  const random = new CounterRandom(20_261_130, 0);
  let beyond = 0;
  for (let toy = 0; toy < toys; toy++) {
    const values = list.map(({ measurement, ratio }, i) => {
      const deviate = normalQuantile(random.uniform(toy * list.length + i) + 2 ** -54);
      // the prediction lies above a low measurement, and below a high one
      const error = deviate < 0 ? measurement.errorPlus : measurement.errorMinus;
      return predictedRatio(ratio, coupling ** 2) + error * deviate;
    });
    if (statistic(values) >= observed) beyond++;
  }
  return beyond / toys;
}
