import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DileptonInvariants, dileptonInvariants, dileptonQuadrature } from '../../test/dileptonQuadrature.js';
import { dileptonTensor } from './dileptonTensor.js';
import { matrixElementParts } from './generated/matrixElement.js';

function numericalTensor(invariants: DileptonInvariants): number[] {
  const { x, Q2, K2, T, mm, mp } = invariants;
  const out = new Float64Array(6);
  const flip = mm * mp;
  return dileptonQuadrature(invariants, 6, (parts, { u, v, inverseMinus, inversePlus, inverseSum }) => {
    matrixElementParts(
      out,
      x,
      Q2,
      K2,
      T,
      u,
      inverseMinus,
      inversePlus,
      inverseSum,
      mm * mm,
      mp * mp,
      0,
      u,
      v,
      x / 2,
      0,
    );
    parts.set([out[0] + flip * out[1], out[0] - flip * out[1], out[2]]);
    parts.set([out[3] + flip * out[4], out[3] - flip * out[4], out[5]], 3);
  });
}

describe('dileptonTensor', () => {
  it('equals the quadrature of the pointwise matrix element over the dilepton directions', () => {
    const out = new Float64Array(6);
    fc.assert(
      fc.property(dileptonInvariants, (invariants) => {
        const { x, Q2, K2, T, mm, mp } = invariants;
        dileptonTensor(out, x, Q2, K2, T, mm, mp);
        const expected = numericalTensor(invariants);
        // Terms of the expanded tensor cancel by up to T/x and Q²/K²; 1e-8 of VV + AA is far below any tolerance asked of σ.
        const metric = Math.abs(expected[0]) + Math.abs(expected[1]);
        const longitudinal = Math.abs(expected[3]) + Math.abs(expected[4]);
        for (let i = 0; i < 3; i++) {
          expect(Math.abs(out[i] - expected[i])).toBeLessThanOrEqual(
            1e-8 * (metric + (4 * Q2 * longitudinal) / x ** 2),
          );
          expect(Math.abs(out[i + 3] - expected[i + 3])).toBeLessThanOrEqual(
            1e-8 * (longitudinal + (x * x * metric) / (4 * Q2)),
          );
        }
      }),
      { seed: 11, numRuns: 400 },
    );
  });

  it('is symmetric under exchange of the lepton masses, VA antisymmetric', () => {
    const a = new Float64Array(6);
    const b = new Float64Array(6);
    fc.assert(
      fc.property(dileptonInvariants, ({ x, Q2, K2, T, mm, mp }) => {
        dileptonTensor(a, x, Q2, K2, T, mm, mp);
        dileptonTensor(b, x, Q2, K2, T, mp, mm);
        for (const i of [0, 1, 3, 4]) expect(a[i]).toBeCloseTo(b[i], 10);
        for (const i of [2, 5]) expect(a[i] + b[i]).toBe(0);
      }),
      { seed: 12, numRuns: 200 },
    );
  });
});
