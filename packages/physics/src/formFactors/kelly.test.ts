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

describe('kelly', () => {
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
