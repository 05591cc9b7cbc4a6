import { describe, expect, it } from 'vitest';
import { tridentChannel } from '../couplings/channels.js';
import { couplingsOf } from '../couplings/couplings.js';
import { electroweakInputs } from '../couplings/electroweakInputs.js';
import { realPhotonCrossSection } from './realPhotonCrossSection.js';

const inputs = electroweakInputs({ alpha: 1 / 137.036 });
const dimuon = tridentChannel('numu:mumu');

const onPhoton = (vector: number, axial: number) => ({
  channel: dimuon,
  inputs,
  model: { couplings: () => [couplingsOf('mu', { vector, axial })] },
});

describe('the cross section on a real photon', () => {
  // Monte Carlo integration of the spinor amplitude on shell by a separate program (0.1–0.3 %), s in GeV², σ in cm²;
  // s² = 0.23119, α = 1/137.036
  const energies = [0.06, 0.1, 0.3, 1, 3, 10, 30, 100, 300, 1000];
  const standard = [
    1.0384e-45, 3.6886e-44, 9.7406e-43, 8.6963e-42, 4.3318e-41, 2.0856e-40, 7.9938e-40, 3.2908e-39, 1.1573e-38,
    4.4757e-38,
  ];
  const vectorPart = [5.49e-46, 2.25e-44, 7.05e-43, 6.9e-42, 3.57e-41, 1.75e-40, 6.74e-40, 2.79e-39];
  const axialPart = [2.12e-45, 6.43e-44, 1.28e-42, 9.15e-42, 4.06e-41, 1.84e-40, 6.89e-40, 2.81e-39];

  it.each([
    ['the Standard Model', 0.5 + 2 * 0.23119, 0.5, standard],
    ['a vector current', 1, 0, vectorPart],
    ['an axial current', 0, 1, axialPart],
  ] as const)('agrees with an independent integration for %s', (_, vector, axial, expected) => {
    expected.forEach((sigma, i) => {
      const { value, error } = realPhotonCrossSection(onPhoton(vector, axial), energies[i]);
      // 0.3 % as stated for the reference, of which single digits are rounded
      expect(Math.abs(value / sigma - 1)).toBeLessThan(0.003);
      expect(error).toBeLessThan(1e-5 * value);
    });
  });

  it('grows as ½(V²+A²)(2G_F²αs/9π²)·2[ln(s/m²) − 8/3] at high energy', () => {
    // muon pairs: corrections are of order m²/s, 1e-8 here, times logarithms; the quadrature holds 1e-5 of ln = 23
    const s = 1e6;
    const { value } = realPhotonCrossSection(onPhoton(1, 1), s);
    const unit = ((2 * inputs.fermiConstant ** 2 * inputs.alpha * s) / (9 * Math.PI ** 2)) * inputs.hbarCSquared;
    expect(Math.log(s / inputs.leptonMass.mu ** 2) - value / unit).toBeCloseTo(8 / 3, 3);
  });

  it('is the sum of its vector and axial parts for equal masses, for neutrino and antineutrino', () => {
    const both = realPhotonCrossSection(onPhoton(0.7, -1.3), 2).value;
    const parts = 0.49 * realPhotonCrossSection(onPhoton(1, 0), 2).value;
    // each is good to 1e-5
    expect(both / (parts + 1.69 * realPhotonCrossSection(onPhoton(0, 1), 2).value)).toBeCloseTo(1, 5);
    const anti = { ...onPhoton(0.7, -1.3), channel: tridentChannel('numubar:mumu') };
    expect(realPhotonCrossSection(anti, 2).value / both).toBeCloseTo(1, 12);
  });

  it('vanishes below threshold', () => {
    expect(realPhotonCrossSection(onPhoton(1, 1), 4 * inputs.leptonMass.mu ** 2).value).toBe(0);
    expect(() => realPhotonCrossSection(onPhoton(1, 1), -1)).toThrow(/s = -1/);
  });
});
