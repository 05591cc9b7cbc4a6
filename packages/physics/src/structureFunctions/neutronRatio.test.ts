import { describe, expect, it } from 'vitest';
import { NMC_DEUTERON_TO_PROTON } from '../../test/structureFunctionData.js';
import { nmcRatio } from './neutronRatio.js';

const chiSquare = (ratio: (x: number, q2: number) => number) =>
  NMC_DEUTERON_TO_PROTON.reduce(
    (sum, [q2, x, measured, error]) => sum + (((1 + ratio(x, q2)) / 2 - measured) / error) ** 2,
    0,
  );

describe('nmcRatio', () => {
  it('describes the later deuteron to proton ratios of NMC', () => {
    const points = NMC_DEUTERON_TO_PROTON.length;
    // χ² of n points is n ± √(2n); these are not the data of the fit. All 260 points have 236.
    expect(chiSquare(nmcRatio)).toBeLessThan(points + 2 * Math.sqrt(2 * points));
  });

  it('falls from the sea to the valence quarks and stays above the quark model bound of ¼', () => {
    expect(nmcRatio(0, 1)).toBe(0.979);
    const values = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6].map((x) => nmcRatio(x, 10));
    for (let i = 1; i < values.length; i++) expect(values[i]).toBeLessThan(values[i - 1]);
    for (const q2 of [0.5, 10, 1e5]) for (const x of [0.3, 0.7, 0.99]) expect(nmcRatio(x, q2)).toBeGreaterThan(0.25);
  });
});
