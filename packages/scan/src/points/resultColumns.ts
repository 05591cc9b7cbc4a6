import { type EvaluatedColumns, type PointColumn, type VerdictOutput, verdictColumnKinds } from '@nereid/analysis';
import { InputError } from '@nereid/physics';
import type { PointTable } from './pointTable.js';

/** Last column of every result: why a row is no point; empty where it is one. */
export const REASON_COLUMN = 'invalid_reason';

/** What a table of results has behind the columns of the input. */
export type ResultColumn = Pick<PointColumn, 'name' | 'kind'> | { readonly name: string; readonly kind: 'reason' };

/** The columns behind those of the input, in order. */
export const resultColumns = (order: readonly string[], outputs: readonly VerdictOutput[]): ResultColumn[] => [
  ...verdictColumnKinds(order, outputs),
  { name: REASON_COLUMN, kind: 'reason' },
];

/** @throws InputError where the input has a column of that name already */
export function requireFreeNames(
  { name, columns }: Pick<PointTable, 'name' | 'columns'>,
  results: readonly ResultColumn[],
): void {
  const taken = results.find((result) => columns.includes(result.name));
  if (taken === undefined) return;
  const problem = `has a column ${taken.name}, as results are called`;
  throw new InputError('points', name, problem, 'Leave it out, or call it something else.');
}

/** Cells of a result column: numbers, words, nothing where nothing was computed. */
export function resultCells({ columns, invalid }: EvaluatedColumns, count: number): (number | string | null)[][] {
  const cells = columns.map((column) =>
    column.kind === 'number'
      ? Array.from(column.values, (value) => (Number.isNaN(value) ? null : value))
      : Array.from(column.values, (code) => column.words[code]),
  );
  return [...cells, Array.from({ length: count }, (_, i) => invalid.get(i) ?? null)];
}
