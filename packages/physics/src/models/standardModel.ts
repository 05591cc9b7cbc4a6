import { standardModelCouplings } from '../couplings/channels.js';
import type { TridentModel } from './tridentModel.js';

/** Tree-level W and Z exchange as a contact interaction. */
export const standardModel: TridentModel = {
  name: 'sm',
  parameters: {},
  couplings(channel, inputs) {
    return [{ outgoing: channel.outgoing, ...standardModelCouplings(channel, inputs), poles: [] }];
  },
};
