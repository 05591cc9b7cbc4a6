import { standardModelCouplings, type TridentChannel } from '../couplings/channels.js';
import { type Couplings, couplingsOf, type GivenCouplings } from '../couplings/couplings.js';
import type { ElectroweakInputs } from '../couplings/electroweakInputs.js';
import type { ModelDefinition, TridentModel } from './modelDefinition.js';

/** The Standard Model's couplings of its outgoing flavour, with what a model adds in other sectors or by exchange. */
export function standardModelWith(
  channel: TridentChannel,
  inputs: ElectroweakInputs,
  { scalar, pseudoscalar, tensor, dipole, poles }: Omit<GivenCouplings, 'vector' | 'axial'> = {},
): Couplings {
  const { vector, axial } = standardModelCouplings(channel, inputs);
  return couplingsOf(channel.outgoing, { vector, axial, scalar, pseudoscalar, tensor, dipole, poles });
}

/** Tree-level W and Z exchange as a contact interaction. */
export const standardModel: TridentModel = {
  name: 'sm',
  parameters: {},
  sectors: ['chiral'],
  couplings: (channel, inputs) => [standardModelWith(channel, inputs)],
  bosons: { vectors: [], scalars: [] },
};

/** The Standard Model among the models. */
export const sm: ModelDefinition = {
  name: standardModel.name,
  title: 'Standard Model',
  description: 'Tree-level W and Z exchange as a contact interaction.',
  parameters: [],
  sectors: standardModel.sectors,
  papers: ['Ballett2018', 'Altmannshofer2019'],
  example: {},
  decoupled: {},
  make: () => standardModel,
};
