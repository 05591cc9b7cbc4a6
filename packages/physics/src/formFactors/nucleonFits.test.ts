import { describe, expect, it } from 'vitest';
import { defaultElectroweakInputs as inputs } from '../couplings/electroweakInputs.js';
import { alberico } from './alberico.js';
import { bbba05 } from './bbba05.js';
import type { NucleonFormFactors } from './formFactor.js';
import { kelly } from './kelly.js';

type Row = readonly [q2: number, gep: number, gmp: number, gen: number, gmn: number];

/**
 * Fits with the coefficients as transcribed elsewhere: TEG_v1.cpp, published with arXiv:1902.06765; NuWro (src/ff.cc) and GENIE;
 * GENIE 3 (config/KellyELFormFactorsModel.xml). Evaluated with mpmath 1.3, 30 digits, for the CODATA 2022 masses and magnetic
 * moments of constants.ts.
 */
const fits: readonly (readonly [string, NucleonFormFactors, readonly Row[]])[] = [
  [
    'alberico',
    alberico(inputs),
    [
      [0.3, 0.47515422823930553, 1.3545822885441114, 0.05390760457484735, -0.9280724885322164],
      [1, 0.1612484278738753, 0.5038496727750736, 0.04044380754736494, -0.3437857624849458],
      [3, 0.024212611976669872, 0.10998672315172042, 0.012799707365147498, -0.06966863280162945],
    ],
  ],
  [
    'bbba05',
    bbba05(inputs),
    [
      [0.3, 0.48193460798155463, 1.3517128914813774, 0.05955531931215781, -0.9237335186697798],
      [1, 0.16380544701654084, 0.49307580398565093, 0.043185830195126014, -0.35230221758181207],
      [3, 0.023342075385495875, 0.10733899463120952, 0.012066249823507706, -0.06930605851876125],
    ],
  ],
  [
    'kelly',
    kelly(inputs),
    [
      [0.3, 0.47969168047901434, 1.3593831491116306, 0.05586387440792295, -0.923882439285384],
      [1, 0.16478180404056977, 0.499127014711138, 0.042963408783325024, -0.350956837866758],
      [3, 0.02393084901850082, 0.1096130374375397, 0.013916840510393139, -0.06871352583636545],
    ],
  ],
];

describe.each(fits)('%s', (_, forms, transcribed) => {
  it('agrees with other transcriptions of the coefficients', () => {
    for (const [q2, ...expected] of transcribed) {
      const nucleons = ['proton', 'neutron'] as const;
      const values = nucleons.flatMap((nucleon) => [forms.electric(nucleon, q2), forms.magnetic(nucleon, q2)]);
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

  it('gives the measured G_E^n at Q² = 0.5 and 1 GeV²', () => {
    // Warren et al., Phys. Rev. Lett. 92 (2004) 042301: 0.0526(33)(26) and 0.0454(54)(37); within two standard deviations.
    // In BBBA05, +9.86 instead of −9.86 would give 0.030 and 0.028.
    expect(Math.abs(forms.electric('neutron', 0.5) - 0.0526)).toBeLessThan(2 * Math.hypot(0.0033, 0.0026));
    expect(Math.abs(forms.electric('neutron', 1) - 0.0454)).toBeLessThan(2 * Math.hypot(0.0054, 0.0037));
  });
});
