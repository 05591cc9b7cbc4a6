import { requireNumber } from '../errors.js';
import { gaussLegendre } from '../numerics/gaussLegendre.js';
import type { WarpedGeometry } from './warpedGeometry.js';

/** |c| accepted, c = M₅/k: beyond 100 a zero mode lives within 1 % of a brane's neighbourhood in ln t. */
export const LARGEST_BULK_MASS = 100;

/** @throws InputError for |c| > 100 */
export function requireBulkMass(parameter: string, c: number): void {
  requireNumber(parameter, c, -LARGEST_BULK_MASS, LARGEST_BULK_MASS);
}

/**
 * f_IR = √((½ − c)/(1 − ε^(1−2c))): the zero mode at the infrared brane for a bulk mass c (for either chirality; c > ½ is
 * localised at the ultraviolet brane). Smooth through c = ½, where it is 1/√(2L).
 */
export function zeroModeAtIrBrane(c: number, { logarithm }: WarpedGeometry): number {
  const p = 1 - 2 * c;
  return Math.sqrt(Math.exp(logarithm * Math.min(p, 0)) / (2 * powerIntegral(Math.abs(p), logarithm)));
}

/** Density in ln t of the zero mode, t^p/∫t^p dt/t with p = 1 − 2c; its integral over ln t from −L to 0 is 1. */
export function zeroModeDensity(c: number, logT: number, { logarithm }: WarpedGeometry): number {
  const p = 1 - 2 * c;
  return Math.exp(p * (p < 0 ? logT + logarithm : logT)) / powerIntegral(Math.abs(p), logarithm);
}

/** ε^shift ⟨t^q⟩ over the zero mode's density, free of overflow for any c; relative accuracy 1e-14. */
export function zeroModeMoment(c: number, q: number, { logarithm }: WarpedGeometry, shift = 0): number {
  const p = 1 - 2 * c;
  const exponent = Math.min(p + q, 0) - Math.min(p, 0) + shift;
  const ratio = powerIntegral(Math.abs(p + q), logarithm) / powerIntegral(Math.abs(p), logarithm);
  return Math.exp(-logarithm * exponent) * ratio;
}

/** ε^shift ⟨t^q ln t⟩, likewise. */
export function zeroModeLogMoment(c: number, q: number, { logarithm }: WarpedGeometry, shift = 0): number {
  const p = 1 - 2 * c;
  const power = p + q;
  const exponent = Math.min(power, 0) - Math.min(p, 0) + shift;
  // for a negative power t → ε/t turns the integral into one of a positive power
  const integral =
    power >= 0
      ? -logPowerIntegral(power, logarithm)
      : logPowerIntegral(-power, logarithm) - logarithm * powerIntegral(-power, logarithm);
  return (Math.exp(-logarithm * exponent) * integral) / powerIntegral(Math.abs(p), logarithm);
}

/** ⟨min(t, t₀)²⟩ for t₀ ∈ [ε, 1]. */
export function zeroModeLesserSquare(c: number, t0: number, { logarithm }: WarpedGeometry): number {
  const p = 1 - 2 * c;
  const above = -Math.log(t0);
  const below = Math.max(logarithm - above, 0);
  const total = powerIntegral(Math.abs(p), logarithm);
  const beyond = Math.exp(Math.min(p, 0) * (logarithm - above)) * powerIntegral(Math.abs(p), above);
  const exponent = (p + 2) * above + Math.min(p + 2, 0) * below - Math.min(p, 0) * logarithm;
  return (t0 * t0 * beyond + Math.exp(-exponent) * powerIntegral(Math.abs(p + 2), below)) / total;
}

/** ⟨⟨min(t, t′)²⟩⟩ over the zero modes of c₁ ≥ c₂ (the second is the more infrared, so its powers stay finite). */
export function zeroModesLesserSquare(c1: number, c2: number, geometry: WarpedGeometry): number {
  const p = 1 - 2 * c2;
  const shift = -Math.min(p, 0);
  // ∫_ε^t t′² + t² ∫_t^1 over the second, averaged over the first; ∫ over powers of t′ gives two quotients
  const beyond = -differenceQuotient(c1, 2, p, geometry, shift);
  const below = powerQuotient(c1, p + 2, geometry, shift);
  return (beyond + below) / powerIntegral(Math.abs(p), geometry.logarithm);
}

/** Below this a quotient of powers is taken as the mean of its derivative: 16 points, where e^(0.1 L t) is smooth. */
const SMALL_POWER = 0.1;

/** ε^shift ⟨t^q (t^r − 1)⟩/r, smooth at r = 0. */
function differenceQuotient(c: number, q: number, r: number, geometry: WarpedGeometry, shift: number): number {
  if (Math.abs(r) >= SMALL_POWER) {
    return (zeroModeMoment(c, q + r, geometry, shift) - zeroModeMoment(c, q, geometry, shift)) / r;
  }
  return meanOnUnitInterval((a) => zeroModeLogMoment(c, q + a * r, geometry, shift));
}

/** ε^shift ⟨t^r − ε^r⟩/r, smooth at r = 0. */
function powerQuotient(c: number, r: number, geometry: WarpedGeometry, shift: number): number {
  const { logarithm } = geometry;
  if (Math.abs(r) >= SMALL_POWER) {
    return (zeroModeMoment(c, r, geometry, shift) - Math.exp(-logarithm * (r + shift))) / r;
  }
  return meanOnUnitInterval(
    (a) => zeroModeLogMoment(c, a * r, geometry, shift) + logarithm * Math.exp(-logarithm * (a * r + shift)),
  );
}

function meanOnUnitInterval(f: (a: number) => number): number {
  const { nodes, weights } = gaussLegendre(16);
  let sum = 0;
  for (let i = 0; i < nodes.length; i++) sum += 0.5 * weights[i] * f(0.5 * (1 + nodes[i]));
  return sum;
}

/** ∫_ε^1 t^(p−1) dt = (1 − e^(−pL))/p for p ≥ 0. */
function powerIntegral(p: number, logarithm: number): number {
  return p === 0 ? logarithm : -Math.expm1(-p * logarithm) / p;
}

/** −∫_ε^1 t^(p−1) ln t dt = [1 − (1 + pL)e^(−pL)]/p² for p ≥ 0. */
function logPowerIntegral(p: number, logarithm: number): number {
  const u = p * logarithm;
  if (u > 1) return (1 - (1 + u) * Math.exp(-u)) / (p * p);
  // Σ (−u)^j (j + 1)/(j + 2)!, where the closed form cancels
  let sum = 0;
  let term = 0.5;
  for (let j = 0; j < 20; j++) {
    sum += term * (j + 1);
    term *= -u / (j + 3);
  }
  return logarithm * logarithm * sum;
}
