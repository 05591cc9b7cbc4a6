import { landscape } from '@nereid/analysis/node';
import * as z from 'zod';
import { lookupOf } from './context.js';
import { sessionMethod } from './method.js';
import {
  constraintNames,
  couplings,
  modelName,
  numbers,
  parameters,
  statistics,
  theoryErrors,
  toColumn,
  tolerance,
  toParameters,
} from './params.js';
import { numberOrNull } from './results.js';

const interval = z.object({ lower: z.number(), upper: numberOrNull.describe('null: no upper end') });

const bound = z.object({
  constraint: z.string(),
  title: z.string(),
  kind: z.enum(['computed', 'recast', 'digitised', 'projected']),
  status: z.enum(['measured', 'projected']),
  confidenceLevel: numberOrNull.describe('null: the source does not say'),
  sidedness: z.enum(['one-sided', 'two-sided', 'unstated']),
  viaMixing: z.boolean().describe('reached through kinetic mixing alone'),
  formula: z.string(),
  leavesOut: z.array(z.string()),
  references: z.array(z.string()),
  curve: z.array(
    z.object({
      massGeV: z.number(),
      couplingUpper: numberOrNull.describe('everything above is excluded; null where nothing is so'),
      excluded: z.array(interval),
    }),
  ),
});

/** `landscape`: everything that bounds a light boson. */
export const landscapeMethod = sessionMethod({
  name: 'landscape',
  about:
    'Everything that bounds the coupling of a light boson over its mass: computed, recast and published limits, each with level and sources.',
  params: {
    model: modelName,
    parameters: parameters.describe('charges, mixing and whatever else the model leaves open'),
    mass: numbers('of the boson [GeV]; 120 from 1 MeV to 1 TeV unless given').optional(),
    constraints: constraintNames.optional().describe('of constraints and published curves; all unless given'),
    leaveOut: z.array(z.string()).optional().describe('all but these'),
    ...statistics,
    tolerance,
    couplings,
    theoryErrors,
  },
  result: z.object({
    bounds: z.array(bound),
    notComputed: z.array(z.object({ constraint: z.string(), reason: z.string() })),
    allowedWindow: z.object({ words: z.string().describe('what all measured bounds together leave') }),
  }),
  run: async (
    { mass, parameters: charges, model, constraints, leaveOut, tolerance: accuracy, couplings: order, ...asked },
    call,
  ) => {
    const { theoryErrors: withErrors, ...test } = asked;
    const { bounds, notComputed, allowedWindow } = await landscape({
      model: { model, parameters: toParameters(charges) },
      ...(mass !== undefined && { masses: toColumn('mass', mass) }),
      ...(constraints && { constraints }),
      ...(leaveOut && { leaveOut }),
      test,
      ...(order && { couplings: order }),
      ...(withErrors !== undefined && { theoryErrors: withErrors }),
      ...(accuracy !== undefined && { tolerance: accuracy }),
      ...(await lookupOf(call)),
    });
    return { bounds: bounds.map(withEnds), notComputed, allowedWindow: { words: allowedWindow.words } };
  },
});

type Bounds = Awaited<ReturnType<typeof landscape>>['bounds'];

/** JSON has no word for an interval without an end. */
const withEnds = ({ curve, ...bound }: Bounds[number]) => ({
  ...bound,
  curve: curve.map(({ massGeV, couplingUpper, excluded }) => ({
    massGeV,
    couplingUpper,
    excluded: excluded.map(({ lower, upper }) => ({ lower, upper: Number.isFinite(upper) ? upper : null })),
  })),
});
