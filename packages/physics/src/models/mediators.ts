import type { LeptonFlavour } from '../couplings/electroweakInputs.js';

/** One number for each lepton flavour. */
export type FlavourCharges = Readonly<Record<LeptonFlavour, number>>;

/**
 * Flavour-diagonal charges of a neutral vector boson Z′:
 * L = g Z′_α Σ_ℓ [ neutrino_ℓ ν̄_ℓ γ^α P_L ν_ℓ + ℓ̄ γ^α (vector_ℓ − axial_ℓ γ₅) ℓ ].
 */
export interface VectorCharges {
  readonly neutrino: FlavourCharges;
  readonly vector: FlavourCharges;
  readonly axial: FlavourCharges;
}

/** A Z′ with its mass [GeV] and coupling g, which multiplies all charges. */
export interface VectorMediator {
  readonly massGeV: number;
  readonly coupling: number;
  readonly charges: VectorCharges;
}

/**
 * Flavour-diagonal Yukawa couplings of a neutral scalar φ, in units of an overall coupling y:
 * L = y φ Σ_ℓ [ neutrino_ℓ (ν̄′_ℓ P_L ν_ℓ + h.c.) + ℓ̄ (scalar_ℓ + i pseudoscalar_ℓ γ₅) ℓ ], with ν′ right-handed.
 */
export interface ScalarCharges {
  readonly neutrino: FlavourCharges;
  readonly scalar: FlavourCharges;
  readonly pseudoscalar: FlavourCharges;
}

/** A scalar with its mass [GeV] and the coupling y that multiplies all charges. */
export interface ScalarMediator {
  readonly massGeV: number;
  readonly coupling: number;
  readonly charges: ScalarCharges;
}
