import type { PairNodes } from './pairNodes.js';

/** Number of averages that `sumEqualMassAverages` writes. */
export const EQUAL_MASS_AVERAGES = 13;

/** b² below which differences of the moments lose digits and their power series is used: 10 terms give 1e-16. */
const SERIES_BELOW = 0.15 ** 2;
const SERIES_TERMS = 10;

/** 2m + 1 and 1/(5 + 2m): coefficients of the power series of the fourth moments in b². */
const odd = Float64Array.from({ length: SERIES_TERMS + 1 }, (_, m) => 2 * m + 1);
const inverse = Float64Array.from({ length: SERIES_TERMS + 1 }, (_, m) => 1 / (5 + 2 * m));

/**
 * The averages of `dileptonAngularAverages` for m₋ = m₊ = m, summed over the nodes of K²; written to out[offset…] in the order of
 * generated/equalMassesHalf.ts: ⟨1⟩, ⟨δⁿ/D²⟩ (n = 0…4), ⟨δⁿ/D⟩ (0, 1), ⟨δⁿ/D⟩/S (0, 2, 4), K²⟨δⁿ/D⟩ (0, 1).
 *
 * With c along q⃗, D = ½S(1 − y) where y = bc, and δ = hy + √(1−c²)·C cos φ: for equal masses neither D nor what is averaged
 * holds anything but S, K² and x, Q², T, and powers of b are taken into y, so that h and v = C²/2b² are rational.
 */
export function sumEqualMassAverages(
  out: Float64Array,
  offset: number,
  x: number,
  Q2: number,
  T: number,
  m2: number,
  nodes: PairNodes,
): void {
  const { count, pairMass2, excess, weights } = nodes;
  for (let k = 0; k < EQUAL_MASS_AVERAGES; k++) out[offset + k] = 0;
  const q2t = 4 * Q2 * T;
  const transverse0 = 0.125 * T * (x - T) * (x - Q2);
  const transverse1 = 0.125 * T * x;
  for (let i = 0; i < count; i++) {
    const K2 = pairMass2[i];
    const weight = weights[i];
    const inverseK2 = 1 / K2;
    const inverseS = 1 / (K2 + Q2 + T);
    const kappa = K2 + T - Q2; // 2 q·K
    const gram = kappa * kappa + 4 * Q2 * K2; // 4 K² |q⃗|²
    const beta2 = excess[i] * inverseK2;
    const betaS2 = beta2 * inverseS * inverseS;
    const b2 = betaS2 * gram;
    const oneMinusB2 = 4 * m2 * inverseK2 + betaS2 * q2t;
    const ratio = (K2 + Q2 + T) / gram;
    const h = 0.25 * ratio * (2 * x * K2 - (x - T) * kappa);
    const v = K2 * Math.max(0, transverse0 - K2 * transverse1) * ratio * ratio;
    const w = v * b2;
    // ⟨yⁿ/(1 − y)ᵏ⟩, k = 1, 2
    let j10: number, j12: number, j14: number, j20: number, j21: number, j22: number, j23: number, j24: number;
    if (b2 < SERIES_BELOW) {
      let first = 0;
      let second = 0;
      for (let m = SERIES_TERMS; m >= 0; m--) {
        first = first * b2 + inverse[m];
        second = second * b2 + odd[m] * inverse[m];
      }
      j14 = b2 * b2 * first;
      j24 = b2 * b2 * second;
      j12 = b2 / 3 + j14;
      j10 = 1 + j12;
      j23 = j14 + j24;
      j22 = j12 + j23;
      j21 = j12 + j22;
      j20 = j10 + j21;
    } else {
      const b = Math.sqrt(b2);
      j20 = 1 / oneMinusB2;
      j10 = (0.5 * Math.log((1 + b) * (1 + b) * j20)) / b;
      j12 = j10 - 1;
      j14 = j12 - b2 / 3;
      j21 = j20 - j10;
      j22 = j21 - j12;
      j23 = j22 - j12;
      j24 = j23 - j14;
    }
    const hh = h * h;
    const q22 = hh - v;
    const q40 = 1.5 * w * w;
    const q42 = 3 * w * (hh + q22);
    const q44 = hh * (hh - 6 * v) + 1.5 * v * v;
    const simple = 2 * weight * inverseS;
    const simpleS = simple * inverseS;
    const double = 2 * simpleS;
    out[offset] += weight;
    out[offset + 1] += double * j20;
    out[offset + 2] += double * h * j21;
    out[offset + 3] += double * (w * j20 + q22 * j22);
    out[offset + 4] += double * h * (3 * w * j21 + (hh - 3 * v) * j23);
    out[offset + 5] += double * (q40 * j20 + q42 * j22 + q44 * j24);
    out[offset + 6] += simple * j10;
    out[offset + 7] += simple * h * j12;
    out[offset + 8] += simpleS * j10;
    out[offset + 9] += simpleS * (w * j10 + q22 * j12);
    out[offset + 10] += simpleS * (q40 * j10 + q42 * j12 + q44 * j14);
    out[offset + 11] += simple * K2 * j10;
    out[offset + 12] += simple * K2 * h * j12;
  }
}
