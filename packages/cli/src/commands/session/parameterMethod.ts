import { TWO_SIDED_STATISTICS } from '@nereid/analysis';
import { parameterIntervals } from '@nereid/analysis/node';
import * as z from 'zod';
import { lookupOf } from './context.js';
import { sessionMethod } from './method.js';
import {
  constraintNames,
  couplings,
  flux,
  hadronic,
  modelName,
  parameters,
  regimes,
  statistics,
  theoryErrors,
  tolerance,
  toParameters,
} from './params.js';
import { numberOrNull } from './results.js';

const end = numberOrNull.describe('null: no end');

/** `parameterIntervals`: the values of a parameter of either sign that experiments allow. */
export const parameterMethod = sessionMethod({
  name: 'parameterIntervals',
  about: 'The values of one parameter of either sign that experiments allow, each and all together, two-sided.',
  params: {
    constraints: constraintNames,
    model: modelName,
    parameter: z.string().optional().describe('r2Mu of charge-radius; that of the example of the model unless given'),
    parameters: parameters.describe('values of others, that stay'),
    confidenceLevel: statistics.confidenceLevel,
    statistic: z.enum(TWO_SIDED_STATISTICS).optional().describe('default likelihood-ratio'),
    errorModel: statistics.errorModel,
    ...{ flux, regimes, hadronic, tolerance, couplings, theoryErrors },
  },
  result: z.object({
    parameter: z.string(),
    unit: z.string().optional(),
    limits: z.array(
      z.object({
        name: z.string(),
        experiments: z.array(z.string()),
        allowed: z.array(z.object({ lower: end, upper: end })),
        bestFit: numberOrNull.describe('null: nothing depends on the parameter'),
      }),
    ),
  }),
  run: async ({ parameters: fixed, ...question }, call) => {
    const { unit, ...found } = await parameterIntervals({
      ...question,
      parameters: toParameters(fixed),
      ...(await lookupOf(call)),
    });
    return { ...found, ...(unit !== undefined && { unit }) };
  },
});
