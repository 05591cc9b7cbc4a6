import { InputError } from '../errors.js';
import { suggestName } from '../nearestName.js';
import type { Nuclide } from '../targets/nuclide.js';
import type { Nucleon } from './formFactor.js';
import { localFermiGas } from './localFermiGas.js';
import { oscillatorShells } from './oscillatorShells.js';
import { superscaling, superscalingRemoval } from './superscaling.js';

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

/** The default: one Fermi momentum for all nuclei, `pauliBlockingFactor`, which `hadronicTerms` applies itself. */
export const GLOBAL_FERMI_GAS = 'global-fermi-gas';

const MODELS: ReadonlyMap<string, NuclearModel> = new Map(
  [localFermiGas, superscaling, oscillatorShells, superscalingRemoval].map((model) => [model.name, model]),
);

/** Names accepted by `nuclearModel`, the default first. */
export const nuclearModelNames: readonly string[] = Object.freeze([GLOBAL_FERMI_GAS, ...MODELS.keys()]);

/**
 * A nuclear model by name; undefined for the default, a global Fermi gas, whose Fermi momentum is an option of its own.
 * @throws InputError for an unknown name, with the nearest known one
 */
export function nuclearModel(name: string = GLOBAL_FERMI_GAS): NuclearModel | undefined {
  const model = MODELS.get(name);
  if (model !== undefined || name === GLOBAL_FERMI_GAS) return model;
  throw new InputError('nuclear model', name, 'no such model', suggestName(name, nuclearModelNames));
}
