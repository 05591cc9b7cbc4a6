import { InputError } from '@nereid/physics';
import { cellNumber } from './cellNumber.js';
import type { PointColumns } from './pointColumns.js';
import type { TableBatch } from './pointTable.js';

/** The parameters of some rows as numbers; plain data, which threads can be sent. */
export interface PointRows {
  readonly count: number;
  /** Names of the parameters that have columns. */
  readonly names: readonly string[];
  /** A column for each; NaN where not given. */
  readonly values: readonly Float64Array[];
  /** 1 where it is given; undefined where it is in every row. */
  readonly given: readonly (Uint8Array | undefined)[];
  /** What the column of models says, row by row; undefined where all are of one. */
  readonly models?: readonly string[];
  /** Why a row is no point, by its number in the batch. */
  readonly problems: ReadonlyMap<number, string>;
}

/** Reads the parameters of some rows. What is no number is a problem of its row. */
export function pointRows(batch: TableBatch, { parameters, model }: PointColumns): PointRows {
  const problems = new Map<number, string>();
  const columns = parameters.map(({ name, column }) => numberColumn(name, batch.cells(column), batch.count, problems));
  const models = 'column' in model ? modelCells(batch.cells(model.column), batch.count) : undefined;
  return {
    count: batch.count,
    names: parameters.map(({ name }) => name),
    values: columns.map(({ values }) => values),
    given: columns.map(({ given }) => given),
    ...(models && { models }),
    problems,
  };
}

function numberColumn(name: string, cells: ArrayLike<unknown>, count: number, problems: Map<number, string>) {
  const values = new Float64Array(count).fill(Number.NaN);
  const given = new Uint8Array(count);
  let all = true;
  for (let i = 0; i < count; i++) {
    try {
      const value = cellNumber(name, cells[i]);
      if (value === undefined) all = false;
      else {
        values[i] = value;
        given[i] = 1;
      }
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      if (!problems.has(i)) problems.set(i, error.message);
    }
  }
  return { values, given: all ? undefined : given };
}

const modelCells = (cells: ArrayLike<unknown>, count: number): string[] =>
  Array.from({ length: count }, (_, i) => String(cells[i] ?? '').trim());
