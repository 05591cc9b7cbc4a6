/** Charge form factor of a nucleus, F(0) = 1. */
export interface NuclearFormFactor {
  /** Name with parameters as given on the command line, e.g. `symmetrised-fermi:c=3.66,a=0.523`. */
  readonly name: string;
  /** F(Q²) for Q² ≥ 0 in GeV². */
  evaluate(q2: number): number;
  /** Momentum transfers [fm⁻¹] that a published density is known in; absent where no source says. */
  readonly momentaPerFm?: readonly [lowest: number, highest: number];
}

/** What is struck in the incoherent regimes. */
export type Nucleon = 'proton' | 'neutron';

/** Sachs form factors of the nucleons; G_E^p(0) = 1, G_E^n(0) = 0, G_M(0) = magnetic moment. */
export interface NucleonFormFactors {
  readonly name: string;
  /** G_E(Q²) for Q² ≥ 0 in GeV². */
  electric(nucleon: Nucleon, q2: number): number;
  /** G_M(Q²) for Q² ≥ 0 in GeV². */
  magnetic(nucleon: Nucleon, q2: number): number;
}
