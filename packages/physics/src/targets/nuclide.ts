/** Radius and diffuseness of the symmetrised Fermi charge density, both in fm. */
export interface SymmetrisedFermiParameters {
  readonly radiusFm: number;
  readonly diffusenessFm: number;
}

/** Charge density ρ(r) ∝ (1 + w r²/c²)/(1 + exp((r − c)/z)): c = `radiusFm`, z = `diffusenessFm`, w = `centralDepression`. */
export interface WoodsSaxonParameters extends SymmetrisedFermiParameters {
  readonly centralDepression: number;
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
}
