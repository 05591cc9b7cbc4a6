import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RATIO_ERROR_MODELS, ratioLikelihood } from '../likelihoods/ratioLikelihood.js';
import type { ProfileTerm } from './correlatedTerms.js';
import { excludedBeyond, monotonicPieces, profileChiSquare, upwardTension } from './couplingProfile.js';

const term = (value: number, error: number, linear: number, quadratic: number): ProfileTerm => ({
  likelihood: ratioLikelihood({ name: 'any', value, errorPlus: error, errorMinus: error }),
  ratio: { linear, quadratic },
});

describe('the profile of χ² along the coupling', () => {
  it('adds the experiments', () => {
    // s = 1: R = 2 and 4; pulls (2 − 1)/0.5 = 2 and (4 − 1)/1 = 3. Slopes 2·1/0.25 and 2·3.
    const terms = [term(1, 0.5, 1, 0), term(1, 1, 1, 2)];
    expect(profileChiSquare(terms, 1)).toBe(13);
    expect(upwardTension(terms, 1)).toBe(14);
  });

  it('is monotonic between the points it names, and beyond them', () => {
    const error = fc.double({ min: 0.1, max: 1, noNaN: true });
    const anyTerm = fc
      .record({
        value: fc.double({ min: 0.2, max: 2, noNaN: true }),
        errorPlus: error,
        errorMinus: error,
        linear: fc.double({ min: -3, max: 3, noNaN: true }),
        quadratic: fc.double({ min: 0.1, max: 3, noNaN: true }),
        model: fc.constantFrom(...RATIO_ERROR_MODELS),
      })
      .map(
        ({ value, errorPlus, errorMinus, linear, quadratic, model }): ProfileTerm => ({
          likelihood: ratioLikelihood({ name: 'any', value, errorPlus, errorMinus }, model),
          ratio: { linear, quadratic },
        }),
      );
    fc.assert(
      fc.property(fc.array(anyTerm, { minLength: 1, maxLength: 4 }), (terms) => {
        const points = monotonicPieces(terms);
        const ends = [...points, 2 * points[points.length - 1] + 1];
        for (let k = 1; k < ends.length; k++) {
          const samples = Array.from({ length: 33 }, (_, n) =>
            profileChiSquare(terms, ends[k - 1] + ((ends[k] - ends[k - 1]) * n) / 32),
          ).filter(Number.isFinite);
          const steps = samples.slice(1).map((value, n) => value - samples[n]);
          // Rounding of χ² and the resolution 1e-13 of the pieces.
          const noise = 1e-12 * (1 + Math.max(...samples, 0));
          const rises = steps.every((step) => step >= -noise);
          const falls = steps.every((step) => step <= noise);
          expect(rises || falls).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('starts at zero and names dips and crossings of the measured value', () => {
    // R = 1 − 2s + s² = (1 − s)²: dip at 1, equal to 0.25 at 0.5 and 1.5.
    expect(monotonicPieces([term(0.25, 0.1, -2, 1)])).toEqual([0, 0.5, 1, 1.5]);
  });

  it('resolves a dip that just touches the measured value without splitting for ever', () => {
    // A fourfold zero of χ², blurred by rounding: 1 − b²/4c is not exactly the value.
    const touching = [term(1 - 0.49 / 1.2, 0.1, -0.7, 0.3), term(1 - 0.49 / 1.2, 0.2, -0.7, 0.3)];
    const points = monotonicPieces(touching);
    expect(points.length).toBeLessThan(200);
    expect(Math.min(...points.map((s) => profileChiSquare(touching, s)))).toBeLessThan(1e-20);
  });

  it('finds a coupling beyond which all is excluded, or none', () => {
    const terms = [term(1, 0.5, 1e-6, 0)];
    const end = excludedBeyond(terms, 0, (s) => profileChiSquare(terms, s) > 4) ?? Number.NaN;
    expect(profileChiSquare(terms, end)).toBeGreaterThan(4);
    expect(excludedBeyond(terms, 0, () => false)).toBeNull();
    expect(excludedBeyond([term(1, 0.5, 0, 0)], 0, () => false)).toBeNull();
  });
});
