import { addUndecided, type EvaluatedColumns, type UndecidedRows } from '@nereid/analysis';
import { InputError } from '@nereid/physics';
import type { PointColumns } from './pointColumns.js';
import { pointRows } from './pointRows.js';
import type { PointTable, TableBatch } from './pointTable.js';
import type { TableJob } from './tableJob.js';
import { evaluatedBatches } from './tableThreads.js';
import type { TableWriter } from './tableWriter.js';

/** What became of the rows of a table. */
export interface TableOutcome {
  readonly rows: number;
  /** Rows that are no points. */
  readonly invalid: number;
  /** The first of them, from 1, and why. */
  readonly firstInvalid?: { readonly row: number; readonly reason: string };
  /** What constraints were not evaluated on, by their names; rows from 1. */
  readonly notEvaluated: ReadonlyMap<string, UndecidedRows>;
}

export interface TableRunOptions {
  readonly workers: number;
  /** Columns of Parquet that the writer takes as they stand in the file. */
  readonly exact?: readonly string[];
  /** Called after each batch with the rows that are done. */
  readonly onProgress?: (rows: number) => void;
  /** Its abortion ends the work; its reason is thrown. */
  readonly signal?: AbortSignal;
}

/**
 * Evaluates the rows of a table and writes them in their order, a batch at a time.
 * @throws InputError for a table that turns out not to be one, and what the writer throws
 */
export async function evaluateTable(
  table: PointTable,
  columns: PointColumns,
  job: TableJob,
  writer: TableWriter,
  { workers, exact, onProgress, signal }: TableRunOptions,
): Promise<TableOutcome> {
  const waiting: TableBatch[] = [];
  async function* parameters() {
    for await (const batch of table.batches(exact)) {
      signal?.throwIfAborted();
      requireNoParameter(table, batch, columns);
      waiting.push(batch);
      yield pointRows(batch, columns);
    }
  }
  let outcome: TableOutcome = { rows: 0, invalid: 0, notEvaluated: new Map() };
  for await (const results of evaluatedBatches(job, parameters(), workers)) {
    const batch = waiting.shift() as TableBatch;
    await writer.write(batch, results);
    outcome = counted(outcome, batch, results);
    onProgress?.(outcome.rows);
    signal?.throwIfAborted();
  }
  await writer.end();
  return outcome;
}

/** @throws InputError for a later row with a parameter that those before it do not have: it would be passed over */
export function requireNoParameter(
  { name }: PointTable,
  { first, laterColumns = [] }: TableBatch,
  { isParameter }: PointColumns,
) {
  const later = laterColumns.find(isParameter);
  if (later === undefined) return;
  const problem = `a row after row ${first} has the parameter ${later}, which those before it do not have`;
  throw new InputError('points', name, problem, 'Give it in the first rows too, null where it has no value.');
}

function counted(before: TableOutcome, batch: TableBatch, { invalid, ...results }: EvaluatedColumns): TableOutcome {
  const notEvaluated = new Map(before.notEvaluated);
  addUndecided(notEvaluated, results.notEvaluated, (row) => batch.first + row + 1);
  const first = [...invalid.keys()].reduce((least, row) => Math.min(least, row), batch.count);
  const found = invalid.get(first);
  const firstInvalid =
    before.firstInvalid ?? (found === undefined ? undefined : { row: batch.first + first + 1, reason: found });
  return {
    rows: before.rows + batch.count,
    invalid: before.invalid + invalid.size,
    ...(firstInvalid && { firstInvalid }),
    notEvaluated,
  };
}
