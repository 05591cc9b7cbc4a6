import fc from 'fast-check';
import { type PairNodes, pairNodes } from '../src/crossSections/pairNodes.js';
import { gaussLegendre } from '../src/numerics/gaussLegendre.js';

const masses = [0.51099895e-3, 0.1056583755, 1.77693];

export interface DileptonInvariants {
  readonly x: number;
  readonly Q2: number;
  readonly K2: number;
  readonly T: number;
  readonly mm: number;
  readonly mp: number;
}

/** One direction of the leptons: u = k₁·p₋, v = k₁·p₊ and the inverse denominators. */
export interface DileptonPoint {
  readonly u: number;
  readonly v: number;
  readonly inverseMinus: number;
  readonly inversePlus: number;
  readonly inverseSum: number;
}

/**
 * The same average by quadrature: Gauss–Legendre in y with c = tanh(y)/b-like maps for both poles, and the 5-point
 * azimuth rule that is exact up to degree 4. Independent of the closed form: it evaluates the pointwise matrix element.
 */
export function dileptonQuadrature(
  { x, Q2, K2, T, mm, mp }: DileptonInvariants,
  size: number,
  element: (out: Float64Array, point: DileptonPoint) => void,
): number[] {
  const e = 0.5 * (K2 + mm * mm - mp * mp);
  const kappa = 0.5 * (K2 + T - Q2);
  const gram = kappa * kappa + Q2 * K2;
  const lambda = (K2 - (mm + mp) ** 2) * (K2 - (mm - mp) ** 2);
  const f = 0.5 * (x - T);
  const delta = Math.sqrt(lambda * gram) / K2;
  const s = K2 + Q2 + T;
  const cosPart = -0.5 * Math.sqrt(lambda / gram) * ((f * kappa) / K2 - x / 2);
  const transverse2 = (lambda * T * ((x - T) * (x - Q2) - K2 * x)) / (16 * K2 * gram);
  const sum = new Array<number>(size).fill(0);
  const out = new Float64Array(size);
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
        element(out, { u, v: f - u, inverseMinus: 1 / dm, inversePlus: 1 / (s - dm), inverseSum: 1 / s });
        for (let j = 0; j < size; j++) sum[j] += 16 * out[j] * 0.5 * jacobian * 0.2;
      }
    }
  }
  return sum;
}

/** Random physical invariants: K² above threshold, Q², T and ŝ over several decades. */
export const dileptonInvariants = fc
  .record({
    mm: fc.constantFrom(...masses),
    mp: fc.constantFrom(...masses),
    pair: fc.double({ min: -2, max: 3, noNaN: true }),
    virtuality: fc.double({ min: -5, max: 1, noNaN: true }),
    transfer: fc.double({ min: -5, max: 2, noNaN: true }),
    excess: fc.double({ min: -2, max: 3, noNaN: true }),
  })
  .map(({ mm, mp, pair, virtuality, transfer, excess }): DileptonInvariants => {
    const scale = mm * mp + mm * mm + mp * mp;
    const K2 = (mm + mp) ** 2 + scale * 10 ** pair;
    const Q2 = scale * 10 ** virtuality;
    const T = scale * 10 ** transfer;
    const b = Q2 + K2 + T;
    const xMin = 0.5 * (b + Math.sqrt(b * b - 4 * T * Q2));
    return { mm, mp, K2, Q2, T, x: xMin * (1 + 10 ** excess) };
  });

/** The K² of these invariants as the only node of a quadrature, with a weight of 1. */
export function oneNode({ K2, mm, mp }: DileptonInvariants): PairNodes {
  const nodes = pairNodes(1, mm, mp);
  nodes.count = 1;
  nodes.pairMass2[0] = K2;
  nodes.velocity2[0] = (1 - nodes.threshold / K2) * (1 - nodes.difference2 / K2);
  nodes.weights[0] = 1;
  return nodes;
}
