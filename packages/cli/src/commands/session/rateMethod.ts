import { rate } from '@nereid/analysis/node';
import { sm } from '@nereid/physics';
import * as z from 'zod';
import { PROVENANCE } from '../../thisProgram.js';
import { lookupOf } from './context.js';
import { sessionMethod } from './method.js';
import { couplings, exposure, hadronic, modelName, parameters, selection, tolerance, toParameters } from './params.js';

/** `rate`: expected events of an exposure. */
export const rateMethod = sessionMethod({
  name: 'rate',
  about: 'Expected events of an exposure in one beam mode, per channel and regime: the JSON of `nereid rate`.',
  params: {
    experiment: z.string().describe('dune-nd, dune-nd-cdr, minos …'),
    mode: z.string().optional().describe('beam mode; the first unless given'),
    channels: z.array(z.string()).min(1).optional().describe('all that the beam opens unless given'),
    target: z.string().optional().describe('material or isotope in the place of the detector’s'),
    exposure,
    inelastic: z
      .boolean()
      .optional()
      .describe('also events in which a nucleon breaks; unless given so, but with a selection'),
    fluxError: z.number().min(0).max(1).optional().describe('relative error of the flux'),
    model: modelName.optional().describe('the Standard Model unless given'),
    parameters,
    selection,
    hadronic,
    tolerance,
    couplings,
    uncertainties: z
      .boolean()
      .optional()
      .describe('errors source by source too, and of sums with their correlations: budget'),
  },
  result: z
    .object({
      experiment: z.string(),
      mode: z.string(),
      rates: z.array(z.looseObject({ channel: z.string(), regime: z.string(), events: z.number() })),
    })
    .catchall(z.unknown()),
  run: async ({ model = sm.name, parameters: given, ...question }, call) => {
    await call.pause();
    const { catalogue } = await lookupOf(call);
    const asked = { model, parameters: toParameters(given) };
    const found = await rate({ ...question, catalogue, model: asked, onProgress: call.tell('kernels') });
    return { ...found, provenance: PROVENANCE };
  },
});
