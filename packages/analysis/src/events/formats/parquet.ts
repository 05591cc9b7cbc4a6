import type { EventChunk } from '@nereid/physics/events';
import { ByteWriter, type ColumnSource, type KeyValue, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import { type EventColumn, eventColumns } from './eventColumns.js';
import type { EventFormat, PlacedPiece } from './eventFormat.js';
import type { EventRun } from './eventRun.js';

type RowGroup = ParquetWriter['row_groups'][number];

/** Bytes of `PAR1`, with which a file begins and ends. */
const MAGIC_BYTES = 4;

/**
 * Parquet with the columns of CSV: a row group per piece, then the index of all of them. Not compressed: digits of momenta are
 * random. Columns that repeat one value are stored as dictionaries. What the run was stands in the metadata of the file.
 */
export const parquetFormat: EventFormat = {
  name: 'parquet',
  // the index of a file grows by 4 kB a piece: 1 MB for 10⁷ events
  pieceEvents: 50_000,
  header: () => new TextEncoder().encode('PAR1'),
  events(chunk, run) {
    const output = new ByteWriter();
    const writer = parquetWriter(output, run);
    const columnData = eventColumns(run).map((column) => source(column, chunk));
    writer.write({ columnData, rowGroupSize: Math.max(1, chunk.count) });
    return { data: output.getBytes().slice(MAGIC_BYTES), index: { rowGroups: writer.row_groups, rows: chunk.count } };
  },
  footer(run, pieces) {
    const output = new ByteWriter();
    const writer = parquetWriter(output, run);
    for (const piece of pieces) {
      const { rowGroups, rows } = piece.index as PieceIndex;
      writer.row_groups.push(...rowGroups.map((group) => placed(group, piece)));
      writer.num_rows += BigInt(rows);
    }
    writer.finish();
    return output.getBytes().slice(MAGIC_BYTES);
  },
};

interface PieceIndex {
  readonly rowGroups: readonly RowGroup[];
  readonly rows: number;
}

function parquetWriter(writer: ByteWriter, run: EventRun): ParquetWriter {
  const schema: SchemaElement[] = [
    { name: 'root', num_children: eventColumns(run).length },
    ...eventColumns(run).map(
      (column): SchemaElement => ({ name: column.name, type: physicalType(column), repetition_type: 'REQUIRED' }),
    ),
  ];
  const createdBy = `Nereid ${run.version}`;
  return new ParquetWriter({ writer, schema, codec: 'UNCOMPRESSED', kvMetadata: metadata(run), createdBy });
}

function physicalType({ name, type }: EventColumn): 'INT64' | 'INT32' | 'DOUBLE' {
  if (type === 'real') return 'DOUBLE';
  return name === 'event' ? 'INT64' : 'INT32';
}

function source(column: EventColumn, chunk: EventChunk): ColumnSource {
  const values = column.values(chunk);
  const whole = physicalType(column) === 'INT64';
  return {
    name: column.name,
    data: whole ? BigInt64Array.from(values, (value) => BigInt(value)) : values,
    offsetIndex: false,
    // looking for repeated values in what never repeats would cost more than writing it
    ...(repeats(values) ? {} : { encoding: 'PLAIN' as const }),
  };
}

/** Whether the first values of a column are few different ones. */
function repeats(values: Float64Array | Int32Array): boolean {
  return new Set(values.subarray(0, 64)).size < 16;
}

/** The row group with the bytes of its columns counted from the beginning of the file. */
function placed(group: RowGroup, { offset }: PlacedPiece): RowGroup {
  const shift = BigInt(offset - MAGIC_BYTES);
  return {
    ...group,
    columns: group.columns.map((column) => ({
      ...column,
      file_offset: column.file_offset + shift,
      ...(column.meta_data && {
        meta_data: {
          ...column.meta_data,
          data_page_offset: column.meta_data.data_page_offset + shift,
          ...(column.meta_data.dictionary_page_offset !== undefined && {
            dictionary_page_offset: column.meta_data.dictionary_page_offset + shift,
          }),
        },
      }),
    })),
  };
}

function metadata(run: EventRun): KeyValue[] {
  const entries: Record<string, string | number> = {
    program: `Nereid ${run.version}`,
    mode: run.mode,
    seed: run.seed,
    events: run.events,
    sigmaCm2: run.sigmaCm2,
    sigmaErrorCm2: run.sigmaErrorCm2,
    ...run.provenance,
  };
  return Object.entries(entries).map(([key, value]) => ({ key: `nereid.${key}`, value: String(value) }));
}
