import { describe, expect, it } from 'vitest';
import { tridentChannel } from '../couplings/channels.js';
import { electroweakInputs } from '../couplings/electroweakInputs.js';
import { parseModel } from '../models/index.js';
import type { Nuclide } from '../targets/nuclide.js';
import { inclusiveCrossSection } from './inclusiveCrossSection.js';
import { hadronicTerms, type Regime, type Target } from './regimes.js';

/** Constants of the spinor Monte Carlo whose numbers are compared here (see validation/reference). */
const inputs = electroweakInputs({
  alpha: 1 / 137.036,
  fermiConstant: 1.1663787e-5,
  hbarCSquared: 3.893794e-28,
  leptonMass: { mu: 0.105658, e: 0.000511 },
  protonMagneticMoment: 2.792,
  neutronMagneticMoment: -1.913,
});

const argon: Nuclide = {
  name: 'Ar40',
  protons: 18,
  neutrons: 22,
  massGeV: 39.95 * 0.9315,
  rmsChargeRadiusFm: 3.43,
  symmetrisedFermi: { radiusFm: 1.07 * Math.cbrt(40), diffusenessFm: 0.57 },
};
const nuclide = { kind: 'nuclide', nuclide: argon } as const;

function sigma(channel: string, target: Target, regime: Regime, energyGeV: number, extra: object = {}) {
  const hadronic = { nuclearFormFactor: 'symmetrised-fermi:hbarc=0.197', nucleonFormFactors: 'dipole:mv2=0.7056' };
  const described = tridentChannel(channel);
  return inclusiveCrossSection({
    channel: described,
    terms: hadronicTerms(target, regime, inputs, hadronic),
    energyGeV,
    model: parseModel('sm'),
    inputs,
    tolerance: 1e-4,
    ...extra,
  });
}

describe('inclusiveCrossSection', () => {
  // An explicit-spinor VEGAS calculation of the full 2→4 process with the same inputs; its own errors, three of them
  it.each([
    ['numu:mumu', nuclide, 'coherent', 1.81827e-41, 1.9e-44],
    ['numu:ee', nuclide, 'coherent', 1.86198e-41, 3.4e-44],
    ['nue:ee', nuclide, 'coherent', 8.71171e-41, 1.7e-43],
    ['nue:mumu', nuclide, 'coherent', 4.87731e-42, 1.6e-45],
    ['numu:mue', nuclide, 'coherent', 9.82338e-41, 1.3e-43],
    ['nue:emu', nuclide, 'coherent', 5.89779e-41, 5.6e-44],
    ['numu:mumu', nuclide, 'proton', 3.22248e-43, 3.6e-46],
    ['numu:mumu', nuclide, 'neutron', 5.19095e-44, 4.6e-47],
    ['numu:mumu', { kind: 'free', nucleon: 'proton' } as const, 'proton', 4.61241e-43, 5.3e-46],
    ['numu:mue', nuclide, 'proton', 6.97029e-43, 6.3e-46],
  ] as const)(
    'agrees with an independent Monte Carlo for %s (%j, %s) at 20 GeV',
    (channel, target, regime, expected, error) => {
      const { sigmaCm2, converged } = sigma(channel, target, regime, 20);
      expect(converged).toBe(true);
      expect(Math.abs(sigmaCm2 - expected)).toBeLessThan(3 * error);
    },
  );

  it('adds up the nucleus from coherent, protons and neutrons', () => {
    const whole = sigma('numu:mumu', nuclide, 'unbroken', 3);
    const [coherent, proton, neutron] = (['coherent', 'proton', 'neutron'] as const).map(
      (regime) => sigma('numu:mumu', nuclide, regime, 3).sigmaCm2,
    );
    expect(whole.sigmaCm2 / (coherent + 18 * proton + 22 * neutron)).toBeCloseTo(1, 12);
    expect(whole.terms.map(({ multiplicity }) => multiplicity)).toEqual([1, 18, 22]);
  });

  it('is the same for ν and ν̄ by CP, lepton charges exchanged', () => {
    for (const [particle, antiparticle] of [
      ['numu:mumu', 'numubar:mumu'],
      ['numu:mue', 'numubar:emu'],
      ['nue:emu', 'nuebar:mue'],
    ]) {
      const ratio =
        sigma(particle, nuclide, 'unbroken', 2).sigmaCm2 / sigma(antiparticle, nuclide, 'unbroken', 2).sigmaCm2;
      expect(ratio).toBeCloseTo(1, 10);
    }
  });

  it('is zero with a reason below threshold, and the reason names the threshold', () => {
    const result = sigma('numu:mumu', nuclide, 'coherent', 0.1);
    expect(result.sigmaCm2).toBe(0);
    expect(result.converged).toBe(true);
    expect(result.reason).toMatch(/0\.1 GeV is below the threshold of 0\.2119/);
  });

  it('rises with energy', () => {
    const energies = [0.25, 0.5, 1, 10, 100, 1000, 10_000];
    const values = energies.map((energy) => sigma('numu:mumu', nuclide, 'coherent', energy).sigmaCm2);
    for (let i = 1; i < values.length; i++) expect(values[i]).toBeGreaterThan(values[i - 1]);
  });

  it('refuses energies that are not positive, finite and at most 10 TeV', () => {
    for (const energy of [0, -5, Number.NaN, Number.POSITIVE_INFINITY, 2e4]) {
      expect(() => sigma('numu:mumu', nuclide, 'coherent', energy)).toThrow(/energy = /);
    }
  });
});
