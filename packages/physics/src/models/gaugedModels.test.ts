import { describe, expect, it } from 'vitest';
import { tridentChannel, tridentChannels } from '../couplings/channels.js';
import { vectorAt } from '../couplings/couplings.js';
import { electroweakInputs } from '../couplings/electroweakInputs.js';
import { recoilRateRatio } from '../observables/neutrinoElectron.js';
import { kineticMixing, vectorCoupling } from './fermionCouplings.js';
import { modelDefinition, parseModel } from './index.js';
import { loopKineticMixing } from './kineticMixing.js';
import type { ModelParameters } from './modelDefinition.js';

const inputs = electroweakInputs();
const e = Math.sqrt(4 * Math.PI * inputs.alpha);
const chargesOf = (model: string, given: ModelParameters = {}) =>
  parseModel(model, { mass: 1, gPrime: 1, ...given }).bosons?.vectors[0].charges ?? expect.fail();
const PRESETS = ['lmu-ltau', 'le-lmu', 'le-ltau', 'b-l', 'b-3le', 'b-3lmu', 'b-3ltau'];

describe('gauged U(1)', () => {
  it('are free of the anomaly of weak isospin, Σ over doublets of charge with colour = 0, and of gravity with right-handed neutrinos', () => {
    for (const model of PRESETS) {
      const { neutrino, vector, quark = 0, axial } = chargesOf(model);
      expect(neutrino).toEqual(vector);
      expect(axial).toEqual({ e: 0, mu: 0, tau: 0 });
      // three doublets of three colours
      expect(9 * quark + vector.e + vector.mu + vector.tau, model).toBeCloseTo(0, 12);
    }
  });

  it('have presets that are points of u1', () => {
    for (const model of PRESETS) {
      const { vector, quark = 0 } = chargesOf(model);
      const given = { chargeE: vector.e, chargeMu: vector.mu, chargeTau: vector.tau, quark, mixing: 0.2 };
      for (const channel of tridentChannels) {
        const [one, other] = [
          parseModel(model, { mass: 1, gPrime: 0.1, mixing: 0.2 }),
          parseModel('u1', { mass: 1, gPrime: 0.1, ...given }),
        ];
        expect(one.couplings(channel, inputs)).toEqual(other.couplings(channel, inputs));
      }
    }
  });

  it('leave tridents alone where the charge of the lepton is cancelled by mixing, and Borexino that of the electron', () => {
    // electrons of B − L have −1, and gain e·ε/g
    const mixing = 1 / e;
    const cancelled = parseModel('b-l', { mass: 0.01, gPrime: 0.1, mixing });
    for (const name of ['nue:ee', 'numu:mumu', 'nutau:ee']) {
      const [{ poles }] = cancelled.couplings(tridentChannel(name), inputs);
      // e²ε of the mixing is 1 to rounding
      for (const { vector } of poles) expect(Math.abs(vector)).toBeLessThan(1e-9);
    }
    const window = { neutrinoEnergyGeV: 862e-6, leastRecoilGeV: 0, largestRecoilGeV: 1 };
    const flavours = { e: 0.5, mu: 0.25, tau: 0.25 };
    const { linear, quadratic } = recoilRateRatio(flavours, window, 0.01, chargesOf('b-l', { mixing }), inputs);
    const whole = recoilRateRatio(flavours, window, 0.01, chargesOf('b-l'), inputs);
    expect(Math.abs(linear / whole.linear)).toBeLessThan(1e-12);
    expect(Math.abs(quadratic / whole.quadratic)).toBeLessThan(1e-12);
  });

  it('say where mixing by loops needs a scale, and that loopMixing is 0 or 1', () => {
    expect(() => parseModel('b-l', { mass: 1, gPrime: 1, loopMixing: 1 })).toThrow(/mixingScale/);
    expect(() => parseModel('u1', { mass: 1, gPrime: 1, chargeMu: 1, loopMixing: 1 })).toThrow(/mixingScale/);
    expect(() => parseModel('lmu-ltau', { mass: 1, gPrime: 1, loopMixing: 0.5 })).toThrow(/one of 0, 1/);
    expect(parseModel('lmu-ltau', { mass: 1, gPrime: 1, loopMixing: 1 }).bosons?.vectors[0].charges.loops).toBe(true);
  });

  it('have families at charges that are the models made there, with mixing of either kind', () => {
    for (const given of [{ mixing: 0.3 }, { loopMixing: 1 }, { loopMixing: 0, mixing: -1 }]) {
      const family = modelDefinition('lmu-ltau').family?.along(given) ?? expect.fail();
      const channel = tridentChannel('numu:ee');
      const [{ poles }] = parseModel('lmu-ltau', { mass: 0.1, gPrime: 1, ...given }).couplings(channel, inputs);
      expect(family.unitPole(channel, 0.1, inputs)).toEqual(poles[0]);
    }
  });
});

describe('kinetic mixing by loops', () => {
  it('of L_i − L_j at rest is (e/12π²) ln(m_i²/m_j²): −1/69.3, −1/36.7 and −1/24.0', () => {
    const at = (model: string) => loopKineticMixing(chargesOf(model), 0, inputs).re;
    const { e: electron, mu, tau } = inputs.leptonMass;
    expect(at('lmu-ltau')).toBeCloseTo((e / (6 * Math.PI ** 2)) * Math.log(mu / tau), 12);
    expect(at('le-lmu')).toBeCloseTo((e / (6 * Math.PI ** 2)) * Math.log(electron / mu), 12);
    expect(at('le-ltau')).toBeCloseTo(at('le-lmu') + at('lmu-ltau'), 12);
    // −0.014 g′ for L_μ − L_τ of the literature
    expect(1 / at('lmu-ltau')).toBeCloseTo(-69.3, 1);
  });

  it('of other charges runs with their scale by (e/2π²)(Σ N_c Q q)/6 · ln Λ² and is 0 where all charged fermions weigh Λ', () => {
    const at = (mixingScale: number) =>
      loopKineticMixing(chargesOf('b-l', { loopMixing: 1, mixingScale }), 0, inputs).re;
    // Σ N_c Q q = 3·(1/3)·3·(1/3) + 3 = 4, of electric charges ⅔ − ⅓ and −1
    expect(at(1e4) - at(1e3)).toBeCloseTo(((e / (2 * Math.PI ** 2)) * 4 * Math.log(100)) / 6, 12);
    expect(at(1e3)).toBeGreaterThan(0);
    // all quarks and leptons but the electron are heavier than 0.1 GeV
    const light = chargesOf('b-l', { loopMixing: 1, mixingScale: 1 });
    const electron = { ...light, mixingScaleGeV: 0.1 };
    const alone = (-e / (2 * Math.PI ** 2)) * (Math.log((inputs.leptonMass.e / 0.1) ** 2) / 6);
    expect(loopKineticMixing(electron, 0, inputs).re).toBeCloseTo(alone, 12);
  });

  it('leaves tridents as they are unless asked for, and moves those on muons of L_μ − L_τ by 0.4 %', () => {
    const of = (given: ModelParameters, name = 'numu:mumu') => {
      const [own] = parseModel('lmu-ltau', { mass: 0.1, gPrime: 1e-3, ...given }).couplings(
        tridentChannel(name),
        inputs,
      );
      return vectorAt(own, 0.01);
    };
    const [bare, mixed] = [{ loopMixing: 0 }, { loopMixing: 1 }];
    expect(of({})).toBe(of(bare));
    const standard = vectorAt(parseModel('sm').couplings(tridentChannel('numu:mumu'), inputs)[0], 0.01);
    // e·ε/g = −0.0044
    expect((of(mixed) - standard) / (of(bare) - standard)).toBeCloseTo(1 - 0.00437, 4);
    expect(of(mixed, 'numu:ee')).not.toBe(of(bare, 'numu:ee'));
  });

  it('in tridents is taken at q² = 0: up to T = 1 GeV² that is 0.2 % of the muons and never turns the sign of what electrons get', () => {
    const charges = chargesOf('lmu-ltau', { loopMixing: 1 });
    const rest = vectorCoupling(charges, 'mu', 0, inputs).re;
    for (const transfer of [0.001, 0.01, 0.1, 1]) {
      expect(Math.abs(vectorCoupling(charges, 'mu', -transfer, inputs).re / rest - 1)).toBeLessThan(0.003);
      const share = kineticMixing(charges, -transfer, inputs).re / kineticMixing(charges, 0, inputs).re;
      expect(share).toBeGreaterThan(0.4);
      expect(share).toBeLessThanOrEqual(1);
    }
  });
});

describe('the dark photon', () => {
  it('couples to all electric charges alike and to nothing else', () => {
    const charges = parseModel('dark-photon', { mass: 1, epsilon: 1e-3 }).bosons?.vectors[0].charges ?? expect.fail();
    for (const [fermion, charge] of [
      ['e', -1],
      ['mu', -1],
      ['u', 2 / 3],
      ['d', -1 / 3],
      ['b', -1 / 3],
    ] as const) {
      expect(vectorCoupling(charges, fermion, 1, inputs)).toEqual({ re: -e * charge, im: -e * charge * 0 });
    }
    for (const channel of tridentChannels) {
      const dark = parseModel('dark-photon', { mass: 1e-3, epsilon: 1 }).couplings(channel, inputs);
      expect(dark).toEqual(parseModel('sm').couplings(channel, inputs));
    }
  });
});
