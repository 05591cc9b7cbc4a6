import { describe, expect, it } from 'vitest';
import { tridentChannel } from '../../couplings/channels.js';
import { electroweakInputs } from '../../couplings/electroweakInputs.js';
import { parseModel } from '../index.js';
import { contactLimit } from './contactLimit.js';
import { readWetFile, writeWetFile } from './wetFile.js';

const file = (values: object, more: object = {}) => ({ eft: 'WET', basis: 'flavio', scale: 2, values, ...more });

describe('readWetFile', () => {
  it('takes numbers and complex numbers, and names the coefficients without effect', () => {
    const values = { CVLL_numunumumumu: 0.1, CVLR_nuenumumumu: { Re: 0.2, Im: -0.3 }, CVLL_nuenuedd: 4 };
    const read = readWetFile(file(values));
    const parameters = { CVLL_numunumumumu: 0.1, 'CVLR_nuenumumumu.Re': 0.2, 'CVLR_nuenumumumu.Im': -0.3 };
    expect(read.parameters).toEqual(parameters);
    expect(read.withoutEffect).toEqual(['CVLL_nuenuedd']);
    expect(readWetFile(file({ CVLL_numunutaumumu: { Im: 1 } })).parameters).toEqual({
      'CVLL_numunutaumumu.Re': 0,
      'CVLL_numunutaumumu.Im': 1,
    });
  });

  // one or more names of every form in wet.flavio.basis.json of github.com/wcxf/wcxf-bases, whose 1679 names of 59 sectors all match
  it.each([
    ['WET', ['CVLL_bsbs', 'C9_bsmumu', 'C10p_bstautau', 'CS_bsee', 'C7_bs', 'C8p_cu', 'CL_bsnumunutau', 'CR_sdnuenue']],
    ['WET', ['CVL_bctaunutau', 'CSR_bcmunumu', 'CT_duenue', 'CG', 'CGtilde', 'C7_mumu', 'CTRR_mumubb', 'CS1RR_uuuu']],
    ['WET', ['Cgamma_taumu', 'CVLR_taumuetau', 'CVLL_muemutau', 'CSRR_emutaumu', 'CTLLt_bcud', 'CVLL_mumumumu']],
    ['WET-4', ['C9_cutautau', 'CVL_dctaunutau', 'CVLR_tautaumue']],
    ['WET-3', ['C9_sdmue', 'CVL_sumunutau', 'Cgamma_mue', 'CVLL_mueuu']],
  ])('reports what a file of %s has of other sectors: %s', (eft, names) => {
    const values = { CVLL_numunumumumu: 0.1, ...Object.fromEntries(names.map((name) => [name, { Re: 0.1, Im: 1 }])) };
    const read = readWetFile(file(values, { eft }));
    expect(read.parameters).toEqual({ CVLL_numunumumumu: 0.1 });
    expect(read.withoutEffect).toEqual(names);
  });

  it('still refuses every slip of one letter in a name with neutrinos', () => {
    for (const name of ['CVLL_numunumumumu', 'CVLR_nuenumuee', 'CVLL_numunueemu']) {
      for (let at = 0; at < name.length; at++) {
        const slip = name.slice(0, at) + name.slice(at + 1);
        expect(() => readWetFile(file({ [slip]: 1 })), slip).toThrow(/not a coefficient|no such/);
      }
    }
    expect(() => readWetFile(file({ C9_bsmumu: 1 }, { eft: 'WET-3' }))).toThrow(/not a coefficient of the sectors/);
  });

  // wilson-eft/wilson#40: coefficients that are real come out of the running with an imaginary part of 1e-21
  it('drops an imaginary part of rounding, and says so', () => {
    const read = readWetFile(
      file({
        CVLL_numunumumumu: { Re: 0.1, Im: -1.3e-21 },
        CVLR_numunumumumu: { Re: 0, Im: 4e-22 },
        CVLR_nuenumumumu: { Re: 0.1, Im: 1e-21 },
      }),
    );
    expect(read.parameters).toEqual({
      CVLL_numunumumumu: 0.1,
      CVLR_numunumumumu: 0,
      'CVLR_nuenumumumu.Re': 0.1,
      'CVLR_nuenumumumu.Im': 1e-21,
    });
    expect(read.roundedToReal).toEqual(['CVLL_numunumumumu', 'CVLR_numunumumumu']);
    // a share of 1e-10 of the largest coefficient is the limit
    expect(() => readWetFile(file({ CVLL_numunumumumu: { Re: 0.1, Im: 1e-10 } }))).toThrow(/hermitian/);
    expect(() => readWetFile(file({ CVLL_numunumumumu: { Re: 1e-12, Im: 1e-12 } }))).toThrow(/hermitian/);
  });

  it.each<[unknown, RegExp]>([
    [[], /not an object/],
    [file({}, { bases: 1 }), /unknown field.*"basis"/],
    [{ ...file({}), eft: 'SMEFT' }, /SMEFT.*Match it to WET/],
    [{ ...file({}), eft: 'WET-5' }, /not a theory below the weak scale.*WET-4/],
    [{ ...file({}), eft: undefined }, /eft = undefined/],
    [{ ...file({}), basis: 'JMS' }, /not the flavio basis/],
    [{ ...file({}), scale: '2' }, /not a scale in GeV/],
    [{ ...file({}), scale: -1 }, /not a scale in GeV/],
    [file([1]), /values.*not an object/],
    [file({ CVLL_numunumumum: 1 }), /Did you mean "CVLL_numunumumumu"/],
    [file({ CVLL_numunumumumu: '1' }), /not a coefficient. Give a number/],
    [file({ CVLL_numunumumumu: { Re: 1, Im: 1 } }), /hermitian/],
    [file({ CVLL_nuenumumumu: { Re: 1, im: 1 } }), /not a coefficient. Give a number/],
    [file({ CVLL_nuenumumumu: null }), /not a coefficient/],
    [file({ CVLL_nuenumumumu: Number.NaN }), /not a coefficient/],
    [{ ...file({ CVLL_numunumutautau: 1 }), eft: 'WET-3' }, /WET-3 has no taus/],
  ])('refuses %j', (content, message) => {
    expect(() => readWetFile(content)).toThrow(message);
  });
});

describe('contactLimit and writeWetFile', () => {
  const inputs = electroweakInputs();
  const back = (name: string, parameters: Record<string, number>) => {
    const written = writeWetFile(contactLimit(parseModel(name, parameters), inputs).parameters, 2, 'WET');
    return readWetFile(written).parameters;
  };

  it('write L_μ − L_τ as vector currents, with opposite signs where the charges differ', () => {
    const { values } = writeWetFile(
      contactLimit(parseModel('lmu-ltau', { mass: 1000, gPrime: 1 }), inputs).parameters,
      1000,
      'WET',
    );
    // −g²/(2√2 G_F M²) for both chiralities: half of −ΔV
    const expected = -1 / (2 * Math.SQRT2 * inputs.fermiConstant * 1e6);
    expect(Object.keys(values)).toHaveLength(8);
    for (const chirality of ['CVLL', 'CVLR']) {
      expect(values[`${chirality}_numunumumumu`]).toBeCloseTo(expected, 14);
      expect(values[`${chirality}_numunumutautau`]).toBeCloseTo(-expected, 14);
    }
  });

  it('return what was read, also from coefficients that are complex or of other sectors', () => {
    const wet = { CVLL_numunumumumu: 0.1, 'CVLR_nuenumumumu.Re': 0.2, 'CVLR_nuenumumumu.Im': -0.3 };
    expect(back('wet', wet)).toEqual(wet);
    expect(back('wet', { 'CVLL_numunueemu.Re': 1e-6 })).toEqual({ 'CVLL_numunueemu.Re': 1e-6 });
  });

  it('keep contact operators: the channels see the same couplings after the round trip', () => {
    const contact = { vector: 0.2, axial: -0.1, 'numu-nue.mumu.vector': 0.3, 'numu.mue.axial': 0.4 };
    // numu.mue: ν_μ → ν_μ μ⁻e⁺, a final state beside W exchange to ν_e
    const [before, after] = [parseModel('contact', contact), parseModel('wet', back('contact', contact))];
    for (const name of ['numu:mumu', 'numu:mue', 'numubar:mumu', 'numubar:emu', 'numu:ee']) {
      const channel = tridentChannel(name);
      const [expected, found] = [before, after].map((model) =>
        model
          .couplings(channel, inputs)
          .map(({ outgoing, vector, axial }) => [outgoing, vector.toFixed(12), axial.toFixed(12)].join(' ')),
      );
      expect(found, name).toEqual(expected);
    }
  });
});
