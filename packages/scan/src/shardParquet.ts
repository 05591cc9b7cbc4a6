import { ByteWriter, parquetWrite } from 'hyparquet-writer';
import type { ScanColumn } from './evaluateChunk.js';
import { withNulls } from './notComputed.js';
import { integersOf, wordsOf } from './parquetColumns.js';

/** What a shard says of itself, in the metadata of the file and in the record beside it. */
export interface ShardIdentity {
  /** SHA-256 of `scan.json`. */
  readonly scan: string;
  readonly chunk: number;
  /** Its points are first … first + count − 1. */
  readonly first: number;
  readonly count: number;
}

const KEYS = ['scan', 'chunk', 'first', 'count'] as const satisfies readonly (keyof ShardIdentity)[];

/** Whether a record, or what a file says, is of this shard and no other. */
export const isSameShard = (a: ShardIdentity, b: Readonly<Record<string, unknown>>): boolean =>
  KEYS.every((key) => a[key] === b[key]);

/**
 * A shard as Parquet: the same columns give the same bytes. What was not computed is NULL. Grids repeat their values and shrink to
 * dictionaries.
 */
export function shardParquet(columns: readonly ScanColumn[], identity: ShardIdentity): Uint8Array {
  // room for all, so that it does not have to be copied as it grows
  const writer = new ByteWriter(9 * columns.length * identity.count + 65_536);
  parquetWrite({
    writer,
    columnData: columns.map(columnData),
    // a row group is smaller than a page can be
    pageSize: 0,
    codec: 'SNAPPY',
    statistics: true,
    kvMetadata: KEYS.map((key) => ({ key: `nereid.${key}`, value: String(identity[key]) })),
  });
  return writer.getBytes();
}

function columnData(column: ScanColumn) {
  const { name } = column;
  switch (column.kind) {
    case 'index':
      return { name, data: integersOf(column.values), type: 'INT64' as const };
    case 'number':
      return { name, data: withNulls(column.values), type: 'DOUBLE' as const };
    case 'word':
      return { name, data: wordsOf(column.values, column.words), type: 'STRING' as const };
  }
}
