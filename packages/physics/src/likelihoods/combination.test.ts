import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commonRatioFit } from './combination.js';
import { RATIO_ERROR_MODELS, ratioLikelihood } from './ratioLikelihood.js';

const symmetric = (name: string, value: number, error: number) =>
  ratioLikelihood({ name, value, errorPlus: error, errorMinus: error });
const CCFR = symmetric('CCFR', 0.82, 0.28);
const CHARM = symmetric('CHARM-II', 1.58, 0.57);
const error = fc.double({ min: 0.05, max: 2, noNaN: true });
const anyLikelihood = fc
  .record({ value: fc.double({ min: 0.1, max: 3, noNaN: true }), errorPlus: error, errorMinus: error })
  .chain((m) => fc.constantFrom(...RATIO_ERROR_MODELS).map((model) => ratioLikelihood({ name: 'any', ...m }, model)));

describe('commonRatioFit', () => {
  it('is the weighted mean for symmetric errors (hand arithmetic)', () => {
    const [w1, w2] = [1 / 0.28 ** 2, 1 / 0.57 ** 2];
    const { ratio, chiSquare } = commonRatioFit([CCFR, CHARM]);
    expect(ratio).toBeCloseTo((0.82 * w1 + 1.58 * w2) / (w1 + w2), 14);
    // Two values: χ² = (difference)²/(σ₁² + σ₂²).
    expect(chiSquare).toBeCloseTo(0.76 ** 2 / (0.28 ** 2 + 0.57 ** 2), 14);
  });

  it('is the measurement itself, with χ² = 0, for one experiment', () => {
    expect(commonRatioFit([CCFR])).toEqual({ ratio: 0.82, chiSquare: 0 });
  });

  it('stays at a ratio of zero for a negative measurement', () => {
    const { ratio, chiSquare } = commonRatioFit([symmetric('low', -0.5, 0.25)]);
    expect(ratio).toBe(0);
    expect(chiSquare).toBeCloseTo(4, 14);
  });

  it('is a minimum: moving the ratio either way does not improve the fit', () => {
    fc.assert(
      fc.property(fc.array(anyLikelihood, { minLength: 1, maxLength: 4 }), (likelihoods) => {
        const chi = (ratio: number) => likelihoods.reduce((sum, l) => sum + l.chiSquare(ratio), 0);
        // All of these values are possible for all measurements or the fit would throw.
        let fit: ReturnType<typeof commonRatioFit>;
        try {
          fit = commonRatioFit(likelihoods);
        } catch {
          return;
        }
        for (const step of [-1e-3, 1e-3]) {
          const ratio = Math.max(0, fit.ratio + step);
          expect(chi(ratio)).toBeGreaterThanOrEqual(fit.chiSquare * (1 - 1e-13));
        }
      }),
    );
  });

  it('refuses no measurements', () => {
    expect(() => commonRatioFit([])).toThrow(/at least one measurement/);
  });

  it('says so when no common ratio is possible', () => {
    // Impossible above 1.1 + 0.02/0.1 = 1.3 for one, below 5 − 0.02/0.1 = 4.8 for the other.
    const low = ratioLikelihood({ name: 'low', value: 1.1, errorPlus: 0.1, errorMinus: 0.2 }, 'variable-width');
    const high = ratioLikelihood({ name: 'high', value: 5, errorPlus: 0.2, errorMinus: 0.1 }, 'variable-width');
    expect(() => commonRatioFit([low, high])).toThrow(/no common ratio is possible/);
  });
});
