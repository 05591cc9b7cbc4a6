import { InputError, modelDefinition, modelNames } from '@nereid/physics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AskedColumns, askedColumns } from '../../test/columnQuestions.js';
import { threeNodes, toyExperiment } from '../../test/toyExperiment.js';
import type { Constraint } from './constraint.js';
import type { ConstraintVerdict } from './constraintVerdict.js';
import { columnEvaluator } from './evaluateColumns.js';
import { evaluatePoint } from './evaluatePoint.js';
import { type PointColumn, VERDICT_OUTPUTS, VERDICTS } from './verdictTable.js';

/** What points have in common with what `evaluatePoint` says of each: the values of all columns, or the error. */
function pointByPoint({ question, parameters, count }: AskedColumns): unknown {
  const { model, names, constraints, statistics } = question;
  return outcome(() =>
    Array.from({ length: count }, (_, i) => {
      const given = Object.fromEntries(names.map((name, k) => [name, parameters[k][i]]));
      const results = evaluatePoint({ model, parameters: given }, constraints, statistics);
      const ids = constraints.map(({ id }) => id);
      return (ids.length > 1 ? [...ids, 'combined'] : ids).map((id) => rowOf(id, results));
    }),
  );
}

function rowOf(id: string, results: readonly ConstraintVerdict[]) {
  const result = results.find(({ constraint }) => constraint === id);
  const { ratio = result?.predicted, pull, chiSquare } = result ?? {};
  const isInvalid = results.some(({ verdict }) => verdict === 'invalidInput');
  return {
    id,
    verdict: result?.verdict ?? (isInvalid ? 'invalidInput' : 'notEvaluated'),
    numbers: [ratio, pull, chiSquare].map((value) => value ?? Number.NaN),
  };
}

function inColumns({ question, parameters, count }: AskedColumns): unknown {
  const ids = question.constraints.map(({ id }) => id);
  return outcome(() => {
    const { columns } = columnEvaluator(question)(parameters, count);
    const column = (id: string, ...outputs: string[]): PointColumn | undefined =>
      columns.find(({ name }) => outputs.some((output) => name === `${id}_${output}`));
    return Array.from({ length: count }, (_, i) =>
      (ids.length > 1 ? [...ids, 'combined'] : ids).map((id) => ({
        id,
        verdict: VERDICTS[column(id, 'verdict')?.values[i] ?? Number.NaN],
        numbers: [column(id, 'ratio', 'predicted'), column(id, 'pull'), column(id, 'chiSquare')].map(
          (one) => one?.values[i] ?? Number.NaN,
        ),
      })),
    );
  });
}

function outcome(evaluate: () => unknown): unknown {
  try {
    return evaluate();
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
}

// toEqual takes NaN for equal, and −0 for another number than 0
function isTheSame(asked: AskedColumns): void {
  expect(inColumns(asked)).toEqual(pointByPoint(asked));
}

describe('columnEvaluator', () => {
  it.each(['lmu-ltau', 'vector', 'scalar', 'contact', 'neutrino-dipole'])('%s: predicts no single point', (name) => {
    const { example } = modelDefinition(name);
    let asked = 0;
    const counted = (constraint: Constraint): Constraint => ({
      ...constraint,
      predict: (model) => {
        asked += 1;
        return constraint.predict(model);
      },
    });
    const question = {
      model: name,
      names: Object.keys(example),
      constraints: [toyExperiment(threeNodes), toyExperiment(threeNodes, { value: 1.58 }, 'charm-ii')].map(counted),
      statistics: { confidenceLevel: 0.95, sidedness: 'one-sided' as const },
      outputs: VERDICT_OUTPUTS,
    };
    const parameters = Object.values(example).map((number) => new Float64Array(20).fill(number));
    const { columns, invalid, notEvaluated } = columnEvaluator(question)(parameters, 20);
    expect(columns).toHaveLength(10);
    // but for the reason why one of them could not be evaluated, asked of both for each
    expect(asked).toBe(2 * notEvaluated.size);
    expect(invalid.size).toBe(0);
  });

  it.each(modelNames())('%s: says of every point what evaluatePoint says, to the last bit', (model) => {
    fc.assert(fc.property(askedColumns([model]), isTheSame), { numRuns: model === 'randall-sundrum' ? 10 : 100 });
  });
});
