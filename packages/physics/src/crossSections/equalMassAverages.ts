import { LARGEST_ORDER } from '../numerics/gaussLegendre.js';
import type { PairNodes } from './pairNodes.js';

/** What the generated functions of equal masses read: x, Q², T, m, then the 13 averages of `sumEqualMassAverages`. */
export const EQUAL_MASS_INPUT = 4 + 13;

/** Below this b² differences of the moments lose digits (a factor b⁻⁴), and a power series is used: 10 terms give 1e-16. */
const SERIES_BELOW = 0.15 ** 2;

// One entry for each node of K². Loops over arrays rather than functions of many numbers: those would be allocated one by one.
const perNode = () => new Float64Array(LARGEST_ORDER);
const inverseS = perNode();
const b2 = perNode();
/** 1/(1 − b²). */
const pole = perNode();
const h = perNode();
const v = perNode();
/** ⟨yⁿ/(1−y)⟩ for n = 0, 2, 4 (1 is that of 2, 3 that of 4), and ⟨y⁴/(1−y)²⟩. */
const single0 = perNode();
const single2 = perNode();
const single4 = perNode();
const double4 = perNode();

/**
 * The averages of `dileptonAngularAverages` for m₋ = m₊, summed over K²: with x, Q², T, m in input[0…3], writes behind them what
 * generated/equalMassesHalf.ts reads: ⟨1⟩, ⟨δⁿ/D²⟩ (n = 0…4), ⟨δⁿ/D⟩ (0, 1), ⟨δⁿ/D⟩/S (0, 2, 4), K²⟨δⁿ/D⟩ (0, 1).
 *
 * With c along q⃗, D = ½S(1 − y) where y = bc, and δ = u − (x − T)/4 = hy + √(1−c²)·C cos φ. Powers of b are taken into y, so
 * that all but the moments of y is rational: h, and v of ½C²(1−c²) = v(b² − y²).
 */
export function sumEqualMassAverages(input: Float64Array, nodes: PairNodes): void {
  placeAngles(input, nodes);
  poleMoments(nodes.count);
  addAverages(input, nodes);
}

function placeAngles(input: Float64Array, { count, pairMass2, velocity2 }: PairNodes): void {
  const x = input[0];
  const Q2 = input[1];
  const T = input[2];
  const squaredSum = 4 * input[3] * input[3];
  for (let i = 0; i < count; i++) {
    const K2 = pairMass2[i];
    const S = K2 + Q2 + T;
    const kappa = K2 + T - Q2; // 2q·K
    const gram = kappa * kappa + 4 * Q2 * K2; // 4K²|q⃗|²
    inverseS[i] = 1 / S;
    const spread = velocity2[i] * inverseS[i] * inverseS[i];
    b2[i] = spread * gram;
    // 1 − b² is as small as 1e-13 for electrons and must not be formed by subtraction
    pole[i] = 1 / (squaredSum / K2 + 4 * Q2 * T * spread);
    const ratio = S / gram;
    h[i] = 0.25 * ratio * (2 * x * K2 - (x - T) * kappa);
    v[i] = 0.125 * K2 * Math.max(0, T * ((x - T) * (x - Q2) - K2 * x)) * ratio * ratio;
  }
}

function poleMoments(count: number): void {
  for (let i = 0; i < count; i++) {
    const square = b2[i];
    if (square < SERIES_BELOW) {
      // Σ b²ᵐ/(2m+5), and Σ b²ᵐ (2m+1)/(2m+5) = Σ b²ᵐ (1 − 4/(2m+5))
      const fourth = square * square;
      const low = 1 / 5 + square * (1 / 7) + fourth * (1 / 9 + square * (1 / 11));
      const high = 1 / 13 + square * (1 / 15) + fourth * (1 / 17 + square * (1 / 19) + fourth * (1 / 21 + square / 23));
      const series = low + fourth * fourth * high;
      single4[i] = fourth * series;
      single2[i] = square * (1 / 3) + single4[i];
      single0[i] = 1 + single2[i];
      double4[i] = fourth * (pole[i] - 4 * series);
    } else {
      const b = Math.sqrt(square);
      const average = (0.5 * Math.log((1 + b) * (1 + b) * pole[i])) / b;
      single0[i] = average;
      single2[i] = average - 1;
      single4[i] = single2[i] - square * (1 / 3);
      double4[i] = pole[i] - average - 2 * single2[i] - single4[i];
    }
  }
}

function addAverages(sums: Float64Array, { count, pairMass2, weights }: PairNodes): void {
  for (let k = 4; k < EQUAL_MASS_INPUT; k++) sums[k] = 0;
  for (let i = 0; i < count; i++) {
    const j0 = single0[i];
    const j2 = single2[i];
    const j4 = single4[i];
    // ⟨yⁿ/(1−y)²⟩ = ⟨yⁿ/(1−y)⟩ + ⟨yⁿ⁺¹/(1−y)²⟩
    const d4 = double4[i];
    const d3 = j4 + d4;
    const d2 = j2 + d3;
    const d1 = j2 + d2;
    // coefficients of y⁰…y⁴ of ⟨δⁿ⟩_φ, n = 2, 3, 4; those of n = 3 without h
    const hh = h[i] * h[i];
    const w = v[i] * b2[i];
    const q22 = hh - v[i];
    const q40 = 1.5 * w * w;
    const q42 = 3 * w * (hh + q22);
    const q44 = hh * (hh - 6 * v[i]) + 1.5 * v[i] * v[i];
    // 1/D, 1/DS and 1/D² but for the (1 − y)
    const single = 2 * weights[i] * inverseS[i];
    const singleS = single * inverseS[i];
    const double = 2 * singleS;
    sums[4] += weights[i];
    sums[5] += double * pole[i];
    sums[6] += double * h[i] * d1;
    sums[7] += double * (w * pole[i] + q22 * d2);
    sums[8] += double * h[i] * (3 * w * d1 + (hh - 3 * v[i]) * d3);
    sums[9] += double * (q40 * pole[i] + q42 * d2 + q44 * d4);
    sums[10] += single * j0;
    sums[11] += single * h[i] * j2;
    sums[12] += singleS * j0;
    sums[13] += singleS * (w * j0 + q22 * j2);
    sums[14] += singleS * (q40 * j0 + q42 * j2 + q44 * j4);
    sums[15] += single * pairMass2[i] * j0;
    sums[16] += single * pairMass2[i] * h[i] * j2;
  }
}
