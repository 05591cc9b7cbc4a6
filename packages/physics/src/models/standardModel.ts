import { standardModelWith } from '../couplings/standardModelExchange.js';
import type { ModelDefinition, TridentModel } from './modelDefinition.js';

export { standardModelWith } from '../couplings/standardModelExchange.js';

/** W and Z exchange as a contact interaction, at tree level unless the inputs say otherwise. */
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
