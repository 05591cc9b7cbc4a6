import type { LimitWithErrors } from '@nereid/analysis';
import { limits } from '@nereid/analysis/node';
import * as z from 'zod';
import { lookupOf } from './context.js';
import { sessionMethod } from './method.js';
import {
  constraintNames,
  correlations,
  couplings,
  flux,
  hadronic,
  modelName,
  numbers,
  parameters,
  regimes,
  statistics,
  theoryErrors,
  toColumn,
  toCorrelations,
  tolerance,
  toParameters,
} from './params.js';
import { booleanColumn, numberColumn, numberOrNull } from './results.js';

const interval = z.object({ lower: z.number(), upper: numberOrNull.describe('null: no upper end') });

/** `limit`: the largest coupling that experiments allow together, over masses. */
export const limitMethod = sessionMethod({
  name: 'limit',
  about:
    'The largest coupling that experiments allow together at one mediator mass or at many; null where nothing is excluded.',
  params: {
    constraints: constraintNames,
    model: modelName,
    parameters: parameters.describe('charges, where the model leaves them open'),
    mass: numbers(
      'of the mediator [GeV]: one or many; "Infinity" is the contact limit, whose coupling is g′/M [1/GeV]',
    ),
    ...statistics,
    correlations,
    flux,
    regimes,
    hadronic,
    tolerance,
    couplings,
    theoryErrors,
  },
  result: z.object({
    columns: z.object({
      massGeV: numberColumn,
      couplingUpper: numberColumn,
      massOverCouplingGeV: numberColumn,
      couplingUpperNumericalError: numberColumn,
      bestFitCoupling: numberColumn,
      converged: booleanColumn,
    }),
    intervals: z.array(z.object({ massGeV: numberOrNull, allowed: z.array(interval), excluded: z.array(interval) })),
  }),
  run: async ({ mass, parameters: charges, correlations: pairs, model, ...question }, call) => {
    const points = await limits({
      ...question,
      model: { model, parameters: toParameters(charges) },
      masses: toColumn('mass', mass),
      correlations: toCorrelations(pairs),
      onStep: call.step('limits'),
      ...(await lookupOf(call)),
    });
    return {
      columns: columnsOf(points),
      intervals: points.map(({ massGeV, allowed, excluded, ratiosAtLimit }) => {
        return { massGeV, allowed, excluded, ratiosAtLimit };
      }),
    };
  },
});

function columnsOf(points: readonly LimitWithErrors[]) {
  const column = (of: (point: LimitWithErrors) => number | null) => points.map((point) => finite(of(point)));
  return {
    massGeV: column(({ massGeV }) => massGeV),
    couplingUpper: column(({ couplingUpper }) => couplingUpper),
    // in the contact limit the coupling is that over M
    massOverCouplingGeV: column(({ massGeV, couplingUpper }) =>
      couplingUpper === null ? null : (Number.isFinite(massGeV) ? massGeV : 1) / couplingUpper,
    ),
    couplingUpperNumericalError: column(({ couplingUpperNumericalError }) => couplingUpperNumericalError),
    bestFitCoupling: column(({ bestFitCoupling }) => bestFitCoupling),
    converged: points.map(({ converged }) => converged),
  };
}

const finite = (value: number | null): number | null => (value !== null && Number.isFinite(value) ? value : null);
