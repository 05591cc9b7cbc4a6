import { describe, expect, it } from 'vitest';
import { HBAR_C_GEV_FM } from '../constants.js';
import { defaultElectroweakInputs } from '../couplings/electroweakInputs.js';
import { alberico } from './alberico.js';
import { kelly } from './kelly.js';

const inputs = defaultElectroweakInputs;
const forms = alberico(inputs);

// The fit with the coefficients as transcribed in TEG_v1.cpp, published with arXiv:1902.06765,
// evaluated with mpmath 1.3, 30 digits, for the CODATA 2022 masses and magnetic moments of constants.ts.
const transcribed: readonly (readonly [q2: number, gep: number, gmp: number, gen: number, gmn: number])[] = [
  [0.3, 0.47515422823930553, 1.3545822885441114, 0.05390760457484735, -0.9280724885322164],
  [1, 0.1612484278738753, 0.5038496727750736, 0.04044380754736494, -0.3437857624849458],
  [3, 0.024212611976669872, 0.10998672315172042, 0.012799707365147498, -0.06966863280162945],
];

describe('alberico', () => {
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

  it('takes the magnetic moments of arXiv:1902.06765 by default', () => {
    const published = alberico({ protonMass: inputs.protonMass, neutronMass: inputs.neutronMass });
    expect(published.magnetic('proton', 0)).toBe(2.7928);
    expect(published.magnetic('neutron', 0)).toBe(-1.913);
    expect(published.name).toBe('galster-0812.3539');
  });

  it('gives the measured G_E^n at Q² = 0.5 and 1 GeV²', () => {
    // Warren et al., Phys. Rev. Lett. 92 (2004) 042301: 0.0526(33)(26) and 0.0454(54)(37); within two standard deviations.
    expect(Math.abs(forms.electric('neutron', 0.5) - 0.0526)).toBeLessThan(2 * Math.hypot(0.0033, 0.0026));
    expect(Math.abs(forms.electric('neutron', 1) - 0.0454)).toBeLessThan(2 * Math.hypot(0.0054, 0.0037));
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
