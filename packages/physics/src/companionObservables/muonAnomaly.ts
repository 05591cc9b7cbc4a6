import { requireNumber } from '../errors.js';
import { layeredIntegral } from '../numerics/layeredIntegral.js';

/** Couplings of a neutral vector boson to one charged lepton: L = Z′_α ℓ̄γ^α(vector − axial γ₅)ℓ, coupling constant included. */
export interface LeptonCouplings {
  readonly vector: number;
  readonly axial: number;
}

/**
 * One-loop shift of a lepton's anomalous magnetic moment by a neutral vector boson (J. P. Leveille, Nucl. Phys. B 137 (1978)
 * 63; vector part as equation 6 of arXiv:1701.00156), M and m in GeV, M from 10⁻⁶ m to 10⁶ m:
 * Δa = (1/8π²) ∫₀¹ dx { V²·2m²x²(1−x) + A²[2m²x(1−x)(x−4) − 4(m⁴/M²)x³] } / [m²x² + M²(1−x)].
 * Limits: V²/8π² for M ≪ m; (V² − 5A²)m²/(12π²M²) for M ≫ m. The axial part grows as −A²m²/(4π²M²) for M ≪ m: a massive boson
 * with axial coupling needs further particles. Relative accuracy 10⁻¹¹.
 * @throws InputError for masses out of range or couplings that are not finite
 */
export function magneticMomentShift(
  { vector, axial }: LeptonCouplings,
  massGeV: number,
  leptonMassGeV: number,
): number {
  requireNumber('lepton mass', leptonMassGeV, 1e-6, 100, { unit: 'GeV' });
  requireNumber('mass', massGeV, 1e-6 * leptonMassGeV, 1e6 * leptonMassGeV, { unit: 'GeV' });
  requireNumber('vector coupling', vector, -1e6, 1e6);
  requireNumber('axial coupling', axial, -1e6, 1e6);
  // in units of the lepton mass; r is M²/m²
  const r = (massGeV / leptonMassGeV) ** 2;
  const integrand = (x: number, u: number) =>
    (2 * vector * vector * x * x * u - axial * axial * (2 * x * u * (4 - x) + (4 / r) * x * x * x)) / (x * x + r * u);
  // the denominator changes at 1 − x ~ 1/r for a heavy boson, at x ~ √r for a light one
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
