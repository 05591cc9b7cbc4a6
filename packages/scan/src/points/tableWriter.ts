import type { EvaluatedColumns } from '@nereid/analysis';
import type { TableBatch } from './pointTable.js';

/** Writes rows with their results; holds few of them. */
export interface TableWriter {
  write(batch: TableBatch, results: EvaluatedColumns): Promise<void>;
  /** Once, after the last. */
  end(): Promise<void>;
}

/** Where text goes; resolves when more can be taken. */
export type TextSink = (text: string) => Promise<void>;
