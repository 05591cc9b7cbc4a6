import { describe, expect, it } from 'vitest';
import { carbonSeries, heliumGaussians } from '../../test/densitySamples.js';
import { electroweakInputs } from '../couplings/electroweakInputs.js';
import { InputError } from '../errors.js';
import type { Nuclide } from '../targets/nuclide.js';
import { helm, lewinSmithParameters } from './helm.js';
import {
  nuclearFormFactor,
  nuclearFormFactorNames,
  nucleonFormFactorNames,
  nucleonFormFactors,
} from './parseFormFactor.js';
import { symmetrisedFermi } from './symmetrisedFermi.js';
import { woodsSaxon } from './woodsSaxon.js';

const argon: Nuclide = {
  name: 'Ar40',
  protons: 18,
  neutrons: 22,
  massGeV: 37.2247,
  rmsChargeRadiusFm: 3.4274,
  symmetrisedFermi: { radiusFm: 3.66, diffusenessFm: 0.523 },
  woodsSaxon: { radiusFm: 3.73, diffusenessFm: 0.62, centralDepression: -0.19 },
  // any densities: what is tested is how they are named
  densities: [{ density: carbonSeries }, { density: heliumGaussians }],
};
const inputs = electroweakInputs();
const at = 0.0137;

function errorOf(action: () => unknown): InputError {
  try {
    action();
  } catch (error) {
    if (error instanceof InputError) return error;
  }
  throw new Error('no InputError was thrown');
}

describe('nuclearFormFactor', () => {
  it('takes parameters from the nuclide where none are given', () => {
    expect(nuclearFormFactor('symmetrised-fermi', argon).name).toBe('symmetrised-fermi:c=3.66,a=0.523');
    expect(nuclearFormFactor('woods-saxon', argon).name).toBe('woods-saxon:c=3.73,a=0.62,w=-0.19');
    expect(nuclearFormFactor('helm', argon).evaluate(at)).toBe(helm(lewinSmithParameters(40)).evaluate(at));
    expect(nuclearFormFactor('point', argon).evaluate(at)).toBe(1);
  });

  it('takes parameters given by name, in any order', () => {
    const fermi = nuclearFormFactor('symmetrised-fermi:a=0.6,c=3.5', argon);
    expect(fermi.evaluate(at)).toBe(symmetrisedFermi({ radiusFm: 3.5, diffusenessFm: 0.6 }).evaluate(at));
    const saxon = nuclearFormFactor('woods-saxon:c=3.5,a=0.6,w=0.1', argon);
    const parameters = { radiusFm: 3.5, diffusenessFm: 0.6, centralDepression: 0.1 };
    expect(saxon.evaluate(at)).toBe(woodsSaxon(parameters).evaluate(at));
    expect(nuclearFormFactor('helm:r0=0.5,s=1', argon).name).toMatch(/,r0=0.5,s=1$/);
  });

  it('takes w = 0 for a Woods–Saxon density given by c and a', () => {
    expect(nuclearFormFactor('woods-saxon:c=3.5,a=0.6', argon).name).toBe('woods-saxon:c=3.5,a=0.6,w=0');
  });

  it('takes the ħc of other codes', () => {
    const other = symmetrisedFermi(argon.symmetrisedFermi, { hbarCGeVFm: 0.197 });
    expect(nuclearFormFactor('symmetrised-fermi:hbarc=0.197', argon).evaluate(at)).toBe(other.evaluate(at));
  });

  it('reads back the names it gives', () => {
    for (const given of [...nuclearFormFactorNames, 'helm:hbarc=0.197', 'woods-saxon:c=4,a=0.5']) {
      const form = nuclearFormFactor(given, argon);
      const again = nuclearFormFactor(form.name, argon);
      expect(again.name).toBe(form.name);
      expect(again.evaluate(at)).toBe(form.evaluate(at));
    }
  });

  it('names an unknown form factor and the nearest known one', () => {
    const error = errorOf(() => nuclearFormFactor('symmetrized-fermi:c=3', argon));
    expect(error.value).toBe('symmetrized-fermi');
    expect(error.remedy).toContain('"symmetrised-fermi"');
    expect(errorOf(() => nuclearFormFactor('', argon)).remedy).toContain('woods-saxon');
    expect(errorOf(() => nuclearFormFactor('toString', argon)).message).toContain('no such form factor');
  });

  it('names an unknown parameter and the known ones', () => {
    const error = errorOf(() => nuclearFormFactor('woods-saxon:c=3,aa=0.5', argon));
    expect(error.value).toBe('aa');
    expect(error.remedy).toContain('"a"');
    expect(errorOf(() => nuclearFormFactor('point:c=1', argon)).remedy).toBe('Write point alone.');
  });

  it('refuses values that are not numbers, negative or given twice', () => {
    const bad = ['c=abc', 'c=', 'c', 'c=NaN', 'c=Infinity', 'c=-3', 'a=-0.5', 'c=3=4', 'c=3,c=4', 'c=3,', ''];
    for (const parameters of bad) {
      expect(() => nuclearFormFactor(`symmetrised-fermi:${parameters}`, argon), parameters).toThrow(InputError);
    }
  });

  it('says what to write where no Woods–Saxon density is known', () => {
    const { woodsSaxon: _, ...unknown } = argon;
    const error = errorOf(() => nuclearFormFactor('woods-saxon', unknown));
    expect(error.message).toContain('Ar40');
    expect(error.remedy).toContain('woods-saxon:c=');
  });

  it('does not mix given and tabulated Woods–Saxon parameters', () => {
    for (const specification of ['woods-saxon:c=3.5', 'woods-saxon:w=0']) {
      expect(() => nuclearFormFactor(specification, argon)).toThrow(/needs c and a together/);
    }
    expect(nuclearFormFactor('woods-saxon:hbarc=0.197', argon).name).toContain('c=3.73,a=0.62,w=-0.19');
  });
});

describe('nucleonFormFactors', () => {
  it('knows every name, with the magnetic moments of the inputs', () => {
    const changed = electroweakInputs({ protonMagneticMoment: 2.8, neutronMagneticMoment: -1.9 });
    for (const name of nucleonFormFactorNames) {
      const forms = nucleonFormFactors(name, changed);
      expect(forms.electric('proton', 0)).toBe(1);
      expect(forms.electric('neutron', 0)).toBe(0);
      expect(forms.magnetic('proton', 0)).toBe(2.8);
      expect(forms.magnetic('neutron', 0)).toBe(-1.9);
    }
  });

  it('takes M_V² of the dipole', () => {
    expect(nucleonFormFactors('dipole', inputs).electric('proton', 0.71)).toBe(0.25);
    expect(nucleonFormFactors('dipole:mv2=0.7056', inputs).electric('proton', 0.7056)).toBe(0.25);
    expect(nucleonFormFactors('dipole:mv2=0.7056', inputs).name).toBe('dipole:mv2=0.7056');
  });

  it('reads back the names it gives', () => {
    for (const given of nucleonFormFactorNames) {
      const forms = nucleonFormFactors(given, inputs);
      expect(nucleonFormFactors(forms.name, inputs).magnetic('neutron', at)).toBe(forms.magnetic('neutron', at));
    }
  });

  it('refuses unknown names, unknown parameters and values out of range', () => {
    expect(errorOf(() => nucleonFormFactors('keley', inputs)).remedy).toContain('"kelly"');
    expect(errorOf(() => nucleonFormFactors('dipole:mv=0.84', inputs)).remedy).toContain('"mv2"');
    expect(() => nucleonFormFactors('dipole:mv2=-1', inputs)).toThrow(InputError);
    expect(() => nucleonFormFactors('kelly:mv2=1', inputs)).toThrow(InputError);
  });
});
