import type { EvaluatedColumns } from '@nereid/analysis';
import { InputError } from '@nereid/physics';
import type { PointTable, TableBatch } from './pointTable.js';

/** Writes rows with their results; holds few of them. */
export interface TableWriter {
  write(batch: TableBatch, results: EvaluatedColumns): Promise<void>;
  /** Once, after the last. */
  end(): Promise<void>;
}

/** Where the pieces of a file go; resolves when more can be taken. */
export type TableSink = (piece: string | Uint8Array) => Promise<void>;

/** @throws InputError for a row with a column that those before it do not have: only NDJSON has a place for it */
export function requireNoLater({ name }: PointTable, { first, laterColumns = [] }: TableBatch): void {
  if (laterColumns.length === 0) return;
  const problem = `a row after row ${first} has ${laterColumns[0]}, which those before it do not have`;
  throw new InputError(
    'points',
    name,
    problem,
    'Write NDJSON, or give it in the first rows, null where it has no value.',
  );
}
