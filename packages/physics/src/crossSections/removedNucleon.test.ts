import { expect, it } from 'vitest';
import { tridentChannel } from '../couplings/channels.js';
import { defaultElectroweakInputs as inputs } from '../couplings/electroweakInputs.js';
import { dipole } from '../formFactors/dipole.js';
import { fermiGasFactor } from '../formFactors/pauliBlocking.js';
import { parseModel } from '../models/index.js';
import { nucleonTarget, type ScatteringTarget } from './hadronicTarget.js';
import { inclusiveCrossSection } from './inclusiveCrossSection.js';
import { removedNucleon } from './removedNucleon.js';

const sigma = (target: ScatteringTarget, channel: string): number =>
  inclusiveCrossSection({
    channel: tridentChannel(channel),
    terms: [{ target, multiplicity: 1 }],
    energyGeV: 5,
    model: parseModel('sm', {}),
    inputs,
    tolerance: 1e-3,
  }).sigmaCm2;
const removed = (nucleon: 'proton' | 'neutron', removalEnergyGeV: number) =>
  removedNucleon(nucleon, dipole(inputs), inputs, {
    factor: (momentum) => fermiGasFactor(momentum, 0.235),
    kinksGeV: [],
    removalEnergyGeV,
    where: 'in a test',
  });

it.each([
  ['proton', 'numu:mumu'],
  ['neutron', 'numu:mue'],
] as const)(
  'a %s that costs nothing to remove is the elastic one, %s: the machinery of structure functions against that of form factors',
  (nucleon, channel) => {
    const whole = sigma(nucleonTarget(nucleon, dipole(inputs), inputs, { fermiMomentumGeV: 0.235 }), channel);
    const [near, far] = [2e-4, 4e-4].map((energy) => sigma(removed(nucleon, energy), channel) / whole);
    // what is linear in the energy taken out; 3e-3 for the accuracy of 1e-3 asked for
    expect(Math.abs(2 * near - far - 1)).toBeLessThan(3e-3);
    expect(far).toBeLessThan(1);
  },
);

it('costs cross section, since the photon has to bring the energy', () => {
  const [small, large] = [0.018, 0.028].map((energy) => sigma(removed('proton', energy), 'numu:mumu'));
  expect(large).toBeLessThan(small);
});
