import { describe, expect, it } from 'vitest';
import { HBAR_C_GEV_FM } from '../constants.js';
import { defaultElectroweakInputs } from '../couplings/electroweakInputs.js';
import { bbba05 } from './bbba05.js';

const inputs = defaultElectroweakInputs;
const forms = bbba05(inputs);

describe('bbba05', () => {
  it('keeps G_M^p/μ_p within the measured 5 % of the dipole at Q² = 1 and 5 GeV² and 15 % at 10 GeV²', () => {
    // Elastic ep data, e.g. Brash et al., Phys. Rev. C 65 (2002) 051001. 0.015 instead of 0.15 in the numerator would
    // give 0.65 at 10 GeV².
    const ratio = (q2: number) => (forms.magnetic('proton', q2) / inputs.protonMagneticMoment) * (1 + q2 / 0.71) ** 2;
    expect(Math.abs(ratio(1) - 1)).toBeLessThan(0.05);
    expect(Math.abs(ratio(5) - 1)).toBeLessThan(0.05);
    expect(Math.abs(ratio(10) - 1)).toBeLessThan(0.15);
  });

  it('has μ_p G_E^p/G_M^p falling as measured with polarisation transfer', () => {
    const ratio = (q2: number) =>
      (inputs.protonMagneticMoment * forms.electric('proton', q2)) / forms.magnetic('proton', q2);
    // Linear fit to the data of Gayou et al., Phys. Rev. Lett. 88 (2002) 092301: 1 − 0.13 (Q² − 0.04); the data scatter
    // by about 0.05 around it.
    for (const q2 of [1, 2, 3, 4]) expect(Math.abs(ratio(q2) - (1 - 0.13 * (q2 - 0.04)))).toBeLessThan(0.07);
  });

  it('has a proton charge radius between the muonic-hydrogen and the older electron-scattering values', () => {
    const slope = (forms.electric('proton', 1e-6) - 1) / 1e-6;
    const radius = Math.sqrt(-6 * slope) * HBAR_C_GEV_FM;
    // 0.8409(4) fm (Antognini et al. 2013) and 0.895(18) fm (Sick 2003).
    expect(radius).toBeGreaterThan(0.84);
    expect(radius).toBeLessThan(0.895);
  });
});
