import { loadCatalogue } from '@nereid/catalogue/node';
import { defaultElectroweakInputs as inputs, parseModel } from '@nereid/physics';
import { describe, expect, it } from 'vitest';
import { resolveCrossSection } from '../kernels/crossSection.js';
import { sirenTable } from './sirenTable.js';

const catalogue = await loadCatalogue();
const channel = 'numu:mumu';
const rows = [1, 2, 3].map((energyGeV) => ({ energyGeV, sigmaCm2: energyGeV * 1e-42 }));

function subject(target: string, regime?: string) {
  const named = {
    channel,
    target,
    regime,
    energyGeV: 5,
    model: parseModel('sm', {}),
    inputs,
    hadronic: {},
    tolerance: 1e-3,
  };
  const { request, per } = resolveCrossSection(named, catalogue);
  return { channel, target, terms: request.terms, per, notes: ['made by\na test'] };
}

// what SIREN itself reads in it: python/judges/test_siren.py
describe('a table for SIREN', () => {
  it.each([
    ['Ar40', undefined, 'trident_numu-mumu_Z_18_A_40.dat'],
    ['Ar40', 'unbroken', 'trident_numu-mumu_Z_18_A_40.dat'],
    ['proton', undefined, 'trident_numu-mumu_Z_1_A_1.dat'],
  ])('says in its name which nucleus it is of: %s, %s', (target, regime, name) => {
    const table = sirenTable(subject(target, regime), rows);
    expect(table.name).toBe(name);
    const [note, unit, ...lines] = table.text.trimEnd().split('\n');
    expect([note, unit]).toEqual([
      '# made by a test',
      expect.stringMatching(/^# E \[GeV\], sigma \[cm2\] per (nucleus|proton)$/),
    ]);
    expect(lines).toEqual(['1 1e-42', '2 2e-42', '3 3e-42']);
  });

  it.each([
    ['iron', undefined, /several nuclei/],
    ['SiO2', undefined, /several nuclei/],
    ['Ar40', 'proton', /a cross section per nucleon/],
    ['neutron', undefined, /a cross section per nucleon/],
  ])('is of one nucleus, not of %s %s', (target, regime, problem) => {
    expect(() => sirenTable(subject(target, regime), rows)).toThrow(problem);
  });

  it.each([
    ['equal steps of the logarithm', [1, 10, 100]],
    ['steps of all sizes', [1, 2, 4]],
    ['falling energies', [3, 2, 1]],
    ['two energies', [1, 2]],
  ])('has equal steps of energy, not %s', (_, energies) => {
    const totals = energies.map((energyGeV) => ({ energyGeV, sigmaCm2: 1 }));
    expect(() => sirenTable(subject('Ar40'), totals)).toThrow(/Give three energies or more in equal steps/);
  });
});
