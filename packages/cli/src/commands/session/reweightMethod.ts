import { prepareReweighting } from '@nereid/analysis/node';
import { InputError, sm } from '@nereid/physics';
import * as z from 'zod';
import { requireFormatOf, writePieces } from '../../output/eventFile.js';
import { openEventOutput } from '../../output/eventOutput.js';
import { PROVENANCE } from '../../thisProgram.js';
import { sessionMethod } from './method.js';
import { modelName, parameters, toParameters } from './params.js';

/** `reweight`: another model from a file of events. */
export const reweightMethod = sessionMethod({
  name: 'reweight',
  about:
    'Another model from a file of events that carry weights of the interaction, without generating any: the JSON of `nereid reweight`.',
  params: {
    file: z.string().min(1).describe('of events with `weights`: HepMC3 or CSV, also compressed, or Parquet'),
    model: modelName.optional().describe('the Standard Model unless given'),
    parameters,
    observables: z.array(z.string()).min(1).optional().describe('distributions in both models: pairMass, q2 …'),
    bins: z.int().min(1).max(10_000).optional().describe('40 unless given'),
    range: z.tuple([z.number(), z.number()]).optional().describe('of the bins, for one observable'),
    workspace: z
      .strictObject({
        events: z.number().describe('tridents of the Standard Model in the data, also outside the bins'),
        couplings: z.array(z.number()).min(1).optional().describe('of the patches; 21 unless given'),
        background: z
          .array(z.number())
          .min(1)
          .optional()
          .describe('by bin, or one number for every bin; none unless given'),
        observed: z.array(z.number()).min(1).optional().describe('by bin; those of the Standard Model unless given'),
        tridentError: z.number().optional().describe('relative, shared by all bins; 0 unless given'),
        backgroundError: z.number().optional().describe('relative, shared by all bins; 0 unless given'),
      })
      .optional()
      .describe(
        'the one distribution as a workspace of pyhf and a patch set over couplings, which the model may leave out',
      ),
    to: z
      .string()
      .min(1)
      .optional()
      .describe('a file for the events with the weights of the model, in the same format'),
  },
  result: z
    .object({
      events: z.int(),
      sigmaCm2: z.number(),
      sigmaErrorCm2: z.number(),
      ratio: z.number(),
      ratioError: z.number(),
      effectiveEvents: z.number(),
      effectiveFraction: z.number(),
      warnings: z.array(z.string()),
      spectra: z.array(z.looseObject({ observable: z.string(), unit: z.string() })).optional(),
      pyhf: z
        .object({ workspace: z.record(z.string(), z.unknown()), patchSet: z.record(z.string(), z.unknown()) })
        .optional(),
      out: z.string().optional(),
    })
    .catchall(z.unknown()),
  run: async ({ file, model = sm.name, parameters: given, observables, bins, range, workspace, to }, call) => {
    await call.pause();
    if (to === '-') throw new InputError('to', to, 'is where the answers go', 'Name a file.');
    const asked = { model, parameters: toParameters(given) };
    if (observables === undefined && (bins ?? range) !== undefined) {
      throw new InputError('bins', bins ?? range, 'there is no distribution', 'Name one in observables.');
    }
    const histograms = observables && { observables, bins, range };
    const question = { file, model: asked, histograms, workspace, onStep: call.step('events') };
    const { result, rewritten } = await prepareReweighting(question);
    if (to === undefined) return { ...result, provenance: PROVENANCE };
    requireFormatOf(to, result.format, 'to');
    const output = openEventOutput(to, 'to');
    try {
      await writePieces(to, output, rewritten(), 'to');
    } finally {
      output.close();
    }
    return { ...result, out: to, provenance: PROVENANCE };
  },
});
