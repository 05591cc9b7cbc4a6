import { LARGEST_ORDER } from '../numerics/gaussLegendre.js';
import type { PairNodes } from './pairNodes.js';

/** What the generated functions read: x, Q², T, m₋, m₊, then the 15 averages of `sumPairAverages`. */
export const PAIR_INPUT = 5 + 15;

/** Below this b² differences of the moments lose digits (a factor b⁻⁴), and a power series is used: 10 terms give 1e-16. */
const SERIES_BELOW = 0.15 ** 2;

// One entry for each node of K². Loops over arrays rather than functions of many numbers: those would be allocated one by one.
const perNode = () => new Float64Array(LARGEST_ORDER);
const inverseS = perNode();
const inverseD0 = perNode();
const b2 = perNode();
/** 1/(1 − b²). */
const pole = perNode();
const a = perNode();
const h = perNode();
const v = perNode();
/** ⟨yⁿ/(1−y)⟩ for n = 0, 2, 4 (1 is that of 2, 3 that of 4), and ⟨y⁴/(1−y)²⟩. */
const single0 = perNode();
const single2 = perNode();
const single4 = perNode();
const double4 = perNode();

/**
 * The averages of `dileptonAngularAverages` summed over K²: with x, Q², T and the masses of the lepton and its partner in
 * input[0…4], writes behind them what generated/dileptonFromAverages.ts reads: ⟨1⟩, ⟨δⁿ/D²⟩ (n = 0…4), ⟨δⁿ/D⟩ (0, 1),
 * ⟨δⁿ/D⟩/S (0…4), K²⟨δⁿ/D⟩ (0, 1).
 *
 * With c along q⃗, D = D₀(1 − y) where y = bc, and δ = u − (x − T)/4 = a + hy + √(1−c²)·C cos φ. Powers of b are taken into y,
 * so that all but the moments of y is rational: h, and v of ½C²(1−c²) = v(b² − y²). For equal masses a = 0 and D₀ = S/2.
 */
export function sumPairAverages(input: Float64Array, nodes: PairNodes): void {
  placeAngles(input, nodes);
  poleMoments(nodes.count);
  addAverages(input, nodes);
}

/** The invariants and masses in front of the averages. */
export function placePairInput(
  input: Float64Array,
  x: number,
  Q2: number,
  T: number,
  mass: number,
  partnerMass: number,
): void {
  input[0] = x;
  input[1] = Q2;
  input[2] = T;
  input[3] = mass;
  input[4] = partnerMass;
}

function placeAngles(input: Float64Array, { count, pairMass2, velocity2 }: PairNodes): void {
  const x = input[0];
  const Q2 = input[1];
  const T = input[2];
  const m2 = input[3] * input[3];
  const difference = m2 - input[4] * input[4];
  for (let i = 0; i < count; i++) {
    const K2 = pairMass2[i];
    const S = K2 + Q2 + T;
    const inverseK2 = 1 / K2;
    const asymmetry = difference * inverseK2;
    const kappa = K2 + T - Q2; // 2q·K
    const gram = kappa * kappa + 4 * Q2 * K2; // 4K²|q⃗|²
    const d0 = 0.5 * (S + asymmetry * kappa);
    // D₀² − δ² without the cancellation, as in `dileptonAngularAverages`
    const product = Q2 * (T - difference + asymmetry * (T - Q2 - difference)) + m2 * inverseK2 * gram;
    inverseS[i] = 1 / S;
    inverseD0[i] = 1 / d0;
    pole[i] = (d0 * d0) / product;
    b2[i] = 0.25 * velocity2[i] * gram * inverseD0[i] * inverseD0[i];
    const ratio = d0 / gram;
    a[i] = 0.25 * (x - T) * asymmetry;
    h[i] = 0.5 * ratio * (2 * x * K2 - (x - T) * kappa);
    v[i] = 0.5 * K2 * Math.max(0, T * ((x - T) * (x - Q2) - K2 * x)) * ratio * ratio;
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
  for (let k = 5; k < PAIR_INPUT; k++) sums[k] = 0;
  for (let i = 0; i < count; i++) {
    const j0 = single0[i];
    const j2 = single2[i];
    const j4 = single4[i];
    // ⟨yⁿ/(1−y)²⟩ = ⟨yⁿ/(1−y)⟩ + ⟨yⁿ⁺¹/(1−y)²⟩
    const d0 = pole[i];
    const d4 = double4[i];
    const d3 = j4 + d4;
    const d2 = j2 + d3;
    const d1 = j2 + d2;
    // coefficients of y⁰…y⁴ of ⟨δⁿ⟩_φ, n = 1, 2, 3, 4
    const shift = a[i];
    const slope = h[i];
    const aa = shift * shift;
    const hh = slope * slope;
    const w = v[i] * b2[i];
    const q20 = aa + w;
    const q21 = 2 * shift * slope;
    const q22 = hh - v[i];
    const q30 = shift * (aa + 3 * w);
    const q31 = 3 * slope * (aa + w);
    const q32 = 3 * shift * q22;
    const q33 = slope * (hh - 3 * v[i]);
    const q40 = aa * (aa + 6 * w) + 1.5 * w * w;
    const q41 = 4 * slope * q30;
    const q42 = 6 * aa * q22 + 3 * w * (hh + q22);
    const q43 = 4 * shift * q33;
    const q44 = hh * (hh - 6 * v[i]) + 1.5 * v[i] * v[i];
    // 1/D, 1/DS and 1/D² but for the (1 − y)
    const single = weights[i] * inverseD0[i];
    const singleS = single * inverseS[i];
    const double = single * inverseD0[i];
    sums[5] += weights[i];
    sums[6] += double * d0;
    sums[7] += double * (shift * d0 + slope * d1);
    sums[8] += double * (q20 * d0 + q21 * d1 + q22 * d2);
    sums[9] += double * (q30 * d0 + q31 * d1 + q32 * d2 + q33 * d3);
    sums[10] += double * (q40 * d0 + q41 * d1 + q42 * d2 + q43 * d3 + q44 * d4);
    const average1 = shift * j0 + slope * j2;
    sums[11] += single * j0;
    sums[12] += single * average1;
    sums[13] += singleS * j0;
    sums[14] += singleS * average1;
    sums[15] += singleS * (q20 * j0 + q21 * j2 + q22 * j2);
    sums[16] += singleS * (q30 * j0 + q31 * j2 + q32 * j2 + q33 * j4);
    sums[17] += singleS * (q40 * j0 + q41 * j2 + q42 * j2 + q43 * j4 + q44 * j4);
    sums[18] += single * pairMass2[i] * j0;
    sums[19] += single * pairMass2[i] * average1;
  }
}
