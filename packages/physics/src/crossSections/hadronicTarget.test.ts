import { describe, expect, it } from 'vitest';
import { electroweakInputs } from '../couplings/electroweakInputs.js';
import { dipole } from '../formFactors/dipole.js';
import { pointFormFactor } from '../formFactors/point.js';
import type { Nuclide } from '../targets/nuclide.js';
import { coherentTarget, nucleonTarget } from './hadronicTarget.js';

const inputs = electroweakInputs();
const argon: Nuclide = {
  name: 'Ar40',
  protons: 18,
  neutrons: 22,
  massGeV: 37.2,
  rmsChargeRadiusFm: 3.43,
  symmetrisedFermi: { radiusFm: 3.64, diffusenessFm: 0.523 },
};
const at = (target: { structure(q2: number, out: Float64Array): void }, q2: number) => {
  const out = new Float64Array(2);
  target.structure(q2, out);
  return out;
};

describe('coherentTarget', () => {
  it('has C₁ = Z²F², C₂ = 0', () => {
    expect(Array.from(at(coherentTarget(argon, pointFormFactor), 0.3))).toEqual([324, 0]);
  });

  it('refuses hydrogen, which has no coherent regime', () => {
    expect(() => coherentTarget({ ...argon, protons: 1, neutrons: 0 }, pointFormFactor)).toThrow(/hydrogen/);
  });
});

describe('nucleonTarget', () => {
  it('has C₁(0) = 1, C₂(0) = μ² for the proton, 0 and μ² for the neutron', () => {
    expect(at(nucleonTarget('proton', dipole(inputs), inputs), 0)[0]).toBe(1);
    expect(at(nucleonTarget('proton', dipole(inputs), inputs), 0)[1]).toBeCloseTo(2.7928473 ** 2, 6);
    expect(at(nucleonTarget('neutron', dipole(inputs), inputs), 0)[0]).toBe(0);
    expect(at(nucleonTarget('neutron', dipole(inputs), inputs), 0)[1]).toBeCloseTo(1.9130428 ** 2, 6);
  });

  it('is Pauli-blocked to nothing at Q² = 0 and not at all above the kink', () => {
    const bound = nucleonTarget('proton', dipole(inputs), inputs, { fermiMomentumGeV: 0.235 });
    const free = nucleonTarget('proton', dipole(inputs), inputs);
    expect(at(bound, 0)[0]).toBe(0);
    expect(bound.kinksQ2).toHaveLength(1);
    expect(at(bound, bound.kinksQ2[0] * 1.01)[1]).toBe(at(free, bound.kinksQ2[0] * 1.01)[1]);
    expect(at(bound, bound.kinksQ2[0] * 0.9)[1]).toBeLessThan(at(free, bound.kinksQ2[0] * 0.9)[1]);
  });
});
