import { describe, expect, it } from 'vitest';
import { catalogue } from '../../test/toyExperiment.js';
import { namedTarget, targetNucleiPerTonne, targetShares } from './targets.js';

const { materials, nuclides } = catalogue;

/** Number fraction of each element of a named target. */
function elements(name: string): Record<string, number> {
  const fractions: Record<string, number> = {};
  for (const { target, numberFraction } of targetShares(namedTarget(name, materials, nuclides))) {
    if (target.kind !== 'nuclide') continue;
    const element = target.nuclide.name.replace(/\d+$/, '');
    fractions[element] = (fractions[element] ?? 0) + numberFraction;
  }
  return fractions;
}

describe('targetShares', () => {
  it.each([
    ['H2O', { H: 2 / 3, O: 1 / 3 }],
    ['CH2', { H: 2 / 3, C: 1 / 3 }],
    ['CH', { H: 1 / 2, C: 1 / 2 }],
    ['SiO2', { Si: 1 / 3, O: 2 / 3 }],
    ['C2H3Cl', { C: 2 / 6, H: 3 / 6, Cl: 1 / 6 }],
  ])('counts the atoms of %s', (name, expected) => {
    const found = elements(name);
    expect(Object.keys(found).sort()).toEqual(Object.keys(expected).sort());
    for (const [element, fraction] of Object.entries(expected)) expect(found[element]).toBeCloseTo(fraction, 12);
  });

  it('has the isotopes of an element by their natural abundance', () => {
    const shares = targetShares(namedTarget('iron', materials, nuclides));
    const iron = [...nuclides.values()].filter(
      ({ element, naturalAbundance }) => element === 'Fe' && naturalAbundance > 0,
    );
    const total = iron.reduce((sum, { naturalAbundance }) => sum + naturalAbundance, 0);
    expect(shares).toHaveLength(iron.length);
    for (const { target, numberFraction } of shares) {
      const name = target.kind === 'nuclide' ? target.nuclide.name : '';
      expect(numberFraction).toBeCloseTo((nuclides.get(name)?.naturalAbundance ?? 0) / total, 12);
    }
  });

  it('is one target for a free nucleon and for an isotope', () => {
    expect(targetShares(namedTarget('neutron', materials, nuclides))).toEqual([
      { target: { kind: 'free', nucleon: 'neutron' }, numberFraction: 1 },
    ]);
    expect(targetShares(namedTarget('Ar40', materials, nuclides))).toMatchObject([
      { target: { kind: 'nuclide', nuclide: { name: 'Ar40' } }, numberFraction: 1 },
    ]);
  });
});

describe('namedTarget', () => {
  it('suggests the nearest name', () => {
    expect(() => namedTarget('ar40', materials, nuclides)).toThrow(
      /target = "ar40": no such target\. Did you mean "Ar40"\?/,
    );
    expect(() => namedTarget('Iron', materials, nuclides)).toThrow(/Did you mean "iron"\?/);
  });

  it.each([
    ['Ar', 'Did you mean "argon"? Isotopes of Ar: Ar36, Ar38, Ar40.'],
    ['Xe', 'Did you mean "xenon"? Isotopes of Xe: Xe124, Xe126, Xe128'],
    ['u', 'Did you mean "uranium"? Isotopes of U: U234, U235, U238.'],
    ['U237', 'Isotopes of U: U234, U235, U238.'],
    ['40Ar', 'Did you mean "Ar40"?'],
    ['Xe-136', 'Did you mean "Xe136"?'],
    ['argon-40', 'Did you mean "Ar40"?'],
    ['D', 'Did you mean "H2"?'],
    ['D2O', 'Did you mean "heavy water"?'],
    ['LXe', 'Did you mean "liquid xenon"?'],
    ['cesium', 'Did you mean "caesium"?'],
    ['Pu239', 'No isotope of that element is listed. Elements: H, He, Li, C'],
    ['csi', 'Did you mean "CsI"?'],
    ['Protn', 'Did you mean "proton"?'],
    ['constructor', 'no such target. Known: proton, neutron'],
  ])('finds for %s what is meant', (name, remedy) => {
    expect(() => namedTarget(name, materials, nuclides)).toThrow(remedy);
  });

  it.each(['H2', 'He4', 'Li6', 'Li7', 'N14', 'F19', 'Na23', 'Ge76', 'Br79', 'I127', 'Xe132', 'Cs133', 'U235', 'U238'])(
    'knows the isotope %s',
    (name) => {
      expect(targetShares(namedTarget(name, materials, nuclides))).toHaveLength(1);
    },
  );

  // what laboratories state of their detectors: atoms in a tonne, 6.02214e29/M times the atoms of the formula
  it.each([
    ['water', 3, 18.015],
    ['heavy water', 3, 20.0276],
    ['CsI', 2, 259.81],
    ['NaI', 2, 149.894],
    ['liquid xenon', 1, 131.293],
    ['germanium', 1, 72.63],
    ['uranium', 1, 238.029],
    ['polystyrene', 16, 104.15],
  ])('counts the nuclei of %s', (name, atoms, grams) => {
    const nuclei = targetNucleiPerTonne(namedTarget(name, materials, nuclides));
    // standard atomic weights in five digits
    expect(nuclei / ((atoms * 6.02214076e29) / grams)).toBeCloseTo(1, 3);
  });

  it('counts hydrogen of water as free protons, and of heavy water as deuterons', () => {
    const names = (target: string) =>
      targetShares(namedTarget(target, materials, nuclides)).map(({ target: one }) =>
        one.kind === 'nuclide' ? one.nuclide.name : '',
      );
    expect(names('water')).toEqual(['H1', 'O16', 'O18']);
    expect(names('heavy water')).toEqual(['H2', 'O16', 'O18']);
    expect(names('hydrogen')).toEqual(['H1']);
  });
});
