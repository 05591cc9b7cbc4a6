import { describe, expect, it } from 'vitest';
import { HBAR_C_GEV_FM } from '../constants.js';
import { defaultElectroweakInputs } from '../couplings/electroweakInputs.js';
import { InputError } from '../errors.js';
import { dipole } from './dipole.js';

const forms = dipole(defaultElectroweakInputs);

describe('dipole', () => {
  it('starts at the charges and magnetic moments', () => {
    expect(forms.electric('proton', 0)).toBe(1);
    expect(forms.electric('neutron', 0)).toBe(0);
    expect(forms.magnetic('proton', 0)).toBe(2.79284734463);
    expect(forms.magnetic('neutron', 0)).toBe(-1.91304276);
  });

  it('is a quarter of that at Q² = M_V², with G_E^n = 0', () => {
    expect(forms.electric('proton', 0.71)).toBe(0.25);
    expect(forms.magnetic('neutron', 0.71)).toBe(-1.91304276 / 4);
    expect(forms.electric('neutron', 0.71)).toBe(0);
    expect(dipole(defaultElectroweakInputs, 0.7056).electric('proton', 0.7056)).toBe(0.25);
  });

  it('has the textbook radius ⟨r²⟩ = 12/M_V², 0.811 fm', () => {
    const slope = (forms.electric('proton', 1e-7) - 1) / 1e-7;
    // 0.811 fm as printed in textbooks for M_V² = 0.71 GeV².
    expect(Math.sqrt(-6 * slope) * HBAR_C_GEV_FM).toBeCloseTo(0.811, 3);
  });

  it('refuses an M_V² that is not positive', () => {
    for (const mv2 of [0, -0.71, Number.NaN]) expect(() => dipole(defaultElectroweakInputs, mv2)).toThrow(InputError);
  });
});
