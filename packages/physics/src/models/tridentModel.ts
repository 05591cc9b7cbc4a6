import type { Interaction, Sector } from '../couplings/couplings.js';
import { InputError } from '../errors.js';

/** A model of the weak line: couplings for every channel, per flavour of the outgoing neutrino, the Standard Model's first. */
export interface TridentModel extends Interaction {
  readonly name: string;
  /** Its parameters in full, as given or by default. */
  readonly parameters: Readonly<Record<string, number>>;
  /** Sectors that its couplings can be in; kernels need their densities. */
  readonly sectors: readonly Sector[];
}

/** @throws InputError for a model with operators that turn the neutrino's helicity, where `what` cannot have them */
export function requireChiral({ name, sectors }: TridentModel, what: string): void {
  if (!sectors.includes('turned')) return;
  const remedy = 'Use sigma, ratio, limit, evaluate, rate or scan without cuts, or a model of V and A.';
  throw new InputError('model', name, `turns the helicity of the neutrino, which ${what} cannot do`, remedy);
}
