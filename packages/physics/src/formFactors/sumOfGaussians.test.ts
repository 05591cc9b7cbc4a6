import { describe, expect, it } from 'vitest';
import { heliumGaussians } from '../../test/densitySamples.js';
import { densityTransform } from '../../test/densityTransform.js';
import { HBAR_C_GEV_FM } from '../constants.js';
import { InputError } from '../errors.js';
import { chargeDensity } from '../targets/chargeDensity.js';
import { rmsChargeRadius } from './rmsChargeRadius.js';
import { sumOfGaussians } from './sumOfGaussians.js';

const form = sumOfGaussians(heliumGaussians);

describe('sumOfGaussians', () => {
  it('is the transform of its density', () => {
    const density = chargeDensity(heliumGaussians);
    for (const q of [0.01, 0.1, 0.3, 0.6, 1]) {
      expect(Math.abs(form.evaluate(q * q) - densityTransform(density, q * q, 10))).toBeLessThan(1e-12);
    }
  });

  it('is a Gaussian for one at the centre', () => {
    const one = sumOfGaussians({ gaussianRmsFm: 2, gaussians: [{ radiusFm: 0, charge: 0.7 }] });
    // F = e^(−Q²⟨r²⟩/6)
    for (const q2 of [0, 0.01, 0.05]) {
      expect(one.evaluate(q2)).toBeCloseTo(Math.exp((-q2 * 4) / 6 / HBAR_C_GEV_FM ** 2), 14);
    }
  });

  it('starts at 1 and has the radius that the table prints', () => {
    expect(form.evaluate(0)).toBeCloseTo(1, 15);
    // printed: 1.676 fm; radii and charges of the table are rounded
    expect(Math.abs(rmsChargeRadius(form, 1.7) - 1.676)).toBeLessThan(6e-4);
  });

  it('has its first zero where electron scattering off ⁴He has its minimum', () => {
    // near q² = 10 fm⁻²: R. F. Frosch et al., Phys. Rev. 160 (1967) 874
    const at = (q2PerFm2: number) => form.evaluate(q2PerFm2 * HBAR_C_GEV_FM ** 2);
    expect(at(9.5)).toBeGreaterThan(0);
    expect(at(10.7)).toBeLessThan(0);
  });

  it('refuses a density without charge, or of no width', () => {
    expect(() => sumOfGaussians({ gaussianRmsFm: 1, gaussians: [] })).toThrow(InputError);
    expect(() => sumOfGaussians({ gaussianRmsFm: 0, gaussians: [{ radiusFm: 1, charge: 1 }] })).toThrow(InputError);
  });
});
