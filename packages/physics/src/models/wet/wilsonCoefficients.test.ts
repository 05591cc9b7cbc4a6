import { describe, expect, it } from 'vitest';
import { WET_THEORIES, wilsonCoefficient, wilsonCoefficients, wilsonCoefficientsOf } from './wilsonCoefficients.js';

// Names and operators (ν̄ν)(ℓ̄ℓ) as in the basis files of WCxf (github.com/wcxf/wcxf-bases, flavio basis of WET).
const PUBLISHED: readonly (readonly [name: string, operator: string])[] = [
  ['nuenueee', 'e e e e'],
  ['nuenumumumu', 'e mu mu mu'],
  ['nuenutauee', 'e tau e e'],
  ['numunumumumu', 'mu mu mu mu'],
  ['numunutaumumu', 'mu tau mu mu'],
  ['numunutautautau', 'mu tau tau tau'],
  ['nutaunutauee', 'tau tau e e'],
  ['nuenuemue', 'e e e mu'],
  ['numunueemu', 'e mu mu e'],
  ['numunuemue', 'e mu e mu'],
  ['numunumumue', 'mu mu e mu'],
  ['nutaunueemu', 'e tau mu e'],
  ['nutaunuemue', 'e tau e mu'],
  ['nutaunumuemu', 'mu tau mu e'],
  ['nutaunumumue', 'mu tau e mu'],
  ['nutaunutaumue', 'tau tau e mu'],
  ['nuenuetaumu', 'e e mu tau'],
  ['numunuemutau', 'e mu tau mu'],
  ['numunuetaumu', 'e mu mu tau'],
  ['nutaunumumutau', 'mu tau tau mu'],
  ['nutaunutautaumu', 'tau tau mu tau'],
  ['nuenuetaue', 'e e e tau'],
  ['numunueetau', 'e mu tau e'],
  ['numunuetaue', 'e mu e tau'],
  ['nutaunumutaue', 'mu tau e tau'],
];

describe('Wilson coefficients of the flavio basis', () => {
  it('have the published names and the fields of the published operators', () => {
    for (const [name, operator] of PUBLISHED) {
      for (const chirality of ['L', 'R'] as const) {
        const found = wilsonCoefficient(`CVL${chirality}_${name}`);
        expect(found, name).toBeDefined();
        const { outgoing, incoming, leptonMinus, leptonPlus, leptons } = found as NonNullable<typeof found>;
        expect([outgoing, incoming, leptonMinus, leptonPlus].join(' ')).toBe(operator);
        expect(leptons).toBe(chirality);
      }
    }
  });

  it('are as many as in the basis files, sector by sector', () => {
    const count = (theory: (typeof WET_THEORIES)[number], sector: string) =>
      wilsonCoefficientsOf(theory).filter((one) => one.sector === sector).length;
    // ffnunu of WET: 96 with 60 of quarks; of WET-3: 60 with 36 of quarks
    expect(WET_THEORIES.map((theory) => count(theory, 'ffnunu'))).toEqual([36, 36, 24]);
    expect(['nunumue', 'nunumutau', 'nunutaue'].map((sector) => count('WET', sector))).toEqual([18, 18, 18]);
    expect(count('WET-3', 'nunumutau')).toBe(0);
    expect(new Set(wilsonCoefficients.map(({ name }) => name)).size).toBe(90);
  });

  it('are real where the operator is its own conjugate, and only there', () => {
    const real = wilsonCoefficients.filter(({ hermitian }) => hermitian).map(({ name }) => name);
    expect(real).toHaveLength(18);
    for (const name of real) expect(name).toMatch(/_nu(\w+)nu\1(ee|mumu|tautau)$/);
  });

  it('are refused by name where they do not exist; operators with quarks exist but make no pair', () => {
    expect(() => wilsonCoefficient('CVLL_numunumumum')).toThrow(/Did you mean "CVLL_numunumumumu"/);
    expect(() => wilsonCoefficient('C9_bsmumu')).toThrow(/not a coefficient of the sectors ffnunu/);
    expect(() => wilsonCoefficient('CVLL_numunumutautau', 'WET-3')).toThrow(/WET-3 has no taus/);
    expect(wilsonCoefficient('CVLR_nuenutaubb')).toBeUndefined();
    expect(() => wilsonCoefficient('CVLR_nuenutaubb', 'WET-4')).toThrow(/not a coefficient/);
    expect(() => wilsonCoefficient('CVLL_toString')).toThrow(/not a coefficient/);
  });
});
