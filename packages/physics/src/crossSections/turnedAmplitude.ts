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

/** Operators that turn the neutrino's helicity, in the order of the amplitudes. */
export const TURNING_OPERATORS = [
  'scalar',
  'pseudoscalar',
  'tensor',
  'dipole',
] as const satisfies readonly (keyof TurnedStrengths)[];
/** Numbers of the amplitudes of one operator: re and im for each pair of lepton spins. */
export const OPERATOR_AMPLITUDES = 8;

const amplitudes = new Float64Array(TURNING_OPERATORS.length * OPERATOR_AMPLITUDES);
const bySpin = new Float64Array(OPERATOR_AMPLITUDES);
const work = Array.from({ length: 4 }, () => new Float64Array(8));
const [antilepton, lepton] = [new Float64Array(8), new Float64Array(8)];
const transfer = fourVector();
const product = new Float64Array(2);

/**
 * Amplitudes (neutrino line) × T^β J_β for the photon current J (contravariant components) and these strengths, for each of the four pairs
 * of lepton spins, as (re, im) × 4 in `out`; see `turnedAmplitudes`. Momenta in GeV; result in GeV·|J| for S, P and C_T.
 */
export function turnedSpinAmplitudes(
  out: Float64Array,
  momenta: TridentMomenta,
  massMinus: number,
  massPlus: number,
  strengths: TurnedStrengths,
  current: ComplexFourVector,
  antineutrino = false,
): void {
  turnedAmplitudes(amplitudes, momenta, massMinus, massPlus, current, antineutrino);
  for (let part = 0; part < OPERATOR_AMPLITUDES; part++) {
    out[part] = 0;
    TURNING_OPERATORS.forEach((name, operator) => {
      out[part] += strengths[name] * amplitudes[operator * OPERATOR_AMPLITUDES + part];
    });
  }
}

/** Σ over lepton spins of |Σ (neutrino line) × T^β J_β|², in GeV²·|J|² for S, P and C_T. */
export function turnedAmplitudeSquared(
  momenta: TridentMomenta,
  massMinus: number,
  massPlus: number,
  strengths: TurnedStrengths,
  current: ComplexFourVector,
  antineutrino = false,
): number {
  turnedSpinAmplitudes(bySpin, momenta, massMinus, massPlus, strengths, current, antineutrino);
  return sumOfSquares(bySpin);
}

/**
 * Amplitudes (neutrino line) × T^β J_β of each operator with strength 1 for the photon current J, at OPERATOR_AMPLITUDES·operator of
 * `out`, where T^β = ū(p₋)[γ^β (p̸₋−q̸+m₋) Γ′/(q²−2p₋·q) + Γ′ (q̸−p̸₊+m₊) γ^β/(q²−2p₊·q)]v(p₊) and the products of lines are
 *   ū(k2)(1−γ₅)u(k1) (S − Pγ₅) + C_T ū(k2)σ_{ab}(1−γ₅)u(k1) σ^{ab} + D ū(k2) iσ^{ab}(k1−k2)_b (1−γ₅)u(k1) γ_a.
 * Explicit Dirac matrices and no identities between them: an independent check of generated/flipDileptonHalf.ts.
 * For an incoming antineutrino the hermitian conjugate acts.
 */
export function turnedAmplitudes(
  out: Float64Array,
  momenta: TridentMomenta,
  massMinus: number,
  massPlus: number,
  current: ComplexFourVector,
  antineutrino = false,
): void {
  const { pMinus, pPlus, q } = momenta;
  const [first, second, third, total] = work;
  const operators = operatorTerms(momenta, antineutrino);
  const q2 = minkowskiProduct(q, q);
  const propagatorMinus = 1 / (q2 - 2 * minkowskiProduct(pMinus, q));
  const propagatorPlus = 1 / (q2 - 2 * minkowskiProduct(pPlus, q));
  for (const spinPlus of [0, 1] as const) {
    massiveSpinor(antilepton, pPlus, massPlus, spinPlus, true);
    operators.forEach((terms, operator) => {
      total.fill(0);
      for (const term of terms) {
        applySlash(first, current.re, current.im, antilepton);
        addScaled(transfer, q, pPlus, -1);
        massiveNumerator(second, transfer, massPlus, first);
        term.apply(third, second);
        addProduct(total, term, propagatorPlus, third);
        term.apply(first, antilepton);
        addScaled(transfer, pMinus, q, -1);
        massiveNumerator(second, transfer, massMinus, first);
        applySlash(third, current.re, current.im, second);
        addProduct(total, term, propagatorMinus, third);
      }
      for (const spinMinus of [0, 1] as const) {
        massiveSpinor(lepton, pMinus, massMinus, spinMinus, false);
        adjointProduct(lepton, total, product);
        const at = operator * OPERATOR_AMPLITUDES + 4 * spinPlus + 2 * spinMinus;
        out[at] = product[0];
        out[at + 1] = product[1];
      }
    });
  }
}

/** total += factor·(re + i im)·ψ */
function addProduct(total: Float64Array, { re, im }: Term, factor: number, psi: Float64Array): void {
  for (let i = 0; i < 8; i += 2) {
    total[i] += factor * (re * psi[i] - im * psi[i + 1]);
    total[i + 1] += factor * (re * psi[i + 1] + im * psi[i]);
  }
}

/** Terms of each operator. */
function operatorTerms({ k1, k2 }: TridentMomenta, antineutrino: boolean): Term[][] {
  // 2 u_L(k1) with ū_R(k2); for the conjugate 2 v_R(k2) with v̄_L(k1)
  const [right, left] = antineutrino
    ? [neutrinoSpinor(k1, 'left'), neutrinoSpinor(k2, 'right')]
    : [neutrinoSpinor(k2, 'right'), neutrinoSpinor(k1, 'left')];
  for (let i = 0; i < 8; i++) left[i] *= 2;
  const line = (psi: Float64Array): readonly [number, number] => {
    const [re, im] = adjointProduct(right, psi, product);
    return [re, im];
  };
  const [re, im] = line(left);
  const scalar: Term = { re, im, apply: (out, psi) => applyScalar(out, psi, 1, 0) };
  const pseudoscalar: Term = { re, im, apply: (out, psi) => applyScalar(out, psi, 0, antineutrino ? -1 : 1) };
  const tensor: Term[] = [];
  const rotated = new Float64Array(8);
  const derivative = complexFourVector();
  const momentum = fourVector();
  addScaled(momentum, k1, k2, -1);
  for (let a = 0; a < 4; a++) {
    for (let b = 0; b < 4; b++) {
      if (a === b) continue;
      applySigmaMatrix(rotated, a, b, left);
      const [sigmaRe, sigmaIm] = line(rotated);
      const sign = METRIC[a] * METRIC[b];
      const apply = (out: Float64Array, psi: Float64Array) => applySigmaMatrix(out, a, b, psi);
      tensor.push({ re: sign * sigmaRe, im: sign * sigmaIm, apply });
      // iσ^{ab}k_b
      derivative.re[a] -= sigmaIm * METRIC[b] * momentum[b];
      derivative.im[a] += sigmaRe * METRIC[b] * momentum[b];
    }
  }
  const dipole: Term = { re: 1, im: 0, apply: (out, psi) => applySlash(out, derivative.re, derivative.im, psi) };
  return [[scalar], [pseudoscalar], tensor, [dipole]];
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
