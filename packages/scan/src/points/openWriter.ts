import { csvWriter } from './csvWriter.js';
import { ndjsonWriter } from './ndjsonWriter.js';
import type { PointColumns } from './pointColumns.js';
import type { PointTable, TableFormat } from './pointTable.js';
import type { ResultColumn } from './resultColumns.js';
import type { TableSink, TableWriter } from './tableWriter.js';

/** What writes rows of a table with their results. What writes Parquet is loaded only then. */
export async function openTableWriter(
  format: TableFormat,
  sink: TableSink,
  table: PointTable,
  columns: PointColumns,
  results: readonly ResultColumn[],
): Promise<TableWriter> {
  switch (format) {
    case 'csv':
      return csvWriter(sink, table, results);
    case 'ndjson':
      return ndjsonWriter(sink, table, results);
    case 'parquet':
      return (await import('./parquetWriter.js')).parquetTableWriter(sink, table, columns, results);
  }
}
