import type { LeptonFlavour } from './electroweakInputs.js';

/** Exchange of a scalar or tensor of mass M: residues [GeV²] of poles a/(M² + T) in S, P and C_T. */
export interface FlipPole {
  readonly massGeV: number;
  readonly scalar: number;
  readonly pseudoscalar: number;
  readonly tensor: number;
}

/**
 * Couplings that turn the neutrino's helicity, for one flavour of the outgoing neutrino:
 *   L = −(G_F/√2) { [ν̄′(1−γ₅)ν][ℓ̄(S − Pγ₅)ℓ] + C_T [ν̄′σ_αβ(1−γ₅)ν][ℓ̄σ^αβ ℓ] } + h.c.,
 * S(T) = scalar + Σ aₛ/(M²+T), P and C_T likewise, and a photon exchanged with a dipole of the neutrino line,
 *   −(G_F/√2) (dipole/T) [ν̄′ iσ_αβ k^β (1−γ₅)ν][ℓ̄γ^α ℓ],  k = k₁ − k₂.
 * for ℓ⁻ and ℓ⁺ of one flavour. ν′ is right-handed: nothing interferes with the Standard Model, and different outgoing flavours add.
 */
export interface HelicityFlipCouplings {
  readonly outgoing: LeptonFlavour;
  readonly scalar: number;
  readonly pseudoscalar: number;
  readonly tensor: number;
  /** [GeV] */
  readonly dipole: number;
  readonly poles: readonly FlipPole[];
}

/** No coupling for this outgoing flavour: what others are added to. */
export function noFlips(outgoing: LeptonFlavour): HelicityFlipCouplings {
  return { outgoing, scalar: 0, pseudoscalar: 0, tensor: 0, dipole: 0, poles: [] };
}

/** Values at one momentum transfer. */
export interface FlipStrengths {
  readonly scalar: number;
  readonly pseudoscalar: number;
  readonly tensor: number;
  /** [GeV⁻¹] */
  readonly dipole: number;
}

/** S, P, C_T and D at momentum transfer T [GeV²]. */
export function flipStrengthsAt(couplings: HelicityFlipCouplings, transfer: number): FlipStrengths {
  let { scalar, pseudoscalar, tensor } = couplings;
  for (const pole of couplings.poles) {
    const propagator = 1 / (pole.massGeV * pole.massGeV + transfer);
    scalar += pole.scalar * propagator;
    pseudoscalar += pole.pseudoscalar * propagator;
    tensor += pole.tensor * propagator;
  }
  return { scalar, pseudoscalar, tensor, dipole: couplings.dipole === 0 ? 0 : couplings.dipole / transfer };
}

/** Smallest mass [GeV] in a propagator of these couplings, 0 for the photon of a dipole; Infinity for contact terms alone. */
export function lightestFlipMediator(couplings: readonly HelicityFlipCouplings[]): number {
  let lightest = Number.POSITIVE_INFINITY;
  for (const { poles, dipole } of couplings) {
    if (dipole !== 0) return 0;
    for (const { massGeV } of poles) lightest = Math.min(lightest, massGeV);
  }
  return lightest;
}
