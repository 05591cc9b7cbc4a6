import { addScaled, type FourVector, fourVector, minkowskiProduct } from '../kinematics/fourVector.js';
import { applySlash, type ComplexFourVector, complexFourVector, massiveSpinor, neutrinoCurrent } from './spinors.js';

/** Momenta of ν(k1) γ*(q) → ν(k2) ℓ⁻(pMinus) ℓ⁺(pPlus), with k1 + q = k2 + pMinus + pPlus. */
export interface TridentMomenta {
  readonly k1: FourVector;
  readonly k2: FourVector;
  readonly pMinus: FourVector;
  readonly pPlus: FourVector;
  readonly q: FourVector;
}

/** Vector and axial couplings of [ℓ̄ γ^α (V − A γ₅) ℓ]. */
export interface VectorAxialCouplings {
  readonly vector: number;
  readonly axial: number;
}

const zero = new Float64Array(4);
const weakCurrent = complexFourVector();
const work = [new Float64Array(8), new Float64Array(8), new Float64Array(8)] as const;
const spinorMinus = [new Float64Array(8), new Float64Array(8)] as const;
const spinorPlus = [new Float64Array(8), new Float64Array(8)] as const;
const transfer = fourVector();

/**
 * ν_α T^{αβ} J_β for the hadronic or photon current J (contravariant components) and each of the four pairs of lepton spins,
 * written to `out` as (re, im) × 4, with
 * T^{αβ} = ū(p₋)[γ^β (p̸₋−q̸+m₋) γ^α(V−Aγ₅)/(q²−2p₋·q) + γ^α(V−Aγ₅)(q̸−p̸₊+m₊)γ^β/(q²−2p₊·q)]v(p₊).
 * Momenta in GeV; the result is in GeV²·|J| (couplings and photon propagator left out). For an incoming antineutrino
 * pass `antineutrino`: the neutrino current is then v̄(k1) γ_α (1−γ₅) v(k2).
 */
export function spinorAmplitudes(
  out: Float64Array,
  momenta: TridentMomenta,
  massMinus: number,
  massPlus: number,
  couplings: VectorAxialCouplings,
  current: ComplexFourVector,
  antineutrino = false,
): void {
  const { k1, k2, pMinus, pPlus, q } = momenta;
  if (antineutrino) neutrinoCurrent(weakCurrent, k2, k1);
  else neutrinoCurrent(weakCurrent, k1, k2);
  for (const spin of [0, 1] as const) {
    massiveSpinor(spinorMinus[spin], pMinus, massMinus, spin, false);
    massiveSpinor(spinorPlus[spin], pPlus, massPlus, spin, true);
  }
  const q2 = minkowskiProduct(q, q);
  const propagatorMinus = 1 / (q2 - 2 * minkowskiProduct(pMinus, q));
  const propagatorPlus = 1 / (q2 - 2 * minkowskiProduct(pPlus, q));
  for (let plus = 0; plus < 2; plus++) {
    const v = spinorPlus[plus];
    // ν̸ … J̸: photon next to ℓ⁺, ending in work[0]
    applySlash(work[0], current.re, current.im, v);
    addScaled(transfer, q, pPlus, -1);
    massiveNumerator(work[1], transfer, massPlus, work[0]);
    chiralCoupling(work[1], couplings, propagatorPlus);
    applySlash(work[0], weakCurrent.re, weakCurrent.im, work[1]);
    // J̸ … ν̸: photon next to ℓ⁻, ending in work[2]
    work[2].set(v);
    chiralCoupling(work[2], couplings, propagatorMinus);
    applySlash(work[1], weakCurrent.re, weakCurrent.im, work[2]);
    addScaled(transfer, pMinus, q, -1);
    massiveNumerator(work[2], transfer, massMinus, work[1]);
    applySlash(work[1], current.re, current.im, work[2]);
    for (let i = 0; i < 8; i++) work[0][i] += work[1][i];
    for (let minus = 0; minus < 2; minus++) {
      adjointProduct(spinorMinus[minus], work[0], dot);
      out.set(dot, 4 * plus + 2 * minus);
    }
  }
}

const amplitudes = new Float64Array(8);

/** Σ over lepton spins of |ν_α T^{αβ} J_β|² [GeV⁴·|J|²], see `spinorAmplitudes`. */
export function spinorAmplitudeSquared(
  momenta: TridentMomenta,
  massMinus: number,
  massPlus: number,
  couplings: VectorAxialCouplings,
  current: ComplexFourVector,
  antineutrino = false,
): number {
  spinorAmplitudes(amplitudes, momenta, massMinus, massPlus, couplings, current, antineutrino);
  return sumOfSquares(amplitudes);
}

/** Σ |a|² of complex numbers (re, im) × n. */
export function sumOfSquares(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return sum;
}

/** out = (p̸ + m) ψ */
export function massiveNumerator(out: Float64Array, p: FourVector, mass: number, psi: Float64Array): void {
  applySlash(out, p, zero, psi);
  for (let i = 0; i < 8; i++) out[i] += mass * psi[i];
}

/** ψ ← factor (V − A γ₅) ψ; γ₅ = −1 on the upper (left-handed) half. */
function chiralCoupling(psi: Float64Array, { vector, axial }: VectorAxialCouplings, factor: number): void {
  const left = (vector + axial) * factor;
  const right = (vector - axial) * factor;
  for (let i = 0; i < 4; i++) psi[i] *= left;
  for (let i = 4; i < 8; i++) psi[i] *= right;
}

const dot = new Float64Array(2);

/** out = ū ψ = u_L†ψ_R + u_R†ψ_L (re, im). */
export function adjointProduct(u: Float64Array, psi: Float64Array, out: Float64Array): Float64Array {
  let re = 0;
  let im = 0;
  for (let i = 0; i < 8; i += 2) {
    const j = (i + 4) % 8;
    re += u[i] * psi[j] + u[i + 1] * psi[j + 1];
    im += u[i] * psi[j + 1] - u[i + 1] * psi[j];
  }
  out[0] = re;
  out[1] = im;
  return out;
}
