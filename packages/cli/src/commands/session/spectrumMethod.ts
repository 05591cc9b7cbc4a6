import { SPECTRUM_REGIME } from '@nereid/analysis';
import { spectrum } from '@nereid/analysis/node';
import { sm } from '@nereid/physics';
import * as z from 'zod';
import { PROVENANCE } from '../../thisProgram.js';
import { lookupOf } from './context.js';
import { sessionMethod } from './method.js';
import { beam, couplings, hadronic, modelName, parameters, selection, toParameters } from './params.js';

/** `spectrum`: distributions of events. */
export const spectrumMethod = sessionMethod({
  name: 'spectrum',
  about:
    'Distributions of weighted events, of the Standard Model and of a model over the same bins: the JSON of `nereid spectrum`.',
  params: {
    ...beam,
    observables: z.array(z.string()).min(1).describe('pairMass, q2, openingAngle …'),
    regime: z.string().optional().describe(`${SPECTRUM_REGIME} unless given; several joined by commas`),
    bins: z.int().optional().describe('40 unless given'),
    range: z.tuple([z.number(), z.number()]).optional().describe('of the bins, for one observable'),
    edges: z
      .record(z.string(), z.array(z.number()))
      .optional()
      .describe('of the bins of observables by their names, instead'),
    selection,
    events: z.int().optional().describe('weighted events, 200000 unless given'),
    seed: z.int().optional().describe('1 unless given'),
    model: modelName.optional().describe('the Standard Model unless given'),
    parameters,
    hadronic,
    couplings,
    uncertainties: z.boolean().optional().describe('what is not known of every bin too, source by source'),
    fluxError: z.number().min(0).max(1).optional().describe('with it: relative error of the flux of an exposure'),
  },
  result: z
    .object({ spectra: z.array(z.looseObject({ observable: z.string(), unit: z.string() })) })
    .catchall(z.unknown()),
  run: async ({ model = sm.name, parameters: given, ...question }, call) => {
    await call.pause();
    const { catalogue } = await lookupOf(call);
    const asked = { model, parameters: toParameters(given) };
    const found = await spectrum({ ...question, catalogue, model: asked, onStep: call.step('events') });
    return { ...found, provenance: PROVENANCE };
  },
});
