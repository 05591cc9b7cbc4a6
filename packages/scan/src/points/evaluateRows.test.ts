import { evaluatePoint, type PointColumn, VERDICTS } from '@nereid/analysis';
import { modelDefinitions } from '@nereid/physics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toyJob } from '../scan.fixtures.js';
import { jobConstraints } from '../scanJob.js';
import { rowEvaluator } from './evaluateRows.js';
import type { PointColumns } from './pointColumns.js';
import { pointRows } from './pointRows.js';

const job = toyJob();
const question = {
  constraints: jobConstraints(job),
  order: job.config.constraints,
  statistics: job.config.statistics,
  outputs: job.config.outputs,
};

/** Rows as objects, empty cells where a row has no such key. */
function rowsOf(rows: readonly Readonly<Record<string, unknown>>[], model: PointColumns['model']) {
  const names = [...new Set(rows.flatMap(Object.keys))].filter((name) => name !== 'model');
  const parameters = names.map((name) => ({ name, column: name }));
  const batch = { first: 0, count: rows.length, cells: (column: string) => rows.map((row) => row[column]) };
  return pointRows(batch, { parameters, constants: {}, model, isParameter: () => true, doubtful: [] });
}

const cell = (column: PointColumn, i: number) =>
  column.kind === 'number' ? column.values[i] : column.words[column.values[i]];

/** What `evaluatePoint` says of one row, by the names of the columns. */
function alone(model: string, parameters: Readonly<Record<string, number>>): Record<string, unknown> {
  const verdicts = evaluatePoint({ model, parameters }, question.constraints, question.statistics);
  return Object.fromEntries(
    verdicts.flatMap(({ constraint, verdict, ratio, pull, chiSquare }) => [
      [`${constraint}_ratio`, ratio],
      [`${constraint}_pull`, pull],
      [`${constraint}_chiSquare`, chiSquare],
      [`${constraint}_verdict`, verdict],
    ]),
  );
}

describe('rowEvaluator', () => {
  it('gives each row of any model the numbers that it has alone, to the last bit, whatever stands around it', () => {
    // a point near the example of a model, or one with parts of it missing
    const row = fc
      .tuple(fc.constantFrom(...modelDefinitions()), fc.double({ min: 0.5, max: 2, noNaN: true }), fc.nat(3))
      .map(([{ name, example }, factor, left]) => {
        const numbers = Object.entries(example).map(
          ([key, value], k) => [key, k === 0 ? value * factor : value] as const,
        );
        return { model: name, ...Object.fromEntries(left === 0 ? numbers.slice(1) : numbers) };
      });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), (rows) => {
        const { columns, invalid } = rowEvaluator({ ...question, constants: {} })(rowsOf(rows, { column: 'model' }));
        rows.forEach(({ model, ...parameters }, i) => {
          const expected = alone(model, parameters as Record<string, number>);
          for (const column of columns) {
            const value = cell(column, i);
            const other = expected[column.name];
            if (other !== undefined) expect(Object.is(value, other), `${column.name} of row ${i}`).toBe(true);
            else expect([Number.NaN, 'invalidInput', 'notEvaluated']).toContainEqual(value);
          }
          expect(invalid.has(i)).toBe(expected.ccfr_verdict === 'invalidInput');
        });
      }),
      { numRuns: 60 },
    );
  });

  it('says why a row is no point: no number, no model, a parameter of another model', () => {
    const rows = [
      { model: 'lmu-ltau', mass: '0.1', gPrime: '1e-3' },
      { model: 'lmu-ltau', mass: 'abc', gPrime: '1e-3' },
      { model: 'lmu-tau', mass: '0.1', gPrime: '1e-3' },
      { model: '', mass: '0.1', gPrime: '1e-3' },
      { model: 'sm', mass: '', gPrime: '' },
      { model: 'sm', mass: '1', gPrime: '' },
    ];
    const { columns, invalid } = rowEvaluator({ ...question, constants: {} })(rowsOf(rows, { column: 'model' }));
    expect([...invalid.keys()].sort()).toEqual([1, 2, 3, 5]);
    expect(invalid.get(1)).toContain('mass = "abc": not a number');
    expect(invalid.get(2)).toContain('Did you mean "lmu-ltau"');
    expect(invalid.get(5)).toContain('no such parameter');
    const [ratio] = columns;
    expect(cell(ratio, 4)).toBe(1);
    for (const column of columns)
      for (const i of invalid.keys()) expect([Number.NaN, VERDICTS[3]]).toContainEqual(cell(column, i));
  });

  it('gives parameters that all rows share to the rows whose model takes them', () => {
    const evaluate = rowEvaluator({ ...question, constants: { gPrime: 1e-3 } });
    const { columns } = evaluate(rowsOf([{ model: 'lmu-ltau', mass: 0.1 }, { model: 'sm' }], { column: 'model' }));
    expect(cell(columns[0], 0)).toBe(alone('lmu-ltau', { mass: 0.1, gPrime: 1e-3 }).ccfr_ratio);
    expect(cell(columns[0], 1)).toBe(1);
  });
});
