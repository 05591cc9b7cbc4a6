import { cite } from '@nereid/analysis/node';
import { bibtex, cslItems } from '@nereid/catalogue/exports';
import * as z from 'zod';
import { citationText } from '../../output/citationText.js';
import { lookupOf } from './context.js';
import { sessionMethod } from './method.js';
import { constraintNames, modelName, statistics } from './params.js';

/** `cite`: papers. */
export const citeMethod = sessionMethod({
  name: 'cite',
  about: 'The papers behind a calculation: measurements, beams, targets, nuclear data, model, method.',
  params: {
    constraints: constraintNames.describe('whatever other methods take: ccfr, dune-nd, g-2, babar …'),
    model: modelName.optional(),
    statistic: statistics.statistic.describe('default likelihood-ratio, where there is a test'),
    errorModel: statistics.errorModel,
    confidenceLevel: statistics.confidenceLevel,
  },
  result: z.object({
    csl: z.array(z.looseObject({ id: z.string() })).describe('CSL-JSON, the JSON of `nereid cite`'),
    bibtex: z.string(),
    text: z.array(z.string()).describe('a line for each paper'),
  }),
  run: async (question, call) => {
    const { catalogue } = await lookupOf(call);
    const references = await cite({ ...question, catalogue });
    return { csl: cslItems(references), bibtex: bibtex(references), text: references.map(citationText) };
  },
});
