import { InputError } from '../errors.js';
import { suggestName } from '../nearestName.js';
import type { NuclearModel } from './boundNucleons.js';
import { localFermiGas } from './localFermiGas.js';
import { oscillatorShells } from './oscillatorShells.js';
import { superscaling, superscalingRemoval } from './superscaling.js';

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
