import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RATIO_ERROR_MODELS, ratioLikelihood } from './ratioLikelihood.js';

const CCFR = { name: 'CCFR', value: 0.82, errorPlus: 0.28, errorMinus: 0.28 };
const NUTEV = { name: 'NuTeV', value: 0.72, errorPlus: 1.73, errorMinus: 0.72 };
const positive = fc.double({ min: 0.05, max: 3, noNaN: true });
const measurement = fc.record({
  name: fc.constant('any'),
  value: fc.double({ min: -1, max: 3, noNaN: true }),
  errorPlus: positive,
  errorMinus: positive,
});

describe.each(RATIO_ERROR_MODELS)('the %s likelihood', (model) => {
  it('is zero at the measured value and one at both quoted edges', () => {
    fc.assert(
      fc.property(measurement, (m) => {
        const { chiSquare } = ratioLikelihood(m, model);
        expect(chiSquare(m.value)).toBe(0);
        // Rounding of value ± error, relative to errors of at least 0.05.
        expect(chiSquare(m.value + m.errorPlus)).toBeCloseTo(1, 12);
        expect(chiSquare(m.value - m.errorMinus)).toBeCloseTo(1, 12);
      }),
    );
  });

  it('is the plain Gaussian when the errors are equal', () => {
    const { chiSquare, pull } = ratioLikelihood(CCFR, model);
    expect(chiSquare(1)).toBeCloseTo(0.18 ** 2 / 0.28 ** 2, 14);
    expect(pull(1)).toBeCloseTo(-0.18 / 0.28, 14);
    expect(chiSquare(0.26)).toBeCloseTo(4, 14);
    expect(pull(0.26)).toBeCloseTo(2, 14);
  });

  it('has the slope and curvature that finite differences of χ² give', () => {
    fc.assert(
      fc.property(measurement, fc.double({ min: -0.9, max: 0.9, noNaN: true }), (m, t) => {
        const likelihood = ratioLikelihood(m, model);
        const ratio = m.value + t * (t > 0 ? m.errorPlus : m.errorMinus);
        const h = 2e-4 * Math.min(m.errorPlus, m.errorMinus);
        fc.pre(Math.abs(ratio - m.value) > 2 * h);
        const [below, at, above] = [ratio - h, ratio, ratio + h].map(likelihood.chiSquare);
        // Central differences are off by h²f⁗/12 ≤ 4e-6 of the scale here (near an edge V′/W reaches 10/σ₋), and
        // rounding, 1e-14/h², adds less.
        const curvature = likelihood.curvature?.(ratio) ?? Number.NaN;
        const scale = curvature + 1 / Math.min(m.errorPlus, m.errorMinus) ** 2;
        expect(Math.abs((above - below) / (2 * h) - likelihood.slope(ratio))).toBeLessThan(1e-4 * scale);
        expect(Math.abs((above - 2 * at + below) / h ** 2 - curvature)).toBeLessThan(1e-4 * scale);
      }),
    );
  });

  it('has a pull whose square is χ², negative when the prediction is too high', () => {
    fc.assert(
      fc.property(measurement, fc.double({ min: 0, max: 4, noNaN: true }), (m, ratio) => {
        const likelihood = ratioLikelihood(m, model);
        fc.pre(Number.isFinite(likelihood.chiSquare(ratio)) && Math.abs(ratio - m.value) > 1e-100);
        const pull = likelihood.pull(ratio);
        expect(Math.sign(pull)).toBe(Math.sign(m.value - ratio));
        expect(Math.abs(pull ** 2 - likelihood.chiSquare(ratio))).toBeLessThanOrEqual(1e-14 * pull ** 2);
      }),
    );
  });
});

describe('unequal errors', () => {
  it('bifurcated: each side has its own width', () => {
    const { chiSquare } = ratioLikelihood(NUTEV, 'bifurcated-gaussian');
    expect(chiSquare(0.72 + 2 * 1.73)).toBeCloseTo(4, 13);
    expect(chiSquare(0.72 - 0.36)).toBeCloseTo(0.25, 14);
  });

  it('variable width: the variance is σ₊σ₋ + (σ₊ − σ₋) d (hand arithmetic)', () => {
    const { chiSquare } = ratioLikelihood(NUTEV, 'variable-width');
    // d = 1: variance 1.73·0.72 + 1.01 = 2.2556; d = −0.36: 1.2456 − 0.3636 = 0.882.
    expect(chiSquare(1.72)).toBeCloseTo(1 / 2.2556, 14);
    expect(chiSquare(0.36)).toBeCloseTo(0.1296 / 0.882, 14);
  });

  it('variable width: ratios where the variance is not positive are impossible', () => {
    // σ₊ = 2, σ₋ = 1 at 5: 2 + d vanishes at ratio 3. Mirrored, 2 − d vanishes at 7.
    const upward = ratioLikelihood({ name: 'a', value: 5, errorPlus: 2, errorMinus: 1 }, 'variable-width');
    const downward = ratioLikelihood({ name: 'b', value: 5, errorPlus: 1, errorMinus: 2 }, 'variable-width');
    expect([upward.lowestRatio, upward.highestRatio]).toEqual([3, Number.POSITIVE_INFINITY]);
    expect([downward.lowestRatio, downward.highestRatio]).toEqual([Number.NEGATIVE_INFINITY, 7]);
    expect(upward.chiSquare(2.9)).toBe(Number.POSITIVE_INFINITY);
    expect(upward.slope(2.9)).toBe(Number.NEGATIVE_INFINITY);
    expect(downward.slope(7.1)).toBe(Number.POSITIVE_INFINITY);
    expect(downward.curvature?.(7.1)).toBe(Number.POSITIVE_INFINITY);
    expect(upward.pull(2.9)).toBe(Number.POSITIVE_INFINITY);
  });

  it('says which error model it used', () => {
    expect(ratioLikelihood(CCFR).errorModel).toBe('bifurcated-gaussian');
    expect(ratioLikelihood(CCFR, 'variable-width').errorModel).toBe('variable-width');
    expect(ratioLikelihood(NUTEV, 'variable-width').errorModel).toBe('variable-width');
  });

  it('refuses errors that are not positive and finite, and unknown models', () => {
    for (const error of [0, -0.1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => ratioLikelihood({ ...CCFR, errorPlus: error })).toThrow(/CCFR: errorPlus/);
      expect(() => ratioLikelihood({ ...CCFR, errorMinus: error })).toThrow(/CCFR: errorMinus/);
    }
    expect(() => ratioLikelihood({ ...CCFR, value: Number.NaN })).toThrow(/CCFR: value/);
    // @ts-expect-error not one of the models
    expect(() => ratioLikelihood(CCFR, 'poisson')).toThrow(/errorModel = "poisson"/);
  });
});
