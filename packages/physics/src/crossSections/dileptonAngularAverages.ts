/** Below this b the recursions for the moments lose digits (a factor b⁻⁴) and the power series in b² is used: 10 terms give 1e-16. */
const SERIES_BELOW = 0.15;
const SERIES_TERMS = 10;

/** J[k−1][n] = ½∫₋₁¹ cⁿ (1 − bc)⁻ᵏ dc for k = 1, 2 and n = 0…4. */
const j1 = new Float64Array(5);
const j2 = new Float64Array(5);

/**
 * Fills the moments for one b = δ/D₀ in [0, 1); `oneMinusB2` = 1 − b² is passed separately because it is as small as
 * 1e-13 for electrons and must not be formed by subtraction.
 */
function poleMoments(b: number, oneMinusB2: number): void {
  if (b < SERIES_BELOW) {
    const b2 = b * b;
    let first = 0;
    let second = 0;
    for (let m = 2 * SERIES_TERMS; m >= 0; m -= 2) {
      first = first * b2 + 1 / (5 + m);
      second = second * b2 + (m + 1) / (5 + m);
    }
    j1[4] = first;
    j2[4] = second;
    // ½∫cⁿ dc = 1/(n+1) for even n
    j1[3] = b * j1[4];
    j1[2] = 1 / 3 + b * j1[3];
    j1[1] = b * j1[2];
    j1[0] = 1 + b * j1[1];
    for (let n = 3; n >= 0; n--) j2[n] = j1[n] + b * j2[n + 1];
    return;
  }
  const inverse = 1 / b;
  j1[0] = Math.log(((1 + b) * (1 + b)) / oneMinusB2) * 0.5 * inverse;
  j1[1] = (j1[0] - 1) * inverse;
  j1[2] = j1[1] * inverse;
  j1[3] = (j1[2] - 1 / 3) * inverse;
  j1[4] = j1[3] * inverse;
  j2[0] = 1 / oneMinusB2;
  for (let n = 1; n < 5; n++) j2[n] = (j2[n - 1] - j1[n - 1]) * inverse;
}

/**
 * Averages over the directions of one lepton (mass² `m2`, its partner `other2`) in the dilepton rest frame:
 * out[0…4] = ⟨uⁿ/D²⟩ and out[5…9] = ⟨uⁿ/D⟩ with u = k₁·p and D = Q² + 2p·q, in closed form (one logarithm).
 *
 * Axis along q⃗: D = D₀ − δc and u = A + Bc + √(1−c²)·C cos φ. The azimuthal average leaves polynomials in c, and
 * D's only pole gives the moments J. Scalars as in generated/beamElement.ts, in GeV².
 */
export function dileptonAngularAverages(
  out: Float64Array,
  x: number,
  Q2: number,
  K2: number,
  T: number,
  m2: number,
  other2: number,
  pairMomentum2: number,
): void {
  // pairMomentum2 = λ(K², m₋², m₊²) = 4 K² |p|²
  const inverseK2 = 1 / K2;
  const e = 0.5 * (K2 + m2 - other2); // p·K
  const kappa = 0.5 * (K2 + T - Q2); // q·K
  const gram = kappa * kappa + Q2 * K2; // K² |q⃗|²
  const f = 0.5 * (x - T); // k₁·K
  const d0 = Q2 + 2 * e * kappa * inverseK2;
  const delta = Math.sqrt(pairMomentum2 * gram) * inverseK2;
  // D₀² − δ² without the cancellation: Q²[Q² + 4e(κ−e)/K²] + 4m²·gram/K²
  const product = Q2 * (Q2 + 4 * e * (kappa - e) * inverseK2) + 4 * m2 * gram * inverseK2;
  const inverseD0 = 1 / d0;
  poleMoments(delta * inverseD0, product * inverseD0 * inverseD0);

  const a = e * f * inverseK2;
  const b = -0.5 * Math.sqrt(pairMomentum2 / gram) * (f * kappa * inverseK2 - 0.5 * x);
  const transverse = Math.max(0, T * ((x - T) * (x - Q2) - K2 * x)); // 4·gram·|k⃗₁⊥|²
  const w = (pairMomentum2 * transverse * inverseK2) / (32 * gram); // ½C²

  const aa = a * a;
  const ab = a * b;
  const bb = b * b;
  // coefficients of c⁰…c⁴ of ⟨uⁿ⟩_φ, n = 2, 3, 4
  const q20 = aa + w;
  const q22 = bb - w;
  const q30 = a * (aa + 3 * w);
  const q31 = 3 * b * (aa + w);
  const q32 = 3 * a * (bb - w);
  const q33 = b * (bb - 3 * w);
  const q40 = aa * (aa + 6 * w) + 1.5 * w * w;
  const q41 = 4 * ab * (aa + 3 * w);
  const q42 = 6 * (aa * bb - w * (aa - bb)) - 3 * w * w;
  const q43 = 4 * ab * (bb - 3 * w);
  const q44 = bb * (bb - 6 * w) + 1.5 * w * w;

  const s2 = inverseD0 * inverseD0;
  out[0] = s2 * j2[0];
  out[1] = s2 * (a * j2[0] + b * j2[1]);
  out[2] = s2 * (q20 * j2[0] + 2 * ab * j2[1] + q22 * j2[2]);
  out[3] = s2 * (q30 * j2[0] + q31 * j2[1] + q32 * j2[2] + q33 * j2[3]);
  out[4] = s2 * (q40 * j2[0] + q41 * j2[1] + q42 * j2[2] + q43 * j2[3] + q44 * j2[4]);
  out[5] = inverseD0 * j1[0];
  out[6] = inverseD0 * (a * j1[0] + b * j1[1]);
  out[7] = inverseD0 * (q20 * j1[0] + 2 * ab * j1[1] + q22 * j1[2]);
  out[8] = inverseD0 * (q30 * j1[0] + q31 * j1[1] + q32 * j1[2] + q33 * j1[3]);
  out[9] = inverseD0 * (q40 * j1[0] + q41 * j1[1] + q42 * j1[2] + q43 * j1[3] + q44 * j1[4]);
}
