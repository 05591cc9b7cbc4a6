import { describe, expect, it } from 'vitest';
import { electroweakInputs } from '../couplings/electroweakInputs.js';
import type { Nuclide } from '../targets/nuclide.js';
import { hadronicTerms, parseRegime, type Regime } from './regimes.js';

const inputs = electroweakInputs();
const nuclide: Nuclide = {
  name: 'C12',
  protons: 6,
  neutrons: 6,
  massGeV: 11.175,
  rmsChargeRadiusFm: 2.47,
  symmetrisedFermi: { radiusFm: 1.97, diffusenessFm: 0.523 },
};
const target = { kind: 'nuclide', nuclide } as const;
const hydrogen = { kind: 'nuclide', nuclide: { ...nuclide, name: 'H1', protons: 1, neutrons: 0 } } as const;

describe('hadronicTerms', () => {
  it('counts one nucleon per nucleon regime and all of them for the nucleus', () => {
    const multiplicities = (regime: Regime) =>
      hadronicTerms(target, regime, inputs).map(({ multiplicity }) => multiplicity);
    expect(multiplicities('coherent')).toEqual([1]);
    expect(multiplicities('proton')).toEqual([1]);
    expect(multiplicities('inelastic')).toEqual([0.5, 0.5]);
    expect(multiplicities('unbroken')).toEqual([1, 6, 6]);
    expect(multiplicities('nucleus')).toEqual([1, 6, 6, 6, 6]);
    const broken = hadronicTerms(target, 'nucleus', inputs).slice(3);
    expect(broken.map(({ target: t, boundIn }) => [t.kind, t.pdgCode, boundIn])).toEqual([
      ['inelastic', 2212, nuclide],
      ['inelastic', 2112, nuclide],
    ]);
  });

  it('blocks bound nucleons unless the Fermi momentum is 0; free ones never', () => {
    expect(hadronicTerms(target, 'proton', inputs)[0].target.kinksQ2).toHaveLength(1);
    expect(hadronicTerms(target, 'proton', inputs, { fermiMomentumGeV: 0 })[0].target.kinksQ2).toHaveLength(0);
    const free = hadronicTerms({ kind: 'free', nucleon: 'neutron' }, 'neutron', inputs);
    expect(free[0].target.kinksQ2).toHaveLength(0);
    expect(free[0].target.massGeV).toBe(inputs.neutronMass);
  });

  it('treats hydrogen as one free proton', () => {
    const named = (regime: Regime) => hadronicTerms(hydrogen, regime, inputs).map(({ target: t }) => t.name);
    expect(named('unbroken')).toEqual([expect.stringMatching(/^free proton/)]);
    expect(named('nucleus')).toEqual([
      expect.stringMatching(/^free proton/),
      expect.stringMatching(/^proton inelastic/),
    ]);
    expect(hadronicTerms(hydrogen, 'nucleus', inputs).every(({ boundIn }) => boundIn === undefined)).toBe(true);
    expect(() => hadronicTerms(hydrogen, 'coherent', inputs)).toThrow(/free proton/);
  });

  it('has both that a free nucleon does: to stay whole and to break', () => {
    const terms = hadronicTerms({ kind: 'free', nucleon: 'neutron' }, 'nucleus', inputs);
    expect(terms.map(({ target: t, multiplicity }) => [t.kind, t.pdgCode, multiplicity])).toEqual([
      ['elastic', 2112, 1],
      ['inelastic', 2112, 1],
    ]);
  });

  it('refuses a regime that a free nucleon does not have, and unknown names', () => {
    expect(() => hadronicTerms({ kind: 'free', nucleon: 'proton' }, 'coherent', inputs)).toThrow(/Use proton/);
    expect(() => parseRegime('cohernt')).toThrow(/Did you mean "coherent"/);
  });
});
