import type { FourVector } from '../kinematics/fourVector.js';
import type { CurrentFormFactors } from './hadronicTarget.js';
import { adjointProduct } from './spinorAmplitude.js';
import { applySlash, type ComplexFourVector, complexFourVector, massiveSpinor } from './spinors.js';

/** Currents ⟨P′|J^μ|P⟩, one per pair of spins, and the factor of Σ J J* in the averaged rate. */
export interface HadronicCurrents {
  readonly currents: readonly ComplexFourVector[];
  /** Spin average times Pauli blocking. */
  readonly factor: number;
}

const scalarCurrent = [complexFourVector()];
const spinorCurrents = Array.from({ length: 4 }, () => complexFourVector());
const incoming = [new Float64Array(8), new Float64Array(8)] as const;
const outgoing = [new Float64Array(8), new Float64Array(8)] as const;
const gammaSpinor = new Float64Array(8);
const product = new Float64Array(2);
const zero = new Float64Array(4);
/** Covariant unit vectors: a̸ = γ^μ has components a^ν = g^{νμ}. */
const gammaDirections = Array.from({ length: 4 }, (_, mu) => {
  const direction = new Float64Array(4);
  direction[mu] = mu === 0 ? 1 : -1;
  return direction;
});

/**
 * The electromagnetic current of the target between explicit momenta, in units of e. Spin 0: J = Z F (P + P′). Spin ½:
 *   J^μ = ū(P′)[(F₁+F₂)γ^μ − F₂ (P+P′)^μ/2M]u(P),  F₁ = (G_E + τG_M)/(1+τ), F₂ = (G_M − G_E)/(1+τ), τ = Q²/4M².
 * Momenta in GeV in any frame, Q² = −(P−P′)². The arrays are overwritten by the next call.
 */
export function hadronicCurrents(
  current: CurrentFormFactors,
  massGeV: number,
  q2: number,
  target: FourVector,
  recoil: FourVector,
): HadronicCurrents {
  if (current.kind === 'spin 0') {
    const charge = current.charge(q2);
    const out = scalarCurrent[0];
    for (let mu = 0; mu < 4; mu++) out.re[mu] = charge * (target[mu] + recoil[mu]);
    return { currents: scalarCurrent, factor: 1 };
  }
  const tau = q2 / (4 * massGeV * massGeV);
  const magnetic = current.magnetic(q2);
  const pauli = (magnetic - current.electric(q2)) / (1 + tau);
  for (const spin of [0, 1] as const) {
    massiveSpinor(incoming[spin], target, massGeV, spin, false);
    massiveSpinor(outgoing[spin], recoil, massGeV, spin, false);
  }
  for (let i = 0; i < 4; i++) {
    const u = incoming[i % 2];
    const uPrime = outgoing[i >> 1];
    nucleonCurrent(spinorCurrents[i], uPrime, u, magnetic, pauli / (2 * massGeV), target, recoil);
  }
  return { currents: spinorCurrents, factor: 0.5 * current.blocking(q2) };
}

/** out = ū′[dirac γ^μ − scalar (P+P′)^μ]u */
function nucleonCurrent(
  out: ComplexFourVector,
  uPrime: Float64Array,
  u: Float64Array,
  dirac: number,
  scalar: number,
  target: FourVector,
  recoil: FourVector,
): void {
  adjointProduct(uPrime, u, product);
  const overlapRe = product[0];
  const overlapIm = product[1];
  for (let mu = 0; mu < 4; mu++) {
    applySlash(gammaSpinor, gammaDirections[mu], zero, u);
    adjointProduct(uPrime, gammaSpinor, product);
    const sum = target[mu] + recoil[mu];
    out.re[mu] = dirac * product[0] - scalar * sum * overlapRe;
    out.im[mu] = dirac * product[1] - scalar * sum * overlapIm;
  }
}
