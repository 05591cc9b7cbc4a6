import type { EventChunk } from '@nereid/physics/events';
import type { ColumnSource, SchemaElement } from 'hyparquet-writer';
import { type EventColumn, eventColumns } from './eventColumns.js';
import type { EventFormat } from './eventFormat.js';
import type { EventRun } from './eventRun.js';
import { recordText, termsOf } from './interactionRecord.js';
import { columnSource, type ParquetTable, parquetFooter, parquetHeader, parquetPiece } from './parquetPieces.js';

/** The record of the interaction in the metadata of a file. */
export const RECORD_KEY = 'interaction';
/** Before the names of what is said of a run. */
export const METADATA_PREFIX = 'nereid.';

/**
 * Parquet with the columns of CSV: a row group per piece, then the index of all of them. Not compressed: digits of momenta are
 * random. Columns that repeat one value are stored as dictionaries. What the run was stands in the metadata of the file.
 */
export const parquetFormat: EventFormat = {
  name: 'parquet',
  hasInteraction: true,
  hasVertices: true,
  hasMeasured: true,
  // the index of a file grows by 4 kB a piece: 1 MB for 10⁷ events
  pieceEvents: 50_000,
  header: parquetHeader,
  events: (chunk, run) =>
    parquetPiece(
      tableOf(run),
      eventColumns(run).map((column) => source(column, chunk)),
      chunk.count,
    ),
  footer: (run, pieces) => parquetFooter(tableOf(run), pieces),
};

const tableOf = (run: EventRun): ParquetTable => ({
  columns: eventColumns(run).map(
    (column): SchemaElement => ({ name: column.name, type: physicalType(column), repetition_type: 'REQUIRED' }),
  ),
  metadata: Object.entries(saidOf(run)).map(([key, value]) => ({
    key: `${METADATA_PREFIX}${key}`,
    value: String(value),
  })),
  createdBy: `Nereid ${run.version}`,
});

function physicalType({ name, type }: EventColumn): 'INT64' | 'INT32' | 'DOUBLE' {
  if (type === 'real') return 'DOUBLE';
  return name === 'event' ? 'INT64' : 'INT32';
}

function source(column: EventColumn, chunk: EventChunk): ColumnSource {
  const values = column.values(chunk);
  const isWhole = physicalType(column) === 'INT64';
  return columnSource(column.name, isWhole ? BigInt64Array.from(values, (value) => BigInt(value)) : values);
}

const saidOf = (run: EventRun): Readonly<Record<string, string | number>> => ({
  program: `Nereid ${run.version}`,
  mode: run.mode,
  seed: run.seed,
  events: run.events,
  sigmaCm2: run.sigmaCm2,
  sigmaErrorCm2: run.sigmaErrorCm2,
  ...(termsOf(run).length > 0 ? { [RECORD_KEY]: recordText(run) } : {}),
  ...run.provenance,
});
