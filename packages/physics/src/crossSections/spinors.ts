/**
 * Explicit spinors in the chiral representation: γ⁰ = [[0,1],[1,0]], γⁱ = [[0,σⁱ],[−σⁱ,0]], γ₅ = diag(−1,−1,1,1);
 * a Dirac spinor is 8 doubles (re,im)×4. Used by the amplitudes that check the generated matrix elements; no traces here.
 */
import type { FourVector } from '../kinematics/fourVector.js';

/** A complex contravariant four-vector: re and im parts. */
export interface ComplexFourVector {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

export function complexFourVector(): ComplexFourVector {
  return { re: new Float64Array(4), im: new Float64Array(4) };
}

/** out = a̸ ψ for a complex four-vector a. */
export function applySlash(out: Float64Array, aRe: Float64Array, aIm: Float64Array, psi: Float64Array): void {
  applySigma(out, 0, aRe, aIm, -1, psi, 4);
  applySigma(out, 4, aRe, aIm, 1, psi, 0);
}

/** out[at…] = (a⁰ + sign·a⃗·σ⃗) χ with χ = psi[from…]. */
function applySigma(
  out: Float64Array,
  at: number,
  aRe: Float64Array,
  aIm: Float64Array,
  sign: number,
  psi: Float64Array,
  from: number,
): void {
  const xr = psi[from];
  const xi = psi[from + 1];
  const yr = psi[from + 2];
  const yi = psi[from + 3];
  const d1r = aRe[0] + sign * aRe[3];
  const d1i = aIm[0] + sign * aIm[3];
  const d2r = aRe[0] - sign * aRe[3];
  const d2i = aIm[0] - sign * aIm[3];
  // a¹ − i a² (upper right) and a¹ + i a² (lower left)
  const ur = sign * (aRe[1] + aIm[2]);
  const ui = sign * (aIm[1] - aRe[2]);
  const lr = sign * (aRe[1] - aIm[2]);
  const li = sign * (aIm[1] + aRe[2]);
  out[at] = d1r * xr - d1i * xi + ur * yr - ui * yi;
  out[at + 1] = d1r * xi + d1i * xr + ur * yi + ui * yr;
  out[at + 2] = lr * xr - li * xi + d2r * yr - d2i * yi;
  out[at + 3] = lr * xi + li * xr + d2r * yi + d2i * yr;
}

/**
 * Massive spinor with two-component basis state `spin` (0 or 1): u = (√(p·σ) ξ, √(p·σ̄) ξ), or v with the lower half negated.
 * √(p·σ) = (p·σ + m)/√(2(E+m)); Σ over spins gives p̸ + m (u) or p̸ − m (v).
 */
export function massiveSpinor(
  out: Float64Array,
  p: FourVector,
  mass: number,
  spin: 0 | 1,
  antiparticle: boolean,
): void {
  const norm = 1 / Math.sqrt(2 * (p[0] + mass));
  const lower = antiparticle ? -norm : norm;
  const e = p[0] + mass;
  if (spin === 0) {
    setColumn(out, 0, norm, e - p[3], -p[1], -p[2]);
    setColumn(out, 4, lower, e + p[3], p[1], p[2]);
  } else {
    setColumn2(out, 0, norm, -p[1], p[2], e + p[3]);
    setColumn2(out, 4, lower, p[1], -p[2], e - p[3]);
  }
}

function setColumn(out: Float64Array, at: number, f: number, upper: number, lowerRe: number, lowerIm: number): void {
  out[at] = f * upper;
  out[at + 1] = 0;
  out[at + 2] = f * lowerRe;
  out[at + 3] = f * lowerIm;
}

function setColumn2(out: Float64Array, at: number, f: number, upperRe: number, upperIm: number, lower: number): void {
  out[at] = f * upperRe;
  out[at + 1] = f * upperIm;
  out[at + 2] = f * lower;
  out[at + 3] = 0;
}

/** Left-handed two-spinor χ of a massless momentum, χ†χ = 2E, written to out[0…3]; the right-handed one is (χ₂*, −χ₁*). */
export function leftHandedSpinor(out: Float64Array, k: FourVector): void {
  const momentum = k[0];
  const plus = momentum + k[3];
  if (plus > 1e-9 * momentum) {
    const f = 1 / Math.sqrt(plus);
    out[0] = -f * k[1];
    out[1] = f * k[2];
    out[2] = f * plus;
    out[3] = 0;
  } else {
    out[0] = -Math.sqrt(2 * momentum);
    out[1] = 0;
    out[2] = 0;
    out[3] = 0;
  }
}

const chiOut = new Float64Array(4);
const chiIn = new Float64Array(4);

/** ū(k2) γ^α (1 − γ₅) u(k1) for massless k1, k2 (contravariant index). */
export function neutrinoCurrent(out: ComplexFourVector, k1: FourVector, k2: FourVector): void {
  leftHandedSpinor(chiOut, k2);
  leftHandedSpinor(chiIn, k1);
  const [ar, ai, br, bi] = chiOut;
  const [cr, ci, dr, di] = chiIn;
  // χ₂†χ₁ pieces: conj(a)c, conj(b)d, conj(a)d, conj(b)c
  const acR = ar * cr + ai * ci;
  const acI = ar * ci - ai * cr;
  const bdR = br * dr + bi * di;
  const bdI = br * di - bi * dr;
  const adR = ar * dr + ai * di;
  const adI = ar * di - ai * dr;
  const bcR = br * cr + bi * ci;
  const bcI = br * ci - bi * cr;
  out.re[0] = 2 * (acR + bdR);
  out.im[0] = 2 * (acI + bdI);
  out.re[1] = -2 * (adR + bcR);
  out.im[1] = -2 * (adI + bcI);
  out.re[2] = -2 * (adI - bcI);
  out.im[2] = 2 * (adR - bcR);
  out.re[3] = -2 * (acR - bdR);
  out.im[3] = -2 * (acI - bdI);
}
