import { describe, expect, it } from 'vitest';
import { defaultElectroweakInputs } from '../couplings/electroweakInputs.js';
import { InputError } from '../errors.js';
import { dipoleShape, evaluateRational, type NucleonFit, nucleonFormFactorsFromFit } from './nucleonRational.js';

/** 1/(1 + τ) for all four, so that each shows which mass and moment it was given. */
const pole = { numerator: [1], denominator: [1, 1] };
const fit: NucleonFit = {
  protonElectric: pole,
  protonMagnetic: pole,
  neutronElectric: { numerator: [0, 1], denominator: [1] },
  neutronMagnetic: pole,
  dipoleInNeutronElectric: true,
};

describe('evaluateRational', () => {
  it('is the quotient of two polynomials in τ', () => {
    // (1 − 0.5·2 + 3·4)/(1 + 2·2 + 0.25·8) = 12/7, exact in binary up to the division.
    expect(evaluateRational({ numerator: [1, -0.5, 3], denominator: [1, 2, 0, 0.25] }, 2)).toBe(12 / 7);
  });
});

describe('dipoleShape', () => {
  it('is 1 at the origin and 1/4 at Q² = M_V²', () => {
    expect(dipoleShape(0, 0.71)).toBe(1);
    expect(dipoleShape(0.71, 0.71)).toBe(0.25);
  });
});

describe('nucleonFormFactorsFromFit', () => {
  const inputs = { ...defaultElectroweakInputs, protonMass: 0.5, neutronMass: 1 };
  const forms = nucleonFormFactorsFromFit('test', fit, inputs);

  it('uses the mass of each nucleon in its own τ = Q²/4M²', () => {
    expect(forms.electric('proton', 1)).toBe(1 / 2);
    expect(forms.magnetic('neutron', 4)).toBe(inputs.neutronMagneticMoment / 2);
  });

  it('multiplies the magnetic fits by the magnetic moments', () => {
    expect(forms.magnetic('proton', 0)).toBe(inputs.protonMagneticMoment);
    expect(forms.magnetic('neutron', 0)).toBe(inputs.neutronMagneticMoment);
  });

  it('multiplies G_E^n by the dipole where the fit asks for it', () => {
    expect(forms.electric('neutron', 0.71)).toBeCloseTo((0.71 / 4) * 0.25, 16);
    const bare = nucleonFormFactorsFromFit('test', { ...fit, dipoleInNeutronElectric: false }, inputs);
    expect(bare.electric('neutron', 0.71)).toBe(0.71 / 4);
  });

  it('refuses masses and moments that are not usable', () => {
    expect(() => nucleonFormFactorsFromFit('test', fit, { ...inputs, protonMass: 0 })).toThrow(InputError);
    expect(() => nucleonFormFactorsFromFit('test', fit, { ...inputs, neutronMass: Number.NaN })).toThrow(InputError);
    expect(() => nucleonFormFactorsFromFit('test', fit, { ...inputs, protonMagneticMoment: Number.NaN })).toThrow(
      InputError,
    );
  });
});
