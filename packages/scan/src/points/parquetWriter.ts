import type { EvaluatedColumns } from '@nereid/analysis';
import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import { carriedColumns } from './parquetColumns.js';
import type { PointColumns } from './pointColumns.js';
import type { PointTable, TableBatch } from './pointTable.js';
import { type ResultColumn, resultCells } from './resultColumns.js';
import { requireNoLater, type TableSink, type TableWriter } from './tableWriter.js';

/** A row group has at least so many rows, but for the last one. */
const GROUP_ROWS = 50_000;

/**
 * Parquet, a row group at a time: the columns of the input with their types, then the results. What was not computed is NULL.
 */
export function parquetTableWriter(
  sink: TableSink,
  table: PointTable,
  columns: PointColumns,
  results: readonly ResultColumn[],
): TableWriter {
  let carried: ReturnType<typeof carriedColumns> | undefined;
  let writer: ParquetWriter | undefined;
  let waiting: unknown[][] = [];
  const bytes = new PieceWriter();
  const begin = (batch: TableBatch | undefined) => {
    carried = carriedColumns(table, columns, batch);
    const schema = [...carried.map(({ written }) => written), ...results.map(resultElement)];
    const root = { name: 'root', num_children: schema.length };
    // statistics of numbers would be wrong for what they stand for
    writer = new ParquetWriter({
      writer: bytes,
      schema: [root, ...schema],
      createdBy: 'Nereid',
    });
  };
  const flush = async () => {
    if (writer === undefined || carried === undefined || (waiting[0]?.length ?? 0) === 0) return;
    const names = [...carried.map(({ written }) => written.name), ...results.map(({ name }) => name)];
    const isPlain = [...carried.map(({ written, described }) => written === described), ...results.map(() => true)];
    const columnData = names.map((name, k) => ({ name, data: waiting[k], statistics: isPlain[k] }));
    writer.write({ columnData, rowGroupSize: waiting[0].length });
    waiting = [];
    await sink(bytes.taken());
  };
  return {
    async write(batch: TableBatch, evaluated: EvaluatedColumns) {
      requireNoLater(table, batch);
      if (writer === undefined) begin(batch);
      const cells = [...(carried ?? []).map((column) => column.cells(batch)), ...resultCells(evaluated, batch.count)];
      if (waiting.length === 0) waiting = cells.map(() => []);
      cells.forEach((column, k) => {
        for (const cell of column) waiting[k].push(cell);
      });
      if (waiting[0].length >= GROUP_ROWS) await flush();
    },
    async end() {
      if (writer === undefined) begin(undefined);
      await flush();
      const described = [...(carried ?? []).map((column) => column.described), ...results.map(resultElement)];
      const whole = writer as ParquetWriter | undefined;
      if (whole === undefined) return;
      whole.schema = [whole.schema[0], ...described];
      whole.finish();
      await sink(bytes.taken());
    },
  };
}

/** Bytes up to now, handed over one piece after another. */
class PieceWriter extends ByteWriter {
  taken(): Uint8Array {
    const piece = this.getBytes().slice();
    this.index = 0;
    return piece;
  }
}

function resultElement({ name, kind }: ResultColumn): SchemaElement {
  if (kind === 'number') return { name, repetition_type: 'OPTIONAL', type: 'DOUBLE' };
  const repetition = kind === 'word' ? 'REQUIRED' : 'OPTIONAL';
  return { name, repetition_type: repetition, type: 'BYTE_ARRAY', converted_type: 'UTF8' };
}
