import { flipDileptonHalf } from './generated/flipDileptonHalf.js';
import { TURNED_DENSITIES, TURNED_ODD_DENSITIES } from './turnedTensor.js';

/** One point of the phase space of ν γ* → ν′ ℓ⁻ℓ⁺: scalars as in generated/flipDileptonHalf.ts, v = k₁·p₊, dp = Q2 + 2p₊·q. */
export interface TurnedPoint {
  readonly x: number;
  readonly Q2: number;
  readonly K2: number;
  readonly T: number;
  readonly mm: number;
  readonly mp: number;
  readonly u: number;
  readonly v: number;
  readonly inverseMinus: number;
  readonly inversePlus: number;
  readonly inverseSum: number;
}

const input = new Float64Array(17);
const minus = new Float64Array(2 * TURNED_DENSITIES);
const plus = new Float64Array(2 * TURNED_DENSITIES);

/** The average over one direction is the value there. */
function half(out: Float64Array, p: TurnedPoint, mass: number, other: number, moment: number, inverse: number): void {
  input.set([p.x, p.Q2, p.K2, p.T, p.inverseSum, mass, other]);
  for (let n = 0; n < 5; n++) {
    input[7 + n] = moment ** n * inverse ** 2;
    input[12 + n] = moment ** n * inverse;
  }
  flipDileptonHalf(out, input);
}

/** The squared amplitude at one point from the generated function that the program averages, /16. */
export function turnedAtPoint(out: Float64Array, point: TurnedPoint): void {
  half(minus, point, point.mm, point.mp, point.u, point.inverseMinus);
  half(plus, point, point.mp, point.mm, point.v, point.inversePlus);
  for (let i = 0; i < out.length; i++) {
    const odd = TURNED_ODD_DENSITIES.includes(i % TURNED_DENSITIES);
    out[i] = odd ? minus[i] - plus[i] : minus[i] + plus[i];
  }
}
