/** Coefficients of the three forms, K. Abe et al. (E143), Phys. Lett. B 452 (1999) 194, hep-ex/9808028, table 2. */
const A = [0.0485, 0.547, 2.0621, -0.3804, 0.509, -0.0285] as const;
const B = [0.0481, 0.6114, -0.3509, -0.4611, 0.7172, -0.0317] as const;
const C = [0.0577, 0.4644, 1.8288, 12.3708, -43.1043, 41.7415] as const;

/** Below this Q² [GeV²] the fit is left: it has a pole at 0.04 GeV². */
const LOWEST_Q2 = 0.34;

/**
 * R = σ_L/σ_T of the nucleon in the continuum as fitted by E143 ("R1998"), the mean of three forms, for x_B and Q² [GeV²].
 * Fitted to 0.005 ≤ x_B ≤ 0.86 and 0.5 ≤ Q² ≤ 130 GeV², accurate to the scatter of the data, 0.01 to 0.1. Usable from
 * Q² = 0.34 GeV² on; below see `longitudinalRatio`.
 */
export function r1998(x: number, q2: number): number {
  const logarithm = Math.log(q2 / 0.04);
  const theta = 1 + ((12 * q2) / (q2 + 1)) * (0.125 ** 2 / (0.125 ** 2 + x * x));
  const common = theta / logarithm;
  const q4 = q2 * q2;
  const logX = Math.log(x);
  const shapeA = (1 + x * (A[3] + x * A[4])) * Math.exp(A[5] * logX);
  const shapeB = (1 + x * (B[3] + x * B[4])) * Math.exp(B[5] * logX);
  const threshold = x * (C[3] + x * (C[4] + x * C[5]));
  const ra = A[0] * common + (A[1] / Math.sqrt(Math.sqrt(q4 * q4 + A[2] ** 4))) * shapeA;
  const rb = B[0] * common + (B[1] / q2 + B[2] / (q4 + 0.3 ** 2)) * shapeB;
  const rc = C[0] * common + C[1] / Math.hypot(q2 - threshold, C[2]);
  return (ra + rb + rc) / 3;
}

/** `r1998` at Q², W² [GeV²] of a nucleon of squared mass `mass2` [GeV²], and at Q² = 0.34 GeV² and that W² for less. */
export function r1998InFit(q2: number, w2: number, mass2: number): number {
  const inFit = Math.max(q2, LOWEST_Q2);
  return r1998(inFit / (w2 - mass2 + inFit), inFit);
}

/**
 * R for all Q² ≥ 0 and W² [GeV²] of a nucleon of squared mass `mass2` [GeV²]. Below Q² = 0.34 GeV² it is the value of
 * `r1998` there, at the same W², times ½(3u − u³), u = Q²/0.34 GeV²: zero for real photons, and joined without a kink in
 * the factor (as arXiv:1708.01256).
 */
export function longitudinalRatio(q2: number, w2: number, mass2: number): number {
  const ratio = r1998InFit(q2, w2, mass2);
  if (q2 >= LOWEST_Q2) return ratio;
  const u = q2 / LOWEST_Q2;
  return 0.5 * u * (3 - u * u) * ratio;
}
