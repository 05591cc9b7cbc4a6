import { describe, expect, it } from 'vitest';
import { type CouplingLimitOptions, couplingLimit } from './couplingLimit.js';
import { scannedLimit } from './scannedLimit.js';

const options: CouplingLimitOptions = { confidenceLevel: 0.95, sidedness: 'one-sided' };
const measurement = { name: 'toy', value: 1, errorPlus: 0.1, errorMinus: 0.1 };
/** Strength 1 is the coupling itself. */
const at = (shift: number) => ({
  predictions: [{ measurement, ratio: { linear: shift, quadratic: 0 } }],
  correlation: undefined,
});

describe('couplings found by looking at many', () => {
  it.each(['likelihood-ratio', 'profile', 'cls'] as const)(
    'end where the polynomial ends them, by %s and beside a second experiment',
    (statistic) => {
      const high = { name: 'high', value: 1.4, errorPlus: 0.3, errorMinus: 0.2 };
      const used = { ...options, statistic };
      const scan = (experiments: readonly (typeof high)[]) =>
        scannedLimit(
          (g) => ({
            predictions: experiments.map((one) => ({ measurement: one, ratio: { linear: g * g, quadratic: 0 } })),
            correlation: undefined,
          }),
          used,
        );
      for (const experiments of [[high], [measurement, high]]) {
        const unit = { linear: 1, quadratic: 0 };
        const exact = couplingLimit(
          experiments.map((one) => ({ measurement: one, ratio: unit })),
          used,
        );
        expect((scan(experiments).upperLimit as number) / (exact.upperLimit as number)).toBeCloseTo(1, 5);
      }
    },
  );

  it('allow everything where nothing is predicted, however far the Standard Model is off', () => {
    const far = { name: 'far', value: 5, errorPlus: 0.1, errorMinus: 0.1 };
    const nothing = { predictions: [{ measurement: far, ratio: { linear: 0, quadratic: 0 } }], correlation: undefined };
    expect(scannedLimit(() => nothing, options).excluded).toEqual([]);
  });

  it('are those of the polynomial where there is one, islands of interference included', () => {
    const ratio = { linear: -40, quadratic: 900 };
    const exact = couplingLimit([{ measurement, ratio }], { ...options, sidedness: 'two-sided' });
    const scanned = scannedLimit(
      (coupling) => ({
        predictions: [
          { measurement, ratio: { linear: ratio.linear * coupling ** 2, quadratic: ratio.quadratic * coupling ** 4 } },
        ],
        correlation: undefined,
      }),
      { ...options, sidedness: 'two-sided' },
    );
    expect(scanned.excluded).toHaveLength(exact.excluded.length);
    exact.excluded.forEach(({ lower, upper }, i) => {
      expect(scanned.excluded[i].lower / lower).toBeCloseTo(1, 5);
      if (Number.isFinite(upper)) expect(scanned.excluded[i].upper / upper).toBeCloseTo(1, 5);
      else expect(scanned.excluded[i].upper).toBe(upper);
    });
    expect((scanned.upperLimit as number) / (exact.upperLimit as number)).toBeCloseTo(1, 5);
  });

  it('know of a ceiling: what decays before it is seen is allowed again', () => {
    // a signal g² e^{−g²/g₀²}, as behind a shield: at 95 % CL 0.1645 of it is too much
    const g0 = 1e-5;
    const signal = (g: number) => (g / g0) ** 2 * Math.exp(-((g / g0) ** 2));
    const { excluded, upperLimit } = scannedLimit((g) => at(signal(g)), options);
    expect(upperLimit).toBeNull();
    expect(excluded).toHaveLength(1);
    for (const edge of [excluded[0].lower, excluded[0].upper]) {
      // q̃: (0.1645/0.1)² = 2.71 = 1.645², from the smallest shift 0
      expect(signal(edge)).toBeCloseTo(0.16448536, 5);
    }
  });

  it('are all allowed where nothing is predicted, and all excluded where everything is too much', () => {
    const nothing = scannedLimit(() => ({ predictions: [], correlation: undefined }), options);
    expect(nothing).toMatchObject({ upperLimit: null, excluded: [], allowed: [{ lower: 0 }] });
    const above = scannedLimit((g) => at(g > 1e-3 ? 5 : 0), options);
    expect(above.excluded).toEqual([{ lower: expect.closeTo(1e-3, 8), upper: Number.POSITIVE_INFINITY }]);
    expect(above.upperLimit).toBe(above.excluded[0].lower);
  });
});
