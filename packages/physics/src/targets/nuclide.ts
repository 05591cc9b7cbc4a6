/** Radius and diffuseness of the symmetrised Fermi charge density, both in fm. */
export interface SymmetrisedFermiParameters {
  readonly radiusFm: number;
  readonly diffusenessFm: number;
}

/** Charge density ρ(r) ∝ (1 + w r²/c²)/(1 + exp((r − c)/z)): c = `radiusFm`, z = `diffusenessFm`, w = `centralDepression`. */
export interface WoodsSaxonParameters extends SymmetrisedFermiParameters {
  readonly centralDepression: number;
}

/** ρ(r) = Σ aₙ j₀(nπr/R) up to the cut-off R = `cutoffFm`, 0 beyond; `coefficients` are a₁, a₂ … in any unit. */
export interface FourierBesselParameters {
  readonly cutoffFm: number;
  readonly coefficients: readonly number[];
}

/**
 * ρ(r) = Σ Aᵢ [e^−((r−Rᵢ)/γ)² + e^−((r+Rᵢ)/γ)²], γ = √(2/3) `gaussianRmsFm`, Aᵢ such that the fraction Qᵢ = `charge` of the charge
 * lies around Rᵢ = `radiusFm`.
 */
export interface SumOfGaussiansParameters {
  /** Root-mean-square radius of one Gaussian, R_P of the tables [fm]. */
  readonly gaussianRmsFm: number;
  readonly gaussians: readonly { readonly radiusFm: number; readonly charge: number }[];
}

/** A spherical charge density by its kind, named like the form factor that is its transform. */
export type ChargeDensity =
  | ({ readonly kind: 'woods-saxon' } & WoodsSaxonParameters)
  | ({ readonly kind: 'fourier-bessel' } & FourierBesselParameters)
  | ({ readonly kind: 'sum-of-gaussians' } & SumOfGaussiansParameters);

/** A density that was fitted to electron scattering off this nucleus, or off another isotope of its element. */
export interface PublishedDensity {
  readonly density: ChargeDensity;
  /** What its table calls the fit: `Fi76`. */
  readonly label?: string;
  /** Momentum transfers of the data behind it [fm⁻¹], where the source says; else 0 to the last term of its series. */
  readonly momentaPerFm?: readonly [lowest: number, highest: number];
  /** The isotope that it was fitted to, where that is another one; lengths are scaled to this one's rms radius. */
  readonly fittedTo?: string;
}

/** One isotope as a target. Hydrogen (`protons` = 1, `neutrons` = 0) is a free proton: no coherent regime, no Pauli blocking. */
export interface Nuclide {
  /** Element symbol and mass number: `Ar40`. */
  readonly name: string;
  readonly protons: number;
  readonly neutrons: number;
  /** Mass of the bare nucleus [GeV]. */
  readonly massGeV: number;
  /** Root-mean-square charge radius [fm]. */
  readonly rmsChargeRadiusFm: number;
  readonly symmetrisedFermi: SymmetrisedFermiParameters;
  /** Published two- or three-parameter Fermi density, where there is one. */
  readonly woodsSaxon?: WoodsSaxonParameters;
  /** All published densities, `set=1` of each kind first; a form factor names one by kind and number. */
  readonly densities?: readonly PublishedDensity[];
}
