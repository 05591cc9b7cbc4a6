import { describe, expect, it } from 'vitest';
import { predictedRatio } from '../models/ratioPolynomial.js';
import { type CouplingLimitOptions, couplingLimit, type ExperimentPrediction } from './couplingLimit.js';

// The 95 % points of the normal distribution from tables: one-sided and two-sided.
const Z1 = 1.6448536269514722;
const Z2 = 1.959963984540054;

const measured = (value: number, errorPlus: number, errorMinus = errorPlus, name = 'any') => ({
  name,
  value,
  errorPlus,
  errorMinus,
});
const CCFR = measured(0.82, 0.28, 0.28, 'CCFR');
/** R = 1 + g²: the limit on g gives the largest allowed ratio directly. */
const RISING = { linear: 1, quadratic: 0 };
const at95 = (sidedness: 'one-sided' | 'two-sided', more: Partial<CouplingLimitOptions> = {}) => ({
  confidenceLevel: 0.95,
  sidedness,
  ...more,
});
const largestRatio = (experiment: ExperimentPrediction, options: CouplingLimitOptions) =>
  predictedRatio(experiment.ratio, (couplingLimit([experiment], options).upperLimit ?? Number.NaN) ** 2);

describe('one experiment below the Standard Model: CCFR, 0.82 ± 0.28', () => {
  const ccfr = { measurement: CCFR, ratio: RISING };

  // Best fit g = 0, χ² = (0.18/0.28)²; the edge is where (R − 0.82)² = 0.18² + z²·0.28².
  it.each([
    ['one-sided', Z1, 1.3145],
    ['two-sided', Z2, 1.3976],
  ] as const)('likelihood ratio, %s', (sidedness, z, rounded) => {
    const ratio = largestRatio(ccfr, at95(sidedness));
    expect(ratio).toBeCloseTo(0.82 + Math.hypot(0.18, 0.28 * z), 13);
    expect(ratio).toBeCloseTo(rounded, 4);
  });

  it.each([
    ['one-sided', Z1, 1.2806],
    ['two-sided', Z2, 1.3688],
  ] as const)('measured interval, %s: 0.82 + 0.28 z', (sidedness, z, rounded) => {
    const ratio = largestRatio(ccfr, at95(sidedness, { statistic: 'measured-interval' }));
    expect(ratio).toBeCloseTo(0.82 + 0.28 * z, 13);
    expect(ratio).toBeCloseTo(rounded, 4);
  });

  it('reports best fit, Standard Model and reference', () => {
    const limit = couplingLimit([ccfr], at95('two-sided'));
    expect(limit.bestFit.coupling).toBe(0);
    expect(limit.standardModel.chiSquare).toBeCloseTo((0.18 / 0.28) ** 2, 14);
    expect(limit.referenceChiSquare).toBe(limit.standardModel.chiSquare);
    expect(limit.standardModel.experiments).toEqual([{ name: 'CCFR', ratio: 1, pull: (0.82 - 1) / 0.28 }]);
    expect(limit.standardModelExcluded).toBe(false);
    expect(limit.options).toEqual({
      ...at95('two-sided'),
      statistic: 'likelihood-ratio',
      errorModel: 'bifurcated-gaussian',
    });
  });

  it('scales: a limit on g is what the ratio polynomial says at any size of coupling', () => {
    for (const scale of [1e-9, 1e-3, 1e6]) {
      const ratio = { linear: 0.5 / scale ** 2, quadratic: 0.25 / scale ** 4 };
      const limit = couplingLimit([{ measurement: CCFR, ratio }], at95('two-sided')).upperLimit ?? Number.NaN;
      // (1 + t/2 + t²/4 = R) ⟹ t = −1 + √(4R − 3), t = g²/scale².
      const t = -1 + Math.sqrt(4 * (0.82 + Math.hypot(0.18, 0.28 * Z2)) - 3);
      expect(limit / (scale * Math.sqrt(t))).toBeCloseTo(1, 12);
    }
  });
});

describe('a measurement above the Standard Model', () => {
  // 3 ± 0.5 with R = 1 + g²: best fit g² = 2, Standard Model at 4σ.
  const high = [{ measurement: measured(3, 0.5), ratio: RISING }];

  it('two-sided: the allowed couplings are an interval without the Standard Model', () => {
    const limit = couplingLimit(high, at95('two-sided'));
    expect(limit.bestFit.coupling).toBeCloseTo(Math.SQRT2, 14);
    expect(limit.allowed).toHaveLength(1);
    expect(limit.allowed[0].lower ** 2).toBeCloseTo(2 - 0.5 * Z2, 13);
    expect(limit.allowed[0].upper ** 2).toBeCloseTo(2 + 0.5 * Z2, 13);
    expect(limit.standardModelExcluded).toBe(true);
    expect(limit.excluded.map(({ lower }) => lower)).toEqual([0, limit.allowed[0].upper]);
  });

  it('one-sided: small couplings stay allowed, as an upper limit demands', () => {
    for (const statistic of ['likelihood-ratio', 'measured-interval'] as const) {
      const limit = couplingLimit(high, at95('one-sided', { statistic }));
      expect(limit.allowed).toHaveLength(1);
      expect(limit.allowed[0].lower).toBe(0);
      expect(limit.allowed[0].upper ** 2).toBeCloseTo(2 + 0.5 * Z1, 13);
    }
  });
});

describe('destructive interference', () => {
  // R = 1 − 2s + s²·(1/0.9): smallest ratio 0.1 at s = 0.9; R = r at s = 0.9 ± √(0.9 (r − 0.1)).
  const dip = { linear: -2, quadratic: 1 / 0.9 };
  const solutions = (ratio: number) => [-1, 1].map((sign) => 0.9 + sign * Math.sqrt(0.9 * (ratio - 0.1)));

  it('allows two intervals where the ratio dips below the lower edge of the measurement', () => {
    const limit = couplingLimit([{ measurement: measured(0.9, 0.2), ratio: dip }], at95('two-sided'));
    const [inner, outer] = solutions(0.9 - 0.2 * Z2);
    const [below, above] = solutions(0.9 + 0.2 * Z2);
    expect(below).toBeLessThan(0);
    expect(limit.allowed).toHaveLength(2);
    expect(limit.allowed[0].lower).toBe(0);
    expect(limit.allowed[0].upper ** 2).toBeCloseTo(inner, 13);
    expect(limit.allowed[1].lower ** 2).toBeCloseTo(outer, 13);
    expect(limit.allowed[1].upper ** 2).toBeCloseTo(above, 13);
    expect(limit.upperLimit).toBe(limit.allowed[1].upper);
  });

  it('reports the smaller of two equally good best fits', () => {
    const limit = couplingLimit([{ measurement: measured(0.9, 0.2), ratio: dip }], at95('two-sided'));
    expect(limit.bestFit.coupling ** 2).toBeCloseTo(solutions(0.9)[0], 13);
  });

  it('one-sided likelihood ratio: the gap above the best fit is excluded, the measured interval keeps it', () => {
    const experiments = [{ measurement: measured(0.9, 0.2), ratio: dip }];
    expect(couplingLimit(experiments, at95('one-sided')).allowed).toHaveLength(2);
    const interval = couplingLimit(experiments, at95('one-sided', { statistic: 'measured-interval' }));
    expect(interval.allowed).toHaveLength(1);
    expect((interval.upperLimit ?? Number.NaN) ** 2).toBeCloseTo(solutions(0.9 + 0.2 * Z1)[1], 13);
  });

  it('finds a gap however narrow', () => {
    // The lower edge of the interval lies 1e-12 above the smallest ratio, so the gap has half-width √(0.9e-12) in s.
    const value = 0.1 + 0.2 * Z2 + 1e-12;
    const options = at95('two-sided', { statistic: 'measured-interval' });
    const { allowed } = couplingLimit([{ measurement: measured(value, 0.2), ratio: dip }], options);
    expect(allowed).toHaveLength(2);
    // 1e-12 is known to 1e-16, hence the width to 1e-4.
    expect((allowed[1].lower ** 2 - allowed[0].upper ** 2) / (2 * Math.sqrt(0.9e-12))).toBeCloseTo(1, 3);
  });

  it('has one interval when the dip stays inside the measurement', () => {
    const shallow = { linear: -0.2, quadratic: 1 };
    expect(couplingLimit([{ measurement: CCFR, ratio: shallow }], at95('two-sided')).allowed).toHaveLength(1);
  });
});

describe('several experiments', () => {
  const one = { measurement: measured(0.7, 0.4, 0.4, 'one'), ratio: RISING };
  const two = { measurement: measured(1.5, 0.3, 0.3, 'two'), ratio: RISING };

  it('with one common prediction behave like their weighted mean', () => {
    const weight = 1 / 0.16 + 1 / 0.09;
    const mean = measured((0.7 / 0.16 + 1.5 / 0.09) / weight, 1 / Math.sqrt(weight));
    for (const sidedness of ['one-sided', 'two-sided'] as const) {
      for (const statistic of ['likelihood-ratio', 'measured-interval'] as const) {
        const both = couplingLimit([one, two], at95(sidedness, { statistic }));
        const single = couplingLimit([{ measurement: mean, ratio: RISING }], at95(sidedness, { statistic }));
        expect(both.upperLimit).toBeCloseTo(single.upperLimit ?? Number.NaN, 13);
        expect(both.bestFit.coupling).toBeCloseTo(single.bestFit.coupling, 13);
      }
    }
  });

  it('an experiment blind to the model changes nothing in the likelihood ratio', () => {
    const blind = { measurement: measured(2, 0.1), ratio: { linear: 0, quadratic: 0 } };
    const alone = couplingLimit([one], at95('two-sided')).upperLimit ?? Number.NaN;
    // Its χ² = 100 costs two digits of the difference.
    expect(couplingLimit([one, blind], at95('two-sided')).upperLimit).toBeCloseTo(alone, 12);
  });

  it('different slopes: the best fit and edges solve the summed quadratic (hand arithmetic)', () => {
    // χ² = (s − 2)² + (2s − 1)²: minimum at s = 4/5 with χ² = 9/5; 5 (s − 4/5)² ≤ z².
    const experiments = [
      { measurement: measured(3, 1), ratio: RISING },
      { measurement: measured(2, 1), ratio: { linear: 2, quadratic: 0 } },
    ];
    const limit = couplingLimit(experiments, at95('two-sided'));
    expect(limit.bestFit.coupling ** 2).toBeCloseTo(0.8, 13);
    expect(limit.bestFit.chiSquare).toBeCloseTo(1.8, 13);
    expect((limit.upperLimit ?? Number.NaN) ** 2).toBeCloseTo(0.8 + Z2 / Math.sqrt(5), 13);
  });
});

describe('degenerate cases', () => {
  const blind = { linear: 0, quadratic: 0 };

  it('without any dependence on the coupling nothing is excluded', () => {
    for (const statistic of ['likelihood-ratio', 'measured-interval'] as const) {
      const limit = couplingLimit([{ measurement: CCFR, ratio: blind }], at95('two-sided', { statistic }));
      expect(limit.allowed).toEqual([{ lower: 0, upper: Number.POSITIVE_INFINITY }]);
      expect(limit.excluded).toEqual([]);
      expect(limit.upperLimit).toBeNull();
    }
  });

  it('the measured interval can exclude everything: a precise measurement far below a rising ratio', () => {
    for (const ratio of [RISING, blind]) {
      const limit = couplingLimit(
        [{ measurement: measured(0.5, 0.1), ratio }],
        at95('two-sided', { statistic: 'measured-interval' }),
      );
      expect(limit.allowed).toEqual([]);
      expect(limit.excluded).toEqual([{ lower: 0, upper: Number.POSITIVE_INFINITY }]);
      expect(limit.upperLimit).toBe(0);
      expect(limit.standardModelExcluded).toBe(true);
    }
  });

  it('a prediction that is too low for ever is never excluded one-sided', () => {
    const limit = couplingLimit(
      [{ measurement: measured(2, 0.1), ratio: blind }],
      at95('one-sided', { statistic: 'measured-interval' }),
    );
    expect(limit.upperLimit).toBeNull();
  });

  it('variable width: couplings beyond an impossible ratio are excluded', () => {
    // σ₊ = 0.1, σ₋ = 0.3 at 1: impossible from 1 + 0.03/0.2 = 1.15. Edge: d² = z²(0.03 − 0.2 d).
    const limit = couplingLimit(
      [{ measurement: measured(1, 0.1, 0.3), ratio: RISING }],
      at95('two-sided', { errorModel: 'variable-width' }),
    );
    const edge = (-0.2 * Z2 ** 2 + Math.sqrt(0.04 * Z2 ** 4 + 0.12 * Z2 ** 2)) / 2;
    expect((limit.upperLimit ?? Number.NaN) ** 2).toBeCloseTo(edge, 13);
  });

  it('says so when every coupling is impossible', () => {
    const impossible = [{ measurement: measured(0.5, 0.01, 0.1), ratio: RISING }];
    const options = at95('two-sided', { errorModel: 'variable-width' });
    expect(() => couplingLimit(impossible, options)).toThrow(/every coupling is impossible/);
  });

  it('refuses no experiments, unusable polynomials and unknown choices', () => {
    expect(() => couplingLimit([], at95('two-sided'))).toThrow(/at least one measurement/);
    const negative = { linear: 0, quadratic: -1 };
    expect(() => couplingLimit([{ measurement: CCFR, ratio: negative }], at95('two-sided'))).toThrow(/quadratic/);
    // @ts-expect-error not one of the statistics
    expect(() => couplingLimit([], at95('two-sided', { statistic: 'bayes' }))).toThrow(/statistic = "bayes"/);
  });
});
