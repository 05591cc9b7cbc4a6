import { standardModelCouplings, type TridentChannel } from '../couplings/channels.js';
import { type Couplings, couplingsOf } from '../couplings/couplings.js';
import type { ElectroweakInputs } from '../couplings/electroweakInputs.js';
import type { TridentModel } from './tridentModel.js';

/** Tree-level W and Z exchange as a contact interaction. */
export const standardModel: TridentModel = {
  name: 'sm',
  parameters: {},
  sectors: ['chiral'],
  couplings: (channel, inputs) => [standardModelWith(channel, inputs)],
};

/** The Standard Model's couplings of its outgoing flavour, with what a model adds in other sectors or by exchange. */
export function standardModelWith(
  channel: TridentChannel,
  inputs: ElectroweakInputs,
  added: Partial<Omit<Couplings, 'outgoing' | 'vector' | 'axial'>> = {},
): Couplings {
  return couplingsOf(channel.outgoing, { ...standardModelCouplings(channel, inputs), ...added });
}
