import { describe, expect, it } from 'vitest';
import { catalogue } from '../test/toyExperiment.js';
import { namedTarget, targetShares } from './targets.js';

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
});
