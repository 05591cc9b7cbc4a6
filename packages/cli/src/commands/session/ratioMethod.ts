import { ratios } from '@nereid/analysis/node';
import * as z from 'zod';
import { lookupOf } from './context.js';
import { sessionMethod } from './method.js';
import {
  columns,
  constraintName,
  couplings,
  flux,
  hadronic,
  modelName,
  parameters,
  regimes,
  tolerance,
  toPoints,
} from './params.js';
import { budgetRecord, invalidOf, invalidRows, numberColumn } from './results.js';

/** `ratio`: σ/σ_SM of points for one experiment. */
export const ratioMethod = sessionMethod({
  name: 'ratio',
  about:
    'σ(model)/σ(SM) of an experiment, with its numerical error and the pull of the measurement; one row without columns.',
  params: {
    ...{ constraint: constraintName, model: modelName, parameters, columns, flux, regimes, hadronic, tolerance },
    couplings,
    uncertainties: z.boolean().optional().describe('what is not known of it too, source by source'),
  },
  result: z.object({
    columns: z.object({ ratio: numberColumn, ratioError: numberColumn, pull: numberColumn }),
    uncertainties: z
      .object({ ratio: budgetRecord, crossSection: budgetRecord, standardModel: budgetRecord })
      .optional(),
    ...invalidRows,
  }),
  run: async ({ parameters: same, columns: varied, ...question }, call) => {
    const points = toPoints({ parameters: same, columns: varied });
    const { invalid, uncertainties, ...found } = await ratios({
      ...question,
      parameters: points.parameters,
      columns: varied && points.columns,
      onStep: call.step('ratios'),
      ...(await lookupOf(call)),
    });
    return { columns: found, ...(uncertainties && { uncertainties }), ...invalidOf(invalid) };
  },
});
