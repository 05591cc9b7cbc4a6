import { describe, expect, it } from 'vitest';
import { HBAR_C_GEV_FM } from '../constants.js';
import { defaultElectroweakInputs } from '../couplings/electroweakInputs.js';
import { alberico } from './alberico.js';
import { kelly } from './kelly.js';

const inputs = defaultElectroweakInputs;
const forms = alberico(inputs);

describe('alberico', () => {
  it('takes the magnetic moments of arXiv:1902.06765 by default', () => {
    const published = alberico({ protonMass: inputs.protonMass, neutronMass: inputs.neutronMass });
    expect(published.magnetic('proton', 0)).toBe(2.7928);
    expect(published.magnetic('neutron', 0)).toBe(-1.913);
    expect(published.name).toBe('galster-0812.3539');
  });

  it('has charge radii in the measured range', () => {
    const slope = (nucleon: 'proton' | 'neutron') =>
      (forms.electric(nucleon, 1e-6) - forms.electric(nucleon, 0)) / 1e-6;
    const protonRadius = Math.sqrt(-6 * slope('proton')) * HBAR_C_GEV_FM;
    // 0.8409(4) fm (Antognini et al. 2013) and 0.895(18) fm (Sick 2003).
    expect(protonRadius).toBeGreaterThan(0.84);
    expect(protonRadius).toBeLessThan(0.895);
    // −0.1161(22) fm² (PDG 2018, neutron–electron scattering); the Galster form is fitted further out: 10 %.
    expect(Math.abs((-6 * slope('neutron') * HBAR_C_GEV_FM ** 2) / -0.1161 - 1)).toBeLessThan(0.1);
  });

  it('agrees with the fit of Kelly within the spread of the data', () => {
    const other = kelly(inputs);
    for (const q2 of [0.05, 0.1, 0.3, 1, 2]) {
      for (const nucleon of ['proton', 'neutron'] as const) {
        // Two-photon corrections, made here and not there, are of this size.
        expect(Math.abs(forms.magnetic(nucleon, q2) / other.magnetic(nucleon, q2) - 1)).toBeLessThan(0.04);
      }
      expect(Math.abs(forms.electric('proton', q2) / other.electric('proton', q2) - 1)).toBeLessThan(0.05);
    }
  });
});
