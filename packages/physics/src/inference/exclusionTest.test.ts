import { describe, expect, it } from 'vitest';
import { countingLikelihood } from '../likelihoods/countingLikelihood.js';
import { couplingLimit } from './couplingLimit.js';
import type { LimitStatistic } from './limitStatistics.js';
import { strengthLimit } from './strengthTest.js';

const CCFR = { name: 'CCFR', value: 0.82, errorPlus: 0.28, errorMinus: 0.28 };
const CHARM = { name: 'CHARM-II', value: 1.58, errorPlus: 0.64, errorMinus: 0.64 };
const RISING = { linear: 1, quadratic: 0.5 };
const NUTEV = countingLikelihood({
  name: 'NuTeV',
  observed: 17,
  standardModel: { value: 10.8, error: 0.3, constraint: 'gaussian' },
  background: { value: 9.8, error: 2.9, constraint: 'gaussian' },
});
const nutev = { measurement: NUTEV.measurement, likelihood: NUTEV, ratio: RISING };
const options = (statistic: LimitStatistic) => ({
  confidenceLevel: 0.95,
  sidedness: statistic === 'chi-square' ? ('two-sided' as const) : ('one-sided' as const),
  statistic,
});
const ratioAt = (limit: { upperLimit: number | null }) => {
  const s = (limit.upperLimit ?? Number.NaN) ** 2;
  return 1 + s + 0.5 * s * s;
};

describe('limits of CCFR alone', () => {
  // closed forms for a Gaussian: 0.82 + 1.6449 × 0.28; the CLs equation; 0.82 + 1.9600 × 0.28
  it.each([
    ['profile', 1.28056],
    ['cls', 1.44327],
    ['chi-square', 1.36879],
  ] as const)('%s: the largest ratio is %d', (statistic, ratio) => {
    const limit = couplingLimit([{ measurement: CCFR, ratio: RISING }], options(statistic));
    expect(ratioAt(limit)).toBeCloseTo(ratio, 5);
    expect(limit.allowed).toHaveLength(1);
  });
});

describe('limits from counts', () => {
  it.each(['profile', 'cls'] as const)('%s: the coupling is that of the limit on the ratio', (statistic) => {
    const criterion = statistic === 'cls' ? 'cls' : 'pValue';
    const { ratio } = strengthLimit([NUTEV], 0.95, 1, criterion);
    expect(ratioAt(couplingLimit([nutev], options(statistic)))).toBeCloseTo(ratio, 10);
  });

  it('likelihood-ratio: χ² at the limit is that of the best fit plus the threshold', () => {
    const limit = couplingLimit([nutev], options('likelihood-ratio'));
    expect(NUTEV.chiSquare(ratioAt(limit))).toBeCloseTo(limit.bestFit.chiSquare + limit.threshold, 11);
    // 7.2/10.8 lies below 1: the model does best without coupling
    expect(limit.bestFit.coupling).toBe(0);
  });

  it('finds both allowed intervals where a deep dip of the ratio is excluded', () => {
    const many = countingLikelihood({
      name: 'many',
      observed: 1000,
      standardModel: { value: 900, error: 20, constraint: 'log-normal' },
      background: { value: 100, error: 10, constraint: 'log-normal' },
    });
    const deep = { measurement: many.measurement, likelihood: many, ratio: { linear: -4, quadratic: 4 } };
    const { allowed } = couplingLimit([deep], { ...options('likelihood-ratio'), sidedness: 'two-sided' });
    expect(allowed).toHaveLength(2);
    // R(s) = 1 at s = 0 and s = 1; symmetric about s = ½
    expect(allowed[1].lower ** 2).toBeCloseTo(1 - allowed[0].upper ** 2, 11);
  });
});

describe('combination of counts and ratios', () => {
  const all = [
    nutev,
    { measurement: CCFR, ratio: RISING },
    { measurement: CHARM, ratio: { linear: -1, quadratic: 1 } },
  ];

  it.each(['likelihood-ratio', 'profile', 'cls', 'chi-square'] as const)(
    '%s: does not depend on the order',
    (statistic) => {
      const limit = couplingLimit(all, options(statistic)).upperLimit;
      // minima that are sampled are found to rounding in χ², 1e-8 in the coupling
      expect(couplingLimit([...all].reverse(), options(statistic)).upperLimit).toBeCloseTo(limit as number, 7);
    },
  );

  it('cls is never stronger than the p-value behind it', () => {
    const [cls, profile] = (['cls', 'profile'] as const).map(
      (statistic) => couplingLimit(all, options(statistic)).upperLimit,
    );
    expect(cls as number).toBeGreaterThan(profile as number);
  });
});

describe('choices', () => {
  it('that do not go together are refused', () => {
    const of = (statistic: LimitStatistic, sidedness: 'one-sided' | 'two-sided') => () =>
      couplingLimit([nutev], { confidenceLevel: 0.95, sidedness, statistic });
    expect(of('cls', 'two-sided')).toThrow(/cls is one-sided/);
    expect(of('profile', 'two-sided')).toThrow(/profile is one-sided/);
    expect(of('chi-square', 'one-sided')).toThrow(/chi-square is two-sided/);
  });
});
