import { ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import { DescriptorWriter } from './descriptorWriter.js';
import type { ScanColumn } from './evaluateChunk.js';
import { withNulls } from './notComputed.js';
import type { ScanRow } from './rowFilter.js';

type Column = Pick<ScanColumn, 'name' | 'kind'>;

/** A row group has at least so many points, but for the last one. */
const GROUP_POINTS = 100_000;

/**
 * Writes points as one Parquet file, a row group at a time; the same points give the same bytes. What was not computed is NULL.
 * @param descriptor of an empty file that is open for writing, or of a pipe
 * @throws Error of the file system, with a file that is not complete
 */
export async function writeParquet(
  descriptor: number,
  columns: readonly Column[],
  chunks: AsyncIterable<readonly ScanRow[]>,
): Promise<void> {
  const schema: SchemaElement[] = [{ name: 'root', num_children: columns.length }, ...columns.map(schemaElement)];
  const writer = new ParquetWriter({ writer: new DescriptorWriter(descriptor), schema, createdBy: 'Nereid' });
  let waiting: ScanRow[] = [];
  const flush = () => {
    const columnData = columns.map((column) => ({ name: column.name, data: values(column, waiting) }));
    if (waiting.length > 0) writer.write({ columnData, rowGroupSize: waiting.length });
    waiting = [];
  };
  for await (const rows of chunks) {
    for (const row of rows) waiting.push(row);
    if (waiting.length >= GROUP_POINTS) flush();
  }
  flush();
  writer.finish();
}

function schemaElement({ name, kind }: Column): SchemaElement {
  const repetition = { name, repetition_type: 'REQUIRED' } as const;
  switch (kind) {
    case 'index':
      return { ...repetition, type: 'INT64' };
    case 'number':
      return { name, repetition_type: 'OPTIONAL', type: 'DOUBLE' };
    case 'word':
      return { ...repetition, type: 'BYTE_ARRAY', converted_type: 'UTF8' };
  }
}

function values(
  { name, kind }: Column,
  rows: readonly ScanRow[],
): BigInt64Array | ReturnType<typeof withNulls> | string[] {
  if (kind === 'index') return BigInt64Array.from(rows, (row) => BigInt(row[name]));
  if (kind === 'number') return withNulls(Float64Array.from(rows, (row) => Number(row[name])));
  return rows.map((row) => String(row[name]));
}
