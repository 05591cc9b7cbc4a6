import { describe, expect, it } from 'vitest';
import { HBAR_C_GEV_FM } from '../src/constants.js';
import { densityTransform } from './densityTransform.js';

describe('densityTransform', () => {
  it('is exp(−Q²b²/2) for a Gaussian density of width b', () => {
    for (const q2 of [0, 1e-4, 0.01, 0.1, 1]) {
      const expected = Math.exp(-0.5 * q2 * (1.5 / HBAR_C_GEV_FM) ** 2);
      // Quadrature to rounding; the density is cut at e^-50.
      expect(Math.abs(densityTransform((r) => Math.exp((-r * r) / 4.5), q2, 15) - expected)).toBeLessThan(1e-14);
    }
  });

  it('is (1 + Q²b²)⁻² for an exponential density e^(−r/b)', () => {
    for (const q2 of [0, 1e-4, 0.01, 0.1, 1, 10]) {
      const expected = (1 + q2 * (0.5 / HBAR_C_GEV_FM) ** 2) ** -2;
      // Quadrature to rounding; the density is cut at e^-50.
      expect(Math.abs(densityTransform((r) => Math.exp(-r / 0.5), q2, 25) - expected)).toBeLessThan(1e-14);
    }
  });

  it('takes ħc as given', () => {
    const density = (r: number) => Math.exp(-r * r);
    const scaled = 0.01 * (HBAR_C_GEV_FM / 0.197) ** 2;
    // Rounding only.
    expect(densityTransform(density, 0.01, 6, 0.197)).toBeCloseTo(densityTransform(density, scaled, 6), 14);
  });
});
