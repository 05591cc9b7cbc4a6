import { ByteWriter, type ColumnSource, type KeyValue, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import type { EventPiece, PlacedPiece } from './eventFormat.js';

type RowGroup = ParquetWriter['row_groups'][number];

/** Bytes of `PAR1`, with which a file begins and ends. */
const MAGIC_BYTES = 4;

/** Columns of a file with a type each, and what is said of it. */
export interface ParquetTable {
  readonly columns: readonly SchemaElement[];
  readonly metadata: readonly KeyValue[];
  readonly createdBy: string;
}

interface PieceIndex {
  readonly rowGroups: readonly RowGroup[];
  readonly rows: number;
}

/** What every file begins with. */
export const parquetHeader = (): Uint8Array => new TextEncoder().encode('PAR1');

/** A row group of a file, made without knowing the others. */
export function parquetPiece(table: ParquetTable, columnData: ColumnSource[], rows: number): EventPiece {
  const output = new ByteWriter();
  const writer = parquetWriter(output, table);
  writer.write({ columnData, rowGroupSize: Math.max(1, rows) });
  return { data: output.getBytes().slice(MAGIC_BYTES), index: { rowGroups: writer.row_groups, rows } };
}

/** The index of all pieces, and the end of the file. */
export function parquetFooter(table: ParquetTable, pieces: readonly PlacedPiece[]): Uint8Array {
  const output = new ByteWriter();
  const writer = parquetWriter(output, table);
  for (const piece of pieces) {
    const { rowGroups, rows } = piece.index as PieceIndex;
    writer.row_groups.push(...rowGroups.map((group) => placed(group, piece)));
    writer.num_rows += BigInt(rows);
  }
  writer.finish();
  return output.getBytes().slice(MAGIC_BYTES);
}

/**
 * A column as it is written: where the first values are many different ones, looking for repeated ones would cost more than writing
 * them.
 */
export function columnSource(name: string, data: Float64Array | Int32Array | BigInt64Array): ColumnSource {
  const repeats = new Set<number | bigint>(data.subarray(0, 64)).size < 16;
  return { name, data, offsetIndex: false, ...(repeats ? {} : { encoding: 'PLAIN' as const }) };
}

function parquetWriter(writer: ByteWriter, { columns, metadata, createdBy }: ParquetTable): ParquetWriter {
  const schema: SchemaElement[] = [{ name: 'root', num_children: columns.length }, ...columns];
  return new ParquetWriter({ writer, schema, codec: 'UNCOMPRESSED', kvMetadata: [...metadata], createdBy });
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
