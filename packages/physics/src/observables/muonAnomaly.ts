import { requireNumber } from '../errors.js';
import { layeredIntegral } from '../numerics/layeredIntegral.js';

/** Couplings of a neutral vector boson to one charged lepton: L = Z′_α ℓ̄γ^α(vector − axial γ₅)ℓ, coupling constant included. */
export interface LeptonCouplings {
  readonly vector: number;
  readonly axial: number;
}

/** M²/m² from which on the limits of heavy bosons stand: they miss 1/r ln r. */
const HEAVY = 1e12;

/** M²/m². @throws InputError for masses out of range */
function squaredMassRatio(massGeV: number, leptonMassGeV: number): number {
  requireNumber('lepton mass', leptonMassGeV, 1e-6, 100, { unit: 'GeV' });
  requireNumber('mass', massGeV, 1e-6 * leptonMassGeV, 1e9, { unit: 'GeV' });
  return (massGeV / leptonMassGeV) ** 2;
}

/**
 * One-loop shift of a lepton's anomalous magnetic moment by a neutral vector boson (J. P. Leveille, Nucl. Phys. B 137 (1978)
 * 63; vector part as equation 6 of arXiv:1701.00156), M and m in GeV, M from 10⁻⁶ m to 10⁹ GeV:
 * Δa = (1/8π²) ∫₀¹ dx { V²·2m²x²(1−x) + A²[2m²x(1−x)(x−4) − 4(m⁴/M²)x³] } / [m²x² + M²(1−x)].
 * Limits: V²/8π² for M ≪ m; (V² − 5A²)m²/(12π²M²) for M ≫ m. The axial part grows as −A²m²/(4π²M²) for M ≪ m: a massive boson
 * with axial coupling needs further particles. Relative accuracy 10⁻¹¹; above 10⁶ m, where the limit stands, 10⁻¹⁰.
 * @throws InputError for masses out of range or couplings that are not finite
 */
export function magneticMomentShift(
  { vector, axial }: LeptonCouplings,
  massGeV: number,
  leptonMassGeV: number,
): number {
  const r = squaredMassRatio(massGeV, leptonMassGeV);
  requireNumber('vector coupling', vector, -1e6, 1e6);
  requireNumber('axial coupling', axial, -1e6, 1e6);
  if (r > HEAVY) return (vector * vector - 5 * axial * axial) / (12 * Math.PI * Math.PI * r);
  // in units of the lepton mass
  const integrand = (x: number, u: number) =>
    (2 * vector * vector * x * x * u - axial * axial * (2 * x * u * (4 - x) + (4 / r) * x * x * x)) / (x * x + r * u);
  // the denominator changes at 1 − x ~ 1/r for a heavy boson, at x ~ √r for a light one
  return layeredIntegral(integrand, 0, 1, { start: Math.sqrt(r), end: 1 / r }) / (8 * Math.PI * Math.PI);
}

/**
 * One-loop shift of a lepton's anomalous magnetic moment by a neutral vector boson that turns it into a lepton of mass F within the loop:
 * with the coupling g Z′_α (ℓ̄γ^α F + h.c.), ε = F/m and λ = m/M,
 * Δa = (g²λ²/8π²) ∫₀¹ dx [2x(1−x)(x − 2 + 2ε) + λ²(1−ε)²x²(1−x+ε)]/[(1−x)(1−λ²x) + ε²λ²x]
 * (J. P. Leveille, Nucl. Phys. B 137 (1978) 63). For F = m `magneticMomentShift`; g²(mF/4π²M²)(1 − 2m/3F) for M ≫ F; g²(mF/16π²M²)G(F²/M²),
 * G(t) = (4 − 3t − t³ + 6t ln t)/(1−t)³, for m ≪ M, F. Grows as F²/M² for M ≪ F: a light boson with such charges needs further particles. A
 * boson that is lighter than m − F, into which the lepton decays at once, is refused.
 * @throws InputError for masses out of range
 */
export function flavourChangingMomentShift(
  coupling: number,
  massGeV: number,
  leptonMassGeV: number,
  internalMassGeV: number,
): number {
  const r = squaredMassRatio(massGeV, leptonMassGeV);
  const least = Math.max(0, leptonMassGeV - internalMassGeV);
  requireNumber('mass', massGeV, least, 1e9, { exclusiveMinimum: true, unit: 'GeV' });
  const epsilon = internalMassGeV / leptonMassGeV;
  // numerator and denominator times M²/m²
  const integrand = (x: number, u: number) => {
    const numerator = r * 2 * x * u * (x - 2 + 2 * epsilon) + (1 - epsilon) ** 2 * x * x * (u + epsilon);
    return numerator / (r * (u * (r - x) + epsilon * epsilon * x));
  };
  const [start, end] = [Math.min(1, r), Math.min(1, epsilon ** 2 / r)];
  return (coupling ** 2 * layeredIntegral(integrand, 0, 1, { start, end })) / (8 * Math.PI * Math.PI);
}

/** Yukawa couplings of a neutral scalar to one charged lepton: L = φ ℓ̄(scalar + i pseudoscalar γ₅)ℓ, coupling constant included. */
export interface LeptonYukawas {
  readonly scalar: number;
  readonly pseudoscalar: number;
}

/**
 * One-loop shift of a lepton's anomalous magnetic moment by a neutral scalar (J. P. Leveille, Nucl. Phys. B 137 (1978) 63), M and
 * m in GeV, M from 10⁻⁶ m to 10⁹ GeV: Δa = (m²/8π²) ∫₀¹ dx x²[S²(2−x) − P²x]/[m²x² + M²(1−x)].
 * Limits: (3S² − P²)/16π² for M ≪ m; (m²/8π²M²)[S²(ln(M²/m²) − 7/6) − P²(ln(M²/m²) − 11/6)] for M ≫ m. Relative accuracy 10⁻¹¹
 * of each part; above 10⁶ m, where the limit stands, 10⁻¹⁰.
 * @throws InputError for masses out of range or couplings that are not finite
 */
export function scalarMagneticMomentShift(
  { scalar, pseudoscalar }: LeptonYukawas,
  massGeV: number,
  leptonMassGeV: number,
): number {
  const r = squaredMassRatio(massGeV, leptonMassGeV);
  requireNumber('scalar coupling', scalar, -1e6, 1e6);
  requireNumber('pseudoscalar coupling', pseudoscalar, -1e6, 1e6);
  if (r > HEAVY) {
    const parts = scalar * scalar * (Math.log(r) - 7 / 6) - pseudoscalar * pseudoscalar * (Math.log(r) - 11 / 6);
    return parts / (8 * Math.PI * Math.PI * r);
  }
  const integrand = (x: number, u: number) =>
    (x * x * (scalar * scalar * (2 - x) - pseudoscalar * pseudoscalar * x)) / (x * x + r * u);
  return layeredIntegral(integrand, 0, 1, { start: Math.sqrt(r), end: 1 / r }) / (8 * Math.PI * Math.PI);
}

/** A difference measurement − prediction of a magnetic anomaly with its error (one standard deviation). */
export interface AnomalyDifference {
  readonly value: number;
  readonly error: number;
}

/** Couplings for which a shift lies within a band; `lower` is 0 where no new contribution is needed. */
export interface CouplingBand {
  readonly lower: number;
  readonly upper: number;
}

/**
 * Couplings g at which Δa lies within `deviations` errors of the difference, for a boson with couplings g·(vector, axial) whose
 * shift is positive; null where even g = 0 is above the band.
 * @throws InputError where the shift is negative: no coupling then explains an excess
 */
export function magneticMomentBand(
  difference: AnomalyDifference,
  deviations: number,
  unitCouplings: LeptonCouplings,
  massGeV: number,
  leptonMassGeV: number,
): CouplingBand | null {
  requireNumber('error', difference.error, 0, 1, { exclusiveMinimum: true });
  requireNumber('deviations', deviations, 0, 100, { exclusiveMinimum: true });
  const perUnit = magneticMomentShift(unitCouplings, massGeV, leptonMassGeV);
  requireNumber('shift of the anomaly', perUnit, 0, Number.MAX_VALUE, { exclusiveMinimum: true });
  const [low, high] = [-1, 1].map((sign) => difference.value + sign * deviations * difference.error);
  if (high < 0) return null;
  return { lower: Math.sqrt(Math.max(low, 0) / perUnit), upper: Math.sqrt(high / perUnit) };
}
