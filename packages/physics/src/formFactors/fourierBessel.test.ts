import { describe, expect, it } from 'vitest';
import { carbonSeries } from '../../test/densitySamples.js';
import { densityTransform } from '../../test/densityTransform.js';
import { HBAR_C_GEV_FM } from '../constants.js';
import { InputError } from '../errors.js';
import { chargeDensity } from '../targets/chargeDensity.js';
import { fourierBessel } from './fourierBessel.js';
import { rmsChargeRadius } from './rmsChargeRadius.js';

const form = fourierBessel(carbonSeries);
const q2At = (x: number) => ((x / carbonSeries.cutoffFm) * HBAR_C_GEV_FM) ** 2;

describe('fourierBessel', () => {
  it('is the transform of its density', () => {
    const density = chargeDensity(carbonSeries);
    for (const q of [0.01, 0.1, 0.3, 0.36, 0.5, 0.8]) {
      // Gauss–Legendre over a density with a kink at the cut-off only, where a panel ends
      const expected = densityTransform(density, q * q, carbonSeries.cutoffFm);
      expect(Math.abs(form.evaluate(q * q) - expected)).toBeLessThan(1e-12);
    }
  });

  it('is the coefficient alone where QR is a zero of the sine', () => {
    // F(nπ/R) = aₙ/2(nπ)² over Σ (−1)^(n+1) aₙ/(nπ)²: all other terms have a zero, and this one a pole times a zero
    const { coefficients } = carbonSeries;
    const charge = coefficients.reduce((sum, a, i) => sum + ((-1) ** i * a) / ((i + 1) * Math.PI) ** 2, 0);
    coefficients.forEach((a, i) => {
      const zero = (i + 1) * Math.PI;
      expect(Math.abs(form.evaluate(q2At(zero)) - a / (2 * zero * zero * charge))).toBeLessThan(1e-15);
      // and smooth beside it: the slope is below 1 in QR
      for (const step of [-1e-9, 1e-9, -1e-6, 1e-6]) {
        const change = form.evaluate(q2At(zero + step)) - form.evaluate(q2At(zero));
        expect(Math.abs(change)).toBeLessThan(Math.abs(step));
      }
    });
  });

  it('starts at 1, also for the smallest Q²', () => {
    expect(form.evaluate(0)).toBeCloseTo(1, 15);
    expect(form.evaluate(1e-30)).toBeCloseTo(1, 15);
  });

  it('has the radius that the table prints for it, which is its second moment in closed form', () => {
    // ⟨r²⟩ = R² Σ (−1)^(n+1) aₙ [1/(nπ)² − 6/(nπ)⁴] / Σ (−1)^(n+1) aₙ/(nπ)²
    const moment = (power: (k2: number) => number) =>
      carbonSeries.coefficients.reduce((sum, a, i) => sum + (-1) ** i * a * power(((i + 1) * Math.PI) ** 2), 0);
    const mean = (64 * moment((k2) => 1 / k2 - 6 / k2 ** 2)) / moment((k2) => 1 / k2);
    // three steps of the slope leave 1e-8
    expect(Math.abs(rmsChargeRadius(form, 2.4) / Math.sqrt(mean) - 1)).toBeLessThan(1e-7);
    // printed: 2.464 fm; five digits of the coefficients leave 1e-4
    expect(Math.abs(Math.sqrt(mean) - 2.464)).toBeLessThan(6e-4);
  });

  it('has its first zero where electron scattering has its minimum', () => {
    // ¹²C: q² between 3.2 and 3.5 fm⁻², K. C. Stansfield et al., Phys. Rev. C 3 (1971) 1448
    const at = (q2PerFm2: number) => form.evaluate(q2PerFm2 * HBAR_C_GEV_FM ** 2);
    expect(at(3.2)).toBeGreaterThan(0);
    expect(at(3.5)).toBeLessThan(0);
  });

  it('is that of a uniform sphere for a series of one', () => {
    // aₙ = (−1)^(n+1) up to N is the Fourier series of a constant: F → 3 j₁(x)/x like 1/N
    const coefficients = Array.from({ length: 4000 }, (_, i) => (-1) ** i * 2);
    const sphere = fourierBessel({ cutoffFm: 3, coefficients });
    const x = 2.5;
    const expected = (3 * (Math.sin(x) / x - Math.cos(x))) / (x * x);
    expect(Math.abs(sphere.evaluate(((x / 3) * HBAR_C_GEV_FM) ** 2) - expected)).toBeLessThan(1e-3);
  });

  it('refuses a density without charge, or of no size', () => {
    expect(() => fourierBessel({ cutoffFm: 8, coefficients: [-1] })).toThrow(InputError);
    expect(() => fourierBessel({ cutoffFm: 8, coefficients: [] })).toThrow(InputError);
    expect(() => fourierBessel({ cutoffFm: 8, coefficients: [Number.NaN] })).toThrow(InputError);
    expect(() => fourierBessel({ cutoffFm: 0, coefficients: [1] })).toThrow(InputError);
    expect(() => fourierBessel(carbonSeries, { hbarCGeVFm: -1 })).toThrow(InputError);
  });
});
