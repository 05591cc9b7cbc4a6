import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gaussLegendre } from '../numerics/gaussLegendre.js';
import { dileptonTensor } from './dileptonTensor.js';
import { matrixElementParts } from './generated/matrixElement.js';

const masses = [0.51099895e-3, 0.1056583755, 1.77693];

/**
 * The same average by quadrature: Gauss–Legendre in y with c = tanh(y)/b-like maps for both poles, and the 5-point
 * azimuth rule that is exact up to degree 4. Independent of the closed form: it evaluates the pointwise matrix element.
 */
function numericalTensor(x: number, Q2: number, K2: number, T: number, mm: number, mp: number): number[] {
  const e = 0.5 * (K2 + mm * mm - mp * mp);
  const kappa = 0.5 * (K2 + T - Q2);
  const gram = kappa * kappa + Q2 * K2;
  const lambda = (K2 - (mm + mp) ** 2) * (K2 - (mm - mp) ** 2);
  const f = 0.5 * (x - T);
  const delta = Math.sqrt(lambda * gram) / K2;
  const s = K2 + Q2 + T;
  const cosPart = -0.5 * Math.sqrt(lambda / gram) * ((f * kappa) / K2 - x / 2);
  const transverse2 = (lambda * T * ((x - T) * (x - Q2) - K2 * x)) / (16 * K2 * gram);
  const sum = [0, 0, 0, 0, 0, 0];
  const out = new Float64Array(6);
  const { nodes, weights } = gaussLegendre(120);
  // distance of each pole from its end of [-1, 1]: 1 − b = (D0² − δ²)/(D0 (D0+δ)), cancellation-free
  for (const side of [1, -1]) {
    const own = side === 1 ? mm : mp;
    const ownE = side === 1 ? e : K2 - e;
    const d0 = Q2 + (2 * ownE * kappa) / K2;
    const product = Q2 * (Q2 + (4 * ownE * (kappa - ownE)) / K2) + (4 * own * own * gram) / K2;
    const dMin = product / (d0 + delta);
    const epsilon = dMin / delta;
    // y = 1 − side·c from 0 to 1: y = ε(eᵗ − 1)
    const range = Math.log(1 + 1 / epsilon);
    for (let i = 0; i < nodes.length; i++) {
      const t = 0.5 * range * (1 + nodes[i]);
      const y = epsilon * Math.expm1(t);
      const jacobian = 0.5 * range * weights[i] * epsilon * Math.exp(t);
      const c = side * (1 - y);
      const ownD = dMin + delta * y;
      const dm = side === 1 ? ownD : s - ownD;
      const sine = Math.sqrt(y * (2 - y));
      for (let k = 0; k < 5; k++) {
        const u = (e * f) / K2 + cosPart * c - Math.sqrt(transverse2) * sine * Math.cos((2 * Math.PI * k) / 5);
        const k1 = [u, f - u];
        matrixElementParts(
          out,
          x,
          Q2,
          K2,
          T,
          u,
          1 / dm,
          1 / (s - dm),
          1 / s,
          mm * mm,
          mp * mp,
          0,
          k1[0],
          k1[1],
          x / 2,
          0,
        );
        const flip = mm * mp;
        const parts = [out[0] + flip * out[1], out[0] - flip * out[1], out[2]];
        parts.push(out[3] + flip * out[4], out[3] - flip * out[4], out[5]);
        for (let j = 0; j < 6; j++) sum[j] += 16 * parts[j] * 0.5 * jacobian * 0.2;
      }
    }
  }
  return sum;
}

/** Random physical invariants: K² above threshold, Q², T and ŝ over several decades. */
const invariants = fc
  .record({
    mm: fc.constantFrom(...masses),
    mp: fc.constantFrom(...masses),
    pair: fc.double({ min: -2, max: 3, noNaN: true }),
    virtuality: fc.double({ min: -5, max: 1, noNaN: true }),
    transfer: fc.double({ min: -5, max: 2, noNaN: true }),
    excess: fc.double({ min: -2, max: 3, noNaN: true }),
  })
  .map(({ mm, mp, pair, virtuality, transfer, excess }) => {
    const scale = mm * mp + mm * mm + mp * mp;
    const K2 = (mm + mp) ** 2 + scale * 10 ** pair;
    const Q2 = scale * 10 ** virtuality;
    const T = scale * 10 ** transfer;
    const b = Q2 + K2 + T;
    const xMin = 0.5 * (b + Math.sqrt(b * b - 4 * T * Q2));
    return { mm, mp, K2, Q2, T, x: xMin * (1 + 10 ** excess) };
  });

describe('dileptonTensor', () => {
  it('equals the quadrature of the pointwise matrix element over the dilepton directions', () => {
    const out = new Float64Array(6);
    fc.assert(
      fc.property(invariants, ({ x, Q2, K2, T, mm, mp }) => {
        dileptonTensor(out, x, Q2, K2, T, mm, mp);
        const expected = numericalTensor(x, Q2, K2, T, mm, mp);
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
      fc.property(invariants, ({ x, Q2, K2, T, mm, mp }) => {
        dileptonTensor(a, x, Q2, K2, T, mm, mp);
        dileptonTensor(b, x, Q2, K2, T, mp, mm);
        for (const i of [0, 1, 3, 4]) expect(a[i]).toBeCloseTo(b[i], 10);
        for (const i of [2, 5]) expect(a[i] + b[i]).toBe(0);
      }),
      { seed: 12, numRuns: 200 },
    );
  });
});
