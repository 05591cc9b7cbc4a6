import type { TurnedStrengths } from '../couplings/couplings.js';
import { addScaled, type FourVector, fourVector, minkowskiProduct } from '../kinematics/fourVector.js';
import { adjointProduct, massiveNumerator, sumOfSquares, type TridentMomenta } from './spinorAmplitude.js';
import { applySlash, type ComplexFourVector, complexFourVector, leftHandedSpinor, massiveSpinor } from './spinors.js';

/** One product of neutrino line and lepton operator: a number times Γ′. */
interface Term {
  readonly re: number;
  readonly im: number;
  /** out = Γ′ψ; may use `scratch`. */
  readonly apply: (out: Float64Array, psi: Float64Array) => void;
}

const zero = new Float64Array(4);
const scratch = new Float64Array(8);
const unit = [0, 1, 2, 3].map((index) => Float64Array.from([0, 1, 2, 3], (i) => Number(i === index)));
const METRIC = [1, -1, -1, -1] as const;

/** γ^a for the contravariant index a: a̸ with the covariant unit vector. */
function applyGamma(out: Float64Array, index: number, psi: Float64Array): void {
  applySlash(out, unit[index], zero, psi);
  if (METRIC[index] < 0) for (let i = 0; i < 8; i++) out[i] = -out[i];
}

/** out = iγ^aγ^b ψ = σ^{ab} ψ for a ≠ b. */
function applySigmaMatrix(out: Float64Array, a: number, b: number, psi: Float64Array): void {
  applyGamma(scratch, b, psi);
  applyGamma(out, a, scratch);
  for (let i = 0; i < 8; i += 2) [out[i], out[i + 1]] = [-out[i + 1], out[i]];
}

/**
 * Σ (neutrino line) × T^β J_β for the photon current J (contravariant components) and each of the four pairs of lepton spins,
 * written to `out` as (re, im) × 4, where
 * T^β = ū(p₋)[γ^β (p̸₋−q̸+m₋) Γ′/(q²−2p₋·q) + Γ′ (q̸−p̸₊+m₊) γ^β/(q²−2p₊·q)]v(p₊) and the products of lines are
 *   ū(k2)(1−γ₅)u(k1) (S − Pγ₅) + C_T ū(k2)σ_{ab}(1−γ₅)u(k1) σ^{ab} + D ū(k2) iσ^{ab}(k1−k2)_b (1−γ₅)u(k1) γ_a.
 * Explicit Dirac matrices and no identities between them: an independent check of generated/flipDileptonHalf.ts.
 * For an incoming antineutrino the hermitian conjugate acts. Momenta in GeV; result in GeV·|J| for S, P and C_T.
 */
export function turnedAmplitudes(
  out: Float64Array,
  momenta: TridentMomenta,
  massMinus: number,
  massPlus: number,
  strengths: TurnedStrengths,
  current: ComplexFourVector,
  antineutrino = false,
): void {
  const { pMinus, pPlus, q } = momenta;
  const terms = operatorTerms(momenta, strengths, antineutrino);
  const q2 = minkowskiProduct(q, q);
  const propagatorMinus = 1 / (q2 - 2 * minkowskiProduct(pMinus, q));
  const propagatorPlus = 1 / (q2 - 2 * minkowskiProduct(pPlus, q));
  const [first, second, third] = [new Float64Array(8), new Float64Array(8), new Float64Array(8)];
  const [u, v, total] = [new Float64Array(8), new Float64Array(8), new Float64Array(8)];
  const transfer = fourVector();
  for (const spinPlus of [0, 1] as const) {
    massiveSpinor(v, pPlus, massPlus, spinPlus, true);
    total.fill(0);
    for (const term of terms) {
      applySlash(first, current.re, current.im, v);
      addScaled(transfer, q, pPlus, -1);
      massiveNumerator(second, transfer, massPlus, first);
      term.apply(third, second);
      addProduct(total, term, propagatorPlus, third);
      term.apply(first, v);
      addScaled(transfer, pMinus, q, -1);
      massiveNumerator(second, transfer, massMinus, first);
      applySlash(third, current.re, current.im, second);
      addProduct(total, term, propagatorMinus, third);
    }
    for (const spinMinus of [0, 1] as const) {
      massiveSpinor(u, pMinus, massMinus, spinMinus, false);
      out.set(adjointProduct(u, total, new Float64Array(2)), 4 * spinPlus + 2 * spinMinus);
    }
  }
}

/** Σ over lepton spins of |Σ (neutrino line) × T^β J_β|², in GeV²·|J|² for S, P and C_T, see `turnedAmplitudes`. */
export function turnedAmplitudeSquared(
  momenta: TridentMomenta,
  massMinus: number,
  massPlus: number,
  strengths: TurnedStrengths,
  current: ComplexFourVector,
  antineutrino = false,
): number {
  const amplitudes = new Float64Array(8);
  turnedAmplitudes(amplitudes, momenta, massMinus, massPlus, strengths, current, antineutrino);
  return sumOfSquares(amplitudes);
}

/** total += factor·(re + i im)·ψ */
function addProduct(total: Float64Array, { re, im }: Term, factor: number, psi: Float64Array): void {
  for (let i = 0; i < 8; i += 2) {
    total[i] += factor * (re * psi[i] - im * psi[i + 1]);
    total[i + 1] += factor * (re * psi[i + 1] + im * psi[i]);
  }
}

function operatorTerms(
  { k1, k2 }: TridentMomenta,
  { scalar, pseudoscalar, tensor, dipole }: TurnedStrengths,
  antineutrino: boolean,
): Term[] {
  // 2 u_L(k1) with ū_R(k2); for the conjugate 2 v_R(k2) with v̄_L(k1)
  const [right, left] = antineutrino
    ? [neutrinoSpinor(k1, 'left'), neutrinoSpinor(k2, 'right')]
    : [neutrinoSpinor(k2, 'right'), neutrinoSpinor(k1, 'left')];
  for (let i = 0; i < 8; i++) left[i] *= 2;
  const line = (psi: Float64Array): readonly [number, number] => {
    const [re, im] = adjointProduct(right, psi, new Float64Array(2));
    return [re, im];
  };
  const [re, im] = line(left);
  const axial = antineutrino ? -pseudoscalar : pseudoscalar;
  const terms: Term[] = [{ re, im, apply: (out, psi) => applyScalar(out, psi, scalar, axial) }];
  const rotated = new Float64Array(8);
  const derivative = complexFourVector();
  const momentum = fourVector();
  addScaled(momentum, k1, k2, -1);
  for (let a = 0; a < 4; a++) {
    for (let b = 0; b < 4; b++) {
      if (a === b) continue;
      applySigmaMatrix(rotated, a, b, left);
      const [sigmaRe, sigmaIm] = line(rotated);
      const sign = METRIC[a] * METRIC[b] * tensor;
      const apply = (out: Float64Array, psi: Float64Array) => applySigmaMatrix(out, a, b, psi);
      terms.push({ re: sign * sigmaRe, im: sign * sigmaIm, apply });
      // iσ^{ab}k_b
      derivative.re[a] -= sigmaIm * METRIC[b] * momentum[b];
      derivative.im[a] += sigmaRe * METRIC[b] * momentum[b];
    }
  }
  terms.push({ re: dipole, im: 0, apply: (out, psi) => applySlash(out, derivative.re, derivative.im, psi) });
  return terms;
}

/** Massless spinor of one chirality: γ₅ = −1 (left) on the upper half. */
function neutrinoSpinor(k: FourVector, chirality: 'left' | 'right'): Float64Array {
  const spinor = new Float64Array(8);
  leftHandedSpinor(spinor, k);
  if (chirality === 'left') return spinor;
  const [ar, ai, br, bi] = spinor;
  return Float64Array.of(0, 0, 0, 0, br, -bi, -ar, ai);
}

/** out = (S − Pγ₅)ψ */
function applyScalar(out: Float64Array, psi: Float64Array, scalar: number, pseudoscalar: number): void {
  for (let i = 0; i < 8; i++) out[i] = (i < 4 ? scalar + pseudoscalar : scalar - pseudoscalar) * psi[i];
}
