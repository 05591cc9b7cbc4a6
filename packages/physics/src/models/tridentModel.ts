import type { TridentChannel } from '../couplings/channels.js';
import type { ElectroweakInputs } from '../couplings/electroweakInputs.js';
import type { HelicityFlipCouplings } from '../couplings/helicityFlipCouplings.js';
import type { TransferCouplings } from '../couplings/transferCouplings.js';
import { InputError } from '../errors.js';

/** A model of the weak line: V(T), A(T) for every channel. */
export interface TridentModel {
  readonly name: string;
  /** Its parameters in full, as given or by default. */
  readonly parameters: Readonly<Record<string, number>>;
  /** Couplings per flavour of the outgoing neutrino; the Standard Model's flavour first. */
  couplings(channel: TridentChannel, inputs: ElectroweakInputs): readonly TransferCouplings[];
  /** Operators that turn the neutrino's helicity; absent in models without any. Their cross section adds to that of V, A. */
  readonly flips?: (channel: TridentChannel, inputs: ElectroweakInputs) => readonly HelicityFlipCouplings[];
}

/** @throws InputError for a model with operators that turn the neutrino's helicity, where `what` cannot have them */
export function requireNoFlips({ name, flips }: TridentModel, what: string): void {
  if (!flips) return;
  const remedy = 'Use sigma, ratio, limit, evaluate, rate or scan without cuts, or a model of V and A.';
  throw new InputError('model', name, `turns the helicity of the neutrino, which ${what} cannot do`, remedy);
}
