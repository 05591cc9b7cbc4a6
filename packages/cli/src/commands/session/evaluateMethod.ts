import type { PointColumn } from '@nereid/analysis';
import { type EvaluatedPoints, evaluate } from '@nereid/analysis/node';
import * as z from 'zod';
import { lookupOf } from './context.js';
import { sessionMethod } from './method.js';
import {
  columns,
  constraintNames,
  correlations,
  couplings,
  flux,
  hadronic,
  modelName,
  outputs,
  parameters,
  regimes,
  statistics,
  theoryErrors,
  toCorrelations,
  tolerance,
  toPoints,
} from './params.js';
import { invalidOf, invalidRows, numberColumn } from './results.js';

/** `evaluate`: verdicts on points. */
export const evaluateMethod = sessionMethod({
  name: 'evaluate',
  about:
    'Verdict of each constraint, and of all together where there are several, on points; one point without columns.',
  params: {
    model: modelName,
    parameters: parameters.describe('the same at all points'),
    columns,
    constraints: constraintNames,
    statistics: z.strictObject(statistics).optional(),
    outputs,
    correlations,
    flux,
    regimes,
    hadronic,
    tolerance,
    couplings,
    theoryErrors,
  },
  result: z.object({
    count: z.int(),
    columns: z.record(z.string(), numberColumn).describe('ccfr_ratio, ccfr_pull, ccfr_chiSquare, combined_chiSquare …'),
    verdicts: z.object({
      words: z.array(z.string()).describe('allowed, excluded, notEvaluated, invalidInput'),
      codes: z.record(z.string(), z.array(z.int())).describe('places in that list, by constraint'),
    }),
    ...invalidRows,
    notEvaluated: z
      .array(z.object({ constraint: z.string(), count: z.int(), row: z.int(), reason: z.string() }))
      .describe('constraints that could not be evaluated on some points: how many, the first of them, and why'),
  }),
  run: async ({ parameters: same, columns: varied, correlations: pairs, ...question }, call) => {
    const points = toPoints({ parameters: same, columns: varied });
    const found = await evaluate({
      ...question,
      ...points,
      correlations: toCorrelations(pairs),
      onStep: call.step('points'),
      ...(await lookupOf(call)),
    });
    const notEvaluated = Array.from(found.notEvaluated, ([constraint, rows]) => ({ constraint, ...rows }));
    return { count: found.count, ...columnsOf(found), ...invalidOf(found.invalid), notEvaluated };
  },
});

const VERDICT = '_verdict';

function columnsOf({ columns: all }: EvaluatedPoints) {
  const words = all.filter((column): column is Extract<PointColumn, { kind: 'word' }> => column.kind === 'word');
  const others = all.filter((column) => column.kind === 'number');
  return {
    columns: Object.fromEntries(others.map(({ name, values }) => [name, values])),
    verdicts: {
      words: words[0]?.words ?? [],
      codes: Object.fromEntries(words.map(({ name, values }) => [name.slice(0, -VERDICT.length), values])),
    },
  };
}
