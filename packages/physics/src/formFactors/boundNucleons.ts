import type { Nuclide } from '../targets/nuclide.js';
import type { Nucleon } from './formFactor.js';

/** What a nucleus does to one kind of its nucleons: σ of a free nucleon is multiplied by `factor`. */
export interface BoundNucleons {
  /** Strength that is left at the momentum |q⃗| ≥ 0 [GeV] which a nucleon takes: 0 at |q⃗| = 0 and 1 where |q⃗| is large; exact to 1e-6. */
  factor(momentumGeV: number): number;
  /** |q⃗| [GeV], ascending, where a derivative jumps or the factor reaches 1; integrals are split there. */
  readonly kinksGeV: readonly number[];
  /** Mean energy [GeV] > 0 that it costs to take one out, beyond its recoil; absent: none, it stays as it is. */
  readonly removalEnergyGeV?: number;
}

/** A treatment of scattering off bound nucleons, by name. */
export interface NuclearModel {
  readonly name: string;
  /** What it is, in words. */
  readonly title: string;
  /** Papers that its form and numbers are from. */
  readonly papers: readonly string[];
  /** The protons or the neutrons of a nucleus; |q⃗| as in `pauliBlockingFactor`. */
  bound(nuclide: Nuclide, nucleon: Nucleon): BoundNucleons;
}
