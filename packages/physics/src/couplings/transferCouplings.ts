import type { LeptonFlavour } from './electroweakInputs.js';

/** A pole a/(M² + T) in the couplings: exchange of a vector of mass M. */
export interface MediatorPole {
  readonly massGeV: number;
  /** Residues [GeV²] in V(T) and A(T). */
  readonly vector: number;
  readonly axial: number;
}

/**
 * V(T) = vector + Σ aᵥ/(M²+T), A(T) likewise, of L = −(G_F/√2)[ν̄γ_α(1−γ₅)ν][ℓ̄γ^α(V − Aγ₅)ℓ], for one flavour of the
 * outgoing neutrino. Different outgoing flavours do not interfere: their cross sections add.
 */
export interface TransferCouplings {
  readonly outgoing: LeptonFlavour;
  readonly vector: number;
  readonly axial: number;
  readonly poles: readonly MediatorPole[];
  /**
   * False for a final state without interference with the Standard Model although its outgoing flavour may be the same: the
   * imaginary part of complex couplings. Unless given, the outgoing flavour decides.
   */
  readonly interferes?: false;
}

/** V at momentum transfer T [GeV²]. */
export function vectorAt(couplings: TransferCouplings, transfer: number): number {
  let value = couplings.vector;
  for (const pole of couplings.poles) value += pole.vector / (pole.massGeV * pole.massGeV + transfer);
  return value;
}

/** A at momentum transfer T [GeV²]. */
export function axialAt(couplings: TransferCouplings, transfer: number): number {
  let value = couplings.axial;
  for (const pole of couplings.poles) value += pole.axial / (pole.massGeV * pole.massGeV + transfer);
  return value;
}

/** Smallest mediator mass [GeV] in any of the couplings; Infinity when there are only contact terms. */
export function lightestMediator(couplings: readonly TransferCouplings[]): number {
  let lightest = Number.POSITIVE_INFINITY;
  for (const { poles } of couplings) for (const { massGeV } of poles) lightest = Math.min(lightest, massGeV);
  return lightest;
}
