import { describe, expect, it } from 'vitest';
import { CONTINUUM_R } from '../../test/structureFunctionData.js';
import { PROTON_MASS_GEV } from '../constants.js';
import { longitudinalRatio, r1998 } from './longitudinalRatio.js';

const mass2 = PROTON_MASS_GEV ** 2;

describe('r1998', () => {
  it('describes measured R of the proton', () => {
    const pulls = CONTINUUM_R.map(([q2, x, ratio, error]) => (r1998(x, q2) - ratio) / error);
    // These data are in the fit of E143, which has χ² of 1 per point for all 237; for 14 points 95 % lie below 1.7.
    expect(pulls.reduce((sum, pull) => sum + pull * pull, 0) / pulls.length).toBeLessThan(1.7);
  });

  it('is the mean of three forms that agree where there are data', () => {
    // Table 3 of hep-ex/9808028 gives R1998 itself about 0.01 to 0.03 of uncertainty here; R1990, an older form, with its own
    // numbers 0.0635 Θ/l + 0.5747/Q² − 0.3534/(Q⁴ + 0.09), was replaced by it and is close in the middle of the data.
    for (const [x, q2] of [
      [0.2, 2],
      [0.2, 5],
      [0.3, 5],
      [0.4, 10],
    ]) {
      const theta = 1 + ((12 * q2) / (q2 + 1)) * (0.125 ** 2 / (0.125 ** 2 + x * x));
      const older = (0.0635 * theta) / Math.log(q2 / 0.04) + 0.5747 / q2 - 0.3534 / (q2 * q2 + 0.09);
      expect(Math.abs(r1998(x, q2) - older)).toBeLessThan(0.03);
    }
  });

  it('falls at large Q², as Callan and Gross want it', () => {
    // quarks have spin ½: only the term 1/ln(Q²) of perturbation theory is left, c₁Θ/l with c₁ = 0.05 and Θ < 13
    for (const x of [0.1, 0.4, 0.7]) {
      expect(r1998(x, 1e5)).toBeLessThan(r1998(x, 100));
      expect(r1998(x, 1e5)).toBeLessThan((0.0577 * 13) / Math.log(1e5 / 0.04));
    }
  });
});

describe('longitudinalRatio', () => {
  it('vanishes for a real photon, in proportion to Q²', () => {
    expect(longitudinalRatio(0, 5, mass2)).toBe(0);
    const [one, two] = [1e-6, 2e-6].map((q2) => longitudinalRatio(q2, 5, mass2));
    expect(two / one).toBeCloseTo(2, 8);
  });

  it('is joined at Q² = 0.34 GeV² without a jump, and where x hardly changes without a kink', () => {
    for (const w2 of [4, 20, 1000]) {
      const [below, above] = [0.34 - 1e-7, 0.34 + 1e-7].map((q2) => longitudinalRatio(q2, w2, mass2));
      expect(below / above).toBeCloseTo(1, 5);
    }
  });

  it('is positive down to threshold and up to 10⁵ GeV²', () => {
    for (const q2 of [1e-4, 0.1, 0.34, 1, 10, 1e3, 1e5]) {
      for (const w2 of [1.2, 2, 10, 1e3, 1e6]) expect(longitudinalRatio(q2, w2, mass2)).toBeGreaterThan(0);
    }
  });
});
