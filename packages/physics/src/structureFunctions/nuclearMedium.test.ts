import { describe, expect, it } from 'vitest';
import { boundStructureFunctions, nuclearMedium, nuclearMediumNames } from './nuclearMedium.js';
import { structureFunctionModel } from './structureFunctionModel.js';

const named = nuclearMediumNames.filter((name) => name !== 'free');

/**
 * Smirnov's ratio for x below 0.3, as Butkevich and Mikheyev have it (JETP 95 (2002) 11, eqs. 45–49): x^m₁ (1 + m₂)(1 − m₃x) with
 * m_i = M_i (1 − N/A), N nucleons at the surface, 4πρ∫_r^∞ s²ds/(1 + e^((s−r)/a)). Another form, fitted to NMC, E665 and SLAC.
 */
function smirnov(x: number, massNumber: number): number {
  const root = Math.cbrt(massNumber);
  const [density, thickness, radius] = [0.17, 0.54, 1.12 * root - 0.86 / root];
  const [logTwo, zetaTwoHalf, zetaThree] = [Math.LN2, Math.PI ** 2 / 12, 1.2020569];
  const integral =
    thickness * (radius ** 2 * logTwo + 2 * radius * thickness * zetaTwoHalf + 1.5 * thickness ** 2 * zetaThree);
  const inside = 1 - (4 * Math.PI * density * integral) / massNumber;
  return x ** (0.129 * inside) * (1 + 0.456 * inside) * (1 - 0.553 * inside * x);
}

/**
 * Slope −dR/dx between x = 0.35 and 0.7 from the data of E139 and Jefferson Lab: Weinstein et al., Phys. Rev. Lett. 106 (2011) 052301. For
 * ⁴He and Au they have 0.197 ± 0.026 and 0.409 ± 0.039, which no fit in ln A meets.
 */
const SLOPES = [
  [9, 0.243, 0.023],
  [12, 0.292, 0.023],
  [56, 0.388, 0.032],
] as const;

describe.each(named)('the nuclear medium %s', (name) => {
  const medium = nuclearMedium(name);

  it.each(SLOPES)('has the EMC effect of A = %d', (massNumber, slope, error) => {
    const found = (medium.ratio(0.35, massNumber) - medium.ratio(0.7, massNumber)) / 0.35;
    // a straight line through data of two laboratories
    expect(Math.abs(found - slope)).toBeLessThan(2 * error);
  });

  it('is 1 at x = 0.3, where the EMC effect begins, for all nuclei', () => {
    // normalisation of E139: 1 %
    for (const [massNumber] of SLOPES) expect(Math.abs(medium.ratio(0.3, massNumber) - 1)).toBeLessThan(0.01);
  });

  it.each([12, 40, 119, 197])('has the shadowing that Smirnov found in A = %d', (massNumber) => {
    // data of heavy nuclei have errors of 3 to 6 % there, and shadowing is 8 to 20 % at x = 0.012
    for (const x of [0.012, 0.02, 0.04]) {
      expect(Math.abs(medium.ratio(x, massNumber) / smirnov(x, massNumber) - 1)).toBeLessThan(0.065);
    }
  });

  it('says where its ratio was not measured', () => {
    expect(medium.outside(0.1, 40)).toBeUndefined();
    expect(medium.outside(0.95, 40)).toBe('x above 0.88: the ratio of nuclear structure functions is held');
    expect(medium.outside(1e-4, 40)).toMatch(/^x below 0\.0\d+: the ratio/);
    expect(medium.outside(0.1, 3)).toMatch(/^A = 3: no such nucleus/);
  });
});

it('follows E665 below x = 0.01 and goes no lower than 0.0014', () => {
  const medium = nuclearMedium('e139-e665');
  // Dutta et al., Phys. Rev. D 63 (2001) 094020, eq. 3.10: A^(0.069 log₁₀x + 0.097); joined to E139, which differs at x = 0.01 by 2 %
  for (const massNumber of [12, 40, 119, 197]) {
    for (const x of [0.0014, 0.003, 0.006, 0.01]) {
      const theirs = massNumber ** (0.069 * Math.log10(x) + 0.097);
      expect(Math.abs(medium.ratio(x, massNumber) / theirs - 1)).toBeLessThan(0.03);
    }
    expect(medium.ratio(1e-5, massNumber)).toBe(medium.ratio(0.0014, massNumber));
  }
});

describe('structure functions of bound nucleons', () => {
  const free = structureFunctionModel();
  const medium = nuclearMedium('e139-e665');
  const iron = boundStructureFunctions(free, medium, 56);

  it('are those of free ones times the ratio, and R stays', () => {
    // x = 0.6 of a proton at W² = 10 GeV²: Q² = x (W² − M²)/(1 − x)
    const q2 = (0.6 * (10 - 0.938272 ** 2)) / 0.4;
    const [bound, alone] = [iron, free].map((model) => model.structure('proton'));
    // E139 for iron at x = 0.6, where the fit is good to 1 %: 1 − 0.388 (0.6 − 0.3) by the slope above
    expect(Math.abs(bound.f2(q2, 10) / alone.f2(q2, 10) - (1 - 0.388 * 0.3))).toBeLessThan(0.01);
    expect(bound.fL(q2, 10) / bound.f2(q2, 10)).toBeCloseTo(alone.fL(q2, 10) / alone.f2(q2, 10), 12);
  });

  it('are not shadowed where resonances are made', () => {
    const ratio = (q2: number, w2: number) => iron.structure('proton').f2(q2, w2) / free.structure('proton').f2(q2, w2);
    // the normalisation of E139 is good to 1 %
    expect(Math.abs(ratio(0.01, 1.5) - 1)).toBeLessThan(0.01);
    expect(ratio(0.01, 25)).toBeLessThan(0.75);
    const { photoabsorption } = iron.structure('proton');
    expect(Math.abs(photoabsorption(1.5) / free.structure('proton').photoabsorption(1.5) - 1)).toBeLessThan(0.01);
    expect(photoabsorption(100) / free.structure('proton').photoabsorption(100)).toBe(medium.ratio(0, 56));
  });

  it('say what both say outside of their data', () => {
    expect(iron.name).toBe('lux-like, e139-e665 in A = 56');
    expect(iron.outside(3, 8)).toBeUndefined();
    expect(iron.outside(0.001, 100)).toMatch(/x below 0.0014/);
  });

  it('are the free ones in hydrogen, in deuterium and by default', () => {
    expect(boundStructureFunctions(free, medium, 1)).toBe(free);
    expect(boundStructureFunctions(free, medium, 2)).toBe(free);
    expect(boundStructureFunctions(free, nuclearMedium(), 56)).toBe(free);
    expect(boundStructureFunctions(free, medium, 56)).toBe(iron);
  });

  it('of an unknown medium are refused', () => {
    expect(() => nuclearMedium('e193')).toThrow(/nuclear medium = "e193": no such medium. Did you mean "e139"/);
  });
});
