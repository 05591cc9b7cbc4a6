import { describe, expect, it } from 'vitest';
import { HBAR_C_GEV_FM } from '../constants.js';
import { defaultElectroweakInputs } from '../couplings/electroweakInputs.js';
import { bbba05 } from './bbba05.js';
import { kelly } from './kelly.js';

const inputs = defaultElectroweakInputs;
const forms = kelly(inputs);

/** ⟨r²⟩ = −6 G′(0)/normalisation [fm²]. */
function meanSquareRadius(form: (q2: number) => number, normalisation: number): number {
  const step = 1e-6;
  return (-6 * HBAR_C_GEV_FM ** 2 * (form(step) - form(0))) / (step * normalisation);
}

// The fit with the coefficients as transcribed in GENIE 3 (config/KellyELFormFactorsModel.xml),
// evaluated with mpmath 1.3, 30 digits, for the CODATA 2022 masses and magnetic moments of constants.ts.
const transcribed: readonly (readonly [q2: number, gep: number, gmp: number, gen: number, gmn: number])[] = [
  [0.3, 0.47969168047901434, 1.3593831491116306, 0.05586387440792295, -0.923882439285384],
  [1, 0.16478180404056977, 0.499127014711138, 0.042963408783325024, -0.350956837866758],
  [3, 0.02393084901850082, 0.1096130374375397, 0.013916840510393139, -0.06871352583636545],
];

describe('kelly', () => {
  it('agrees with other transcriptions of the coefficients', () => {
    for (const [q2, ...expected] of transcribed) {
      const values = [
        forms.electric('proton', q2),
        forms.magnetic('proton', q2),
        forms.electric('neutron', q2),
        forms.magnetic('neutron', q2),
      ];
      // Rounding of a dozen operations.
      for (let i = 0; i < 4; i++) expect(Math.abs(values[i] / expected[i] - 1)).toBeLessThan(1e-14);
    }
  });

  it('starts at the charges and magnetic moments', () => {
    expect(forms.electric('proton', 0)).toBe(1);
    expect(forms.electric('neutron', 0)).toBe(0);
    expect(forms.magnetic('proton', 0)).toBe(inputs.protonMagneticMoment);
    expect(forms.magnetic('neutron', 0)).toBe(inputs.neutronMagneticMoment);
  });

  it('has the radii printed in the last column of table I of the paper', () => {
    const { protonMagneticMoment, neutronMagneticMoment } = inputs;
    const electric = Math.sqrt(meanSquareRadius((q2) => forms.electric('proton', q2), 1));
    const magnetic = Math.sqrt(meanSquareRadius((q2) => forms.magnetic('proton', q2), protonMagneticMoment));
    const neutron = Math.sqrt(meanSquareRadius((q2) => forms.magnetic('neutron', q2), neutronMagneticMoment));
    // 0.863 ± 0.004, 0.848 ± 0.003, 0.907 ± 0.016 fm: one unit of the last digit, coefficients being rounded too.
    expect(Math.abs(electric - 0.863)).toBeLessThan(0.001);
    expect(Math.abs(magnetic - 0.848)).toBeLessThan(0.001);
    expect(Math.abs(neutron - 0.907)).toBeLessThan(0.001);
    // −0.112 ± 0.003 fm² for the neutron's charge.
    expect(Math.abs(meanSquareRadius((q2) => forms.electric('neutron', q2), 1) + 0.112)).toBeLessThan(0.001);
  });

  it('gives the measured G_E^n at Q² = 0.5 and 1 GeV²', () => {
    // Warren et al., Phys. Rev. Lett. 92 (2004) 042301: 0.0526(33)(26) and 0.0454(54)(37); within two standard deviations.
    expect(Math.abs(forms.electric('neutron', 0.5) - 0.0526)).toBeLessThan(2 * Math.hypot(0.0033, 0.0026));
    expect(Math.abs(forms.electric('neutron', 1) - 0.0454)).toBeLessThan(2 * Math.hypot(0.0054, 0.0037));
  });

  it('agrees with the BBBA05 fit to the same data up to Q² = 10 GeV²', () => {
    const other = bbba05(inputs);
    for (const q2 of [0.1, 0.3, 1, 3, 10]) {
      // Independent fits to nearly the same data; their quoted errors are 1 to 4 % in this range.
      for (const nucleon of ['proton', 'neutron'] as const) {
        expect(Math.abs(forms.magnetic(nucleon, q2) / other.magnetic(nucleon, q2) - 1)).toBeLessThan(0.05);
      }
    }
  });

  it('uses the proton mass in τ for both nucleons, as the paper does', () => {
    const heavyNeutron = kelly({ ...inputs, neutronMass: 2 });
    expect(heavyNeutron.magnetic('neutron', 1)).toBe(forms.magnetic('neutron', 1));
  });
});
