import type { LeptonFlavour } from '../couplings/electroweakInputs.js';

/** One number, or one column of numbers, for each lepton flavour. */
export type FlavourCharges<V = number> = Readonly<Record<LeptonFlavour, V>>;

/** Charges that turn one lepton doublet into another, by the pair: real, so that the matrix of charges is symmetric. */
export type FlavourChangingCharges<V = number> = Readonly<Record<'eMu' | 'eTau' | 'muTau', V>>;

/**
 * Charges of a neutral vector boson Z′:
 * L = g Z′_α { Σ_ℓ [ neutrino_ℓ ν̄_ℓ γ^α P_L ν_ℓ + ℓ̄ γ^α (vector_ℓ − axial_ℓ γ₅) ℓ ] + Σ_a≠b flavourChanging_ab [ ν̄_a γ^α P_L ν_b + ℓ̄_a γ^α ℓ_b ] }.
 */
export interface VectorCharges<V = number> {
  readonly neutrino: FlavourCharges<V>;
  readonly vector: FlavourCharges<V>;
  readonly axial: FlavourCharges<V>;
  /** Vector charge of every quark, 1/3 for baryon number; 0 unless given. */
  readonly quark?: V;
  /** None unless given. */
  readonly flavourChanging?: FlavourChangingCharges<V>;
  /** Kinetic mixing ε/g at tree level: what has electric charge q gains −e q ε/g, as `inducedKineticMixing`; 0 unless given. */
  readonly mixing?: V;
  /**
   * Whether loops of charged fermions add to the mixing. Unless said, they do in what only they make possible (recoils of electrons for
   * L_μ − L_τ) and are left out of what is there without them, as in the literature.
   */
  readonly loops?: boolean;
  /** Λ [GeV] at which mixing by loops vanishes: wanted where the charges do not make it finite. */
  readonly mixingScaleGeV?: number;
}

/** A Z′ with its mass [GeV] and coupling g, which multiplies all charges. */
export interface VectorMediator<V = number> {
  readonly massGeV: V;
  readonly coupling: V;
  readonly charges: VectorCharges<V>;
}

/**
 * Flavour-diagonal Yukawa couplings of a neutral scalar φ, in units of an overall coupling y:
 * L = y φ Σ_ℓ [ neutrino_ℓ (ν̄′_ℓ P_L ν_ℓ + h.c.) + ℓ̄ (scalar_ℓ + i pseudoscalar_ℓ γ₅) ℓ ], with ν′ right-handed.
 */
export interface ScalarCharges<V = number> {
  readonly neutrino: FlavourCharges<V>;
  readonly scalar: FlavourCharges<V>;
  readonly pseudoscalar: FlavourCharges<V>;
}

/** A scalar with its mass [GeV] and the coupling y that multiplies all charges. */
export interface ScalarMediator<V = number> {
  readonly massGeV: V;
  readonly coupling: V;
  readonly charges: ScalarCharges<V>;
}
