import { describe, expect, it } from 'vitest';
import { tridentChannel } from '../couplings/channels.js';
import { axialAt, couplingsOf, vectorAt } from '../couplings/couplings.js';
import { electroweakInputs } from '../couplings/electroweakInputs.js';
import { parseModel } from './index.js';

const inputs = electroweakInputs({ sin2ThetaW: 0.23 });
const mumu = tridentChannel('numu:mumu');

describe('parseModel', () => {
  it('gives L_μ − L_τ the coupling ½ + 2s² + g′²/(√2 G_F (M² + T)) (arXiv:1406.2332, 1902.08579)', () => {
    const [current] = parseModel('lmu-ltau', { mass: 0.1, gPrime: 1e-3 }).couplings(mumu, inputs);
    const expected = 0.96 + 1e-6 / (Math.SQRT2 * inputs.fermiConstant * (0.01 + 0.5));
    expect(vectorAt(current, 0.5)).toBeCloseTo(expected, 14);
    expect(axialAt(current, 0.5)).toBe(0.5);
  });

  it('lowers the coupling where ν and ℓ have opposite L_μ − L_τ charge, and leaves electrons and mixed pairs alone', () => {
    const model = parseModel('lmu-ltau', { mass: 1, gPrime: 0.1 });
    const poles = (name: string) => model.couplings(tridentChannel(name), inputs)[0].poles;
    expect(poles('numu:tautau')[0].vector).toBeLessThan(0);
    expect(poles('nutau:tautau')[0].vector).toBeGreaterThan(0);
    for (const name of ['numu:ee', 'nue:mumu', 'numu:mue']) expect(poles(name)).toEqual([]);
  });

  it('reproduces L_μ − L_τ as a general vector, and adds several mediators', () => {
    const named = parseModel('lmu-ltau', { mass: 2, gPrime: 0.3 }).couplings(mumu, inputs);
    const general = { mass: 2, gPrime: 0.3, nuMu: 1, nuTau: -1, vectorMu: 1, vectorTau: -1 };
    expect(parseModel('vector', general).couplings(mumu, inputs)).toEqual(named);
    const two = parseModel('vector', { ...general, '2.mass': 5, '2.gPrime': 1, '2.nuMu': 0.1, '2.axialMu': -0.2 });
    const [current] = two.couplings(mumu, inputs);
    expect(current.poles.map(({ massGeV }) => massGeV)).toEqual([2, 5]);
    expect(current.poles[1].axial).toBeCloseTo(-0.02 / (Math.SQRT2 * inputs.fermiConstant), 8);
  });

  it('adds contact operators coherently to the same final state and incoherently to another', () => {
    const model = parseModel('contact', { vector: 0.1, 'numu-nutau.mumu.axial': 0.3 });
    expect(model.couplings(mumu, inputs)).toEqual([
      couplingsOf('mu', { vector: 0.96 + 0.1, axial: 0.5 }),
      couplingsOf('tau', { axial: 0.3 }),
    ]);
    expect(model.couplings(tridentChannel('numubar:mumu'), inputs)).toHaveLength(2);
    expect(model.couplings(tridentChannel('nue:mumu'), inputs)).toHaveLength(1);
  });

  it('refuses unknown names, naming the nearest', () => {
    expect(() => parseModel('lmu-ltua')).toThrow(/Did you mean "lmu-ltau"/);
    expect(() => parseModel('lmu-ltau', { mass: 1, gprime: 1 })).toThrow(/"gprime".*"gPrime"/);
    expect(() => parseModel('neutrino-dipole', { momentMuu: 1 })).toThrow(/Did you mean "momentMu"/);
    expect(() => parseModel('contact', { 'numu.mumuu.vector': 1 })).toThrow(
      /no such parameter.*numu-nutau\.mumu\.vector/,
    );
    expect(() => parseModel('sm', { mass: 1 })).toThrow(/no parameters/);
  });

  it('asks every mediator for what it needs, and says how it is written', () => {
    const charges = { nuMu: 1, vectorMu: 1 };
    const refusals: [string, Record<string, number>, RegExp][] = [
      ['vector', { mass: 1, gPrime: 1 }, /^charges of vector = undefined: no charges\. Give some, such as nuMu=1/],
      ['vector', { mass: 1, ...charges }, /^parameter gPrime of vector = undefined: missing/],
      ['vector', { mass: 1, gPrime: 1, ...charges, '2.mass': 1, '2.nuMu': 1 }, /^parameter 2\.gPrime of vector/],
      ['vector', { mass: 1, gPrime: 1, ...charges, '2.gPrime': 1, '2.nuMu': 1 }, /^parameter 2\.mass of vector/],
      ['vector', { mass: 1, gPrime: 1, ...charges, '2.mass': 1, '2.gPrime': 1 }, /no charges.*such as 2\.nuMu=1/],
    ];
    for (const [model, parameters, problem] of refusals) {
      expect(() => parseModel(model, parameters), model).toThrow(problem);
    }
    // zero, where it is said, is a point like others: a scan passes through it
    const zero = parseModel('vector', { mass: 1, gPrime: 0, nuMu: 0 });
    expect(zero.couplings(mumu, inputs)[0].poles).toEqual([]);
  });

  it('refuses two names for one number', () => {
    const vector = { mass: 1, gPrime: 1, nuMu: 1, vectorMu: 1 };
    expect(() => parseModel('vector', { ...vector, '1.mass': 2 })).toThrow(/mass of mediator 1 is there already/);
    expect(() => parseModel('vector', { ...vector, '2.mass': 1, '02.mass': 2 })).toThrow(/mass of mediator 2/);
    expect(() => parseModel('contact', { vector: 1, 'numu.mumu.vector': 1 })).toThrow(/under another name/);
    expect(() => parseModel('contact', { 'numu-numu.mumu.vector': 1, 'numu.mumu.vector': 1 })).toThrow(/another name/);
    expect(() => parseModel('contact', { vector: 1, axial: 1, 'numu-nutau.mumu.vector': 1 })).not.toThrow();
  });
});
