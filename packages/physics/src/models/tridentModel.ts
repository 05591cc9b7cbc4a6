import type { TridentChannel } from '../couplings/channels.js';
import type { ElectroweakInputs } from '../couplings/electroweakInputs.js';
import type { TransferCouplings } from '../couplings/transferCouplings.js';

/** A model of the weak line: V(T), A(T) for every channel. */
export interface TridentModel {
  readonly name: string;
  /** Its parameters in full, as given or by default. */
  readonly parameters: Readonly<Record<string, number>>;
  /** Couplings per flavour of the outgoing neutrino; the Standard Model's flavour first. */
  couplings(channel: TridentChannel, inputs: ElectroweakInputs): readonly TransferCouplings[];
}
