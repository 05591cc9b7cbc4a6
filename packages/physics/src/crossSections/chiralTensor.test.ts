import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type DileptonInvariants,
  dileptonInvariants,
  dileptonQuadrature,
  oneNode,
} from '../../test/dileptonQuadrature.js';
import { chiralTensor, sumChiralTensor } from './chiralTensor.js';
import { beamElementParts } from './generated/beamElement.js';
import { pairNodes } from './pairNodes.js';

function numericalTensor(invariants: DileptonInvariants): number[] {
  const { x, Q2, K2, T, mm, mp } = invariants;
  const out = new Float64Array(6);
  const flip = mm * mp;
  return dileptonQuadrature(invariants, 6, (parts, { u, inverseMinus, inversePlus, inverseSum }) => {
    beamElementParts(out, Float64Array.of(x, Q2, K2, T, u, inverseMinus, inversePlus, inverseSum, mm * mm, mp * mp));
    parts.set([out[0] + flip * out[1], out[0] - flip * out[1], out[2]]);
    parts.set([out[3] + flip * out[4], out[3] - flip * out[4], out[5]], 3);
  });
}

function expectTensor(out: Float64Array, expected: readonly number[], { x, Q2 }: DileptonInvariants): void {
  // Terms of the expanded tensor cancel by up to T/x and Q²/K²; 1e-8 of VV + AA is far below any tolerance asked of σ.
  const metric = Math.abs(expected[0]) + Math.abs(expected[1]);
  const longitudinal = Math.abs(expected[3]) + Math.abs(expected[4]);
  for (let i = 0; i < 3; i++) {
    expect(Math.abs(out[i] - expected[i])).toBeLessThanOrEqual(1e-8 * (metric + (4 * Q2 * longitudinal) / x ** 2));
    expect(Math.abs(out[i + 3] - expected[i + 3])).toBeLessThanOrEqual(
      1e-8 * (longitudinal + (x * x * metric) / (4 * Q2)),
    );
  }
}

describe('sumChiralTensor', () => {
  it('equals the quadrature of the pointwise matrix element over the dilepton directions', () => {
    const out = new Float64Array(6);
    fc.assert(
      fc.property(dileptonInvariants, (invariants) => {
        const { x, Q2, T, mm, mp } = invariants;
        sumChiralTensor(out, x, Q2, T, mm, mp, oneNode(invariants));
        expectTensor(out, numericalTensor(invariants), invariants);
      }),
      { seed: 13, numRuns: 400 },
    );
  });

  it('is the weighted sum over the nodes of K², nothing without nodes', () => {
    const invariants = { x: 3, Q2: 0.02, T: 0.1, mm: 0.1056583755, mp: 0.51099895e-3 };
    const masses = [0.05, 0.3, 2];
    const nodes = pairNodes(masses.length, invariants.mm, invariants.mp);
    const expected = new Array<number>(6).fill(0);
    const one = new Float64Array(6);
    masses.forEach((K2, i) => {
      nodes.pairMass2[i] = K2;
      nodes.velocity2[i] = (1 - nodes.threshold / K2) * (1 - nodes.difference2 / K2);
      nodes.weights[i] = 1 + i;
      chiralTensor(one, invariants.x, invariants.Q2, K2, invariants.T, invariants.mm, invariants.mp);
      one.forEach((value, n) => {
        expected[n] += (1 + i) * value;
      });
    });
    const out = new Float64Array(6);
    for (const count of [3, 0]) {
      nodes.count = count;
      sumChiralTensor(out, invariants.x, invariants.Q2, invariants.T, invariants.mm, invariants.mp, nodes);
      // rounding of terms that cancel, as above
      for (let n = 0; n < 6; n++) {
        const wanted = count === 0 ? 0 : expected[n];
        expect(Math.abs(out[n] - wanted)).toBeLessThanOrEqual(1e-8 * Math.abs(wanted));
      }
    }
  });
});

describe('chiralTensor', () => {
  it('equals the quadrature of the pointwise matrix element over the dilepton directions', () => {
    const out = new Float64Array(6);
    fc.assert(
      fc.property(dileptonInvariants, (invariants) => {
        const { x, Q2, K2, T, mm, mp } = invariants;
        chiralTensor(out, x, Q2, K2, T, mm, mp);
        expectTensor(out, numericalTensor(invariants), invariants);
      }),
      { seed: 11, numRuns: 400 },
    );
  });

  it('is symmetric under exchange of the lepton masses, VA antisymmetric', () => {
    const a = new Float64Array(6);
    const b = new Float64Array(6);
    fc.assert(
      fc.property(dileptonInvariants, ({ x, Q2, K2, T, mm, mp }) => {
        chiralTensor(a, x, Q2, K2, T, mm, mp);
        chiralTensor(b, x, Q2, K2, T, mp, mm);
        for (const i of [0, 1, 3, 4]) expect(a[i]).toBeCloseTo(b[i], 10);
        for (const i of [2, 5]) expect(a[i] + b[i]).toBe(0);
      }),
      { seed: 12, numRuns: 200 },
    );
  });
});
