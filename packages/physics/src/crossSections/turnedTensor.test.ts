import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type DileptonInvariants,
  dileptonInvariants,
  dileptonQuadrature,
  oneNode,
} from '../../test/dileptonQuadrature.js';
import { turnedAtPoint } from './turnedAtPoint.js';
import { sumTurnedTensor, TURNED_DENSITIES, TURNED_ODD_DENSITIES, turnedTensor } from './turnedTensor.js';

const SIZE = 2 * TURNED_DENSITIES;

function numericalTensor(invariants: DileptonInvariants): number[] {
  return dileptonQuadrature(invariants, SIZE, (out, point) => turnedAtPoint(out, { ...invariants, ...point }));
}

/** Size of a density or an interference: that of the squares it belongs to, after Cauchy and Schwarz. */
function sizes(parts: readonly number[], offset: number): number[] {
  const [ss, pp, tt, , , dd] = parts.slice(offset, offset + TURNED_DENSITIES).map(Math.abs);
  const both = (a: number, b: number) => 2 * Math.sqrt(a * b);
  return [ss, pp, tt, both(ss, tt), both(pp, tt), dd, both(tt, dd)];
}

function expectTensor(
  out: Float64Array,
  expected: readonly number[],
  { x, Q2 }: DileptonInvariants,
  tolerance = 1e-8,
): void {
  const metric = sizes(expected, 0);
  const longitudinal = sizes(expected, TURNED_DENSITIES);
  // terms of the expanded tensor cancel as in chiralTensor.test.ts, where 1e-8 is kept too
  for (let i = 0; i < TURNED_DENSITIES; i++) {
    const scale = metric[i] + (4 * Q2 * longitudinal[i]) / x ** 2;
    expect(Math.abs(out[i] - expected[i])).toBeLessThanOrEqual(tolerance * scale);
    const j = i + TURNED_DENSITIES;
    expect(Math.abs(out[j] - expected[j])).toBeLessThanOrEqual((tolerance * scale * x * x) / (4 * Q2));
  }
}

describe('sumTurnedTensor', () => {
  it('equals the quadrature of the pointwise matrix element over the dilepton directions', () => {
    const out = new Float64Array(SIZE);
    fc.assert(
      fc.property(dileptonInvariants, (invariants) => {
        const { x, Q2, T, mm, mp } = invariants;
        sumTurnedTensor(out, x, Q2, T, mm, mp, oneNode(invariants));
        // terms of the photon's densities cancel by up to x/T, here and in the reference
        expectTensor(out, numericalTensor(invariants), invariants, Math.max(1e-8, (1e-15 * x) / T));
      }),
      { seed: 33, numRuns: 400 },
    );
  });
});

describe('turnedTensor', () => {
  const out = new Float64Array(SIZE);

  it('equals the quadrature of the pointwise matrix element over the dilepton directions', () => {
    fc.assert(
      fc.property(dileptonInvariants, (invariants) => {
        const { x, Q2, K2, T, mm, mp } = invariants;
        turnedTensor(out, x, Q2, K2, T, mm, mp);
        expectTensor(out, numericalTensor(invariants), invariants);
      }),
      { seed: 31, numRuns: 400 },
    );
  });

  it('is symmetric under exchange of the lepton masses but for S·C_T and P·C_T, which are antisymmetric', () => {
    const exchanged = new Float64Array(SIZE);
    fc.assert(
      fc.property(dileptonInvariants, ({ x, Q2, K2, T, mm, mp }) => {
        turnedTensor(out, x, Q2, K2, T, mm, mp);
        turnedTensor(exchanged, x, Q2, K2, T, mp, mm);
        for (let i = 0; i < SIZE; i++) {
          const odd = TURNED_ODD_DENSITIES.includes(i % TURNED_DENSITIES);
          expect(exchanged[i] + (odd ? out[i] : -out[i])).toBe(0);
        }
      }),
      { seed: 32, numRuns: 200 },
    );
  });
});
