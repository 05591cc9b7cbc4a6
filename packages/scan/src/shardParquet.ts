import { parquetWriteBuffer } from 'hyparquet-writer';
import type { ScanColumn } from './evaluateChunk.js';
import { withNulls } from './notComputed.js';

/** What a shard says of itself in the metadata of the file. */
export interface ShardIdentity {
  /** SHA-256 of `scan.json`. */
  readonly scan: string;
  readonly chunk: number;
}

/**
 * A shard as Parquet: the same columns give the same bytes. What was not computed is NULL. Grids repeat their values and shrink to
 * dictionaries.
 */
export function shardParquet(columns: readonly ScanColumn[], { scan, chunk }: ShardIdentity): Uint8Array {
  const buffer = parquetWriteBuffer({
    columnData: columns.map(columnData),
    codec: 'SNAPPY',
    statistics: true,
    kvMetadata: [
      { key: 'nereid.scan', value: scan },
      { key: 'nereid.chunk', value: String(chunk) },
    ],
  });
  return new Uint8Array(buffer);
}

function columnData(column: ScanColumn) {
  const { name } = column;
  switch (column.kind) {
    case 'index':
      return { name, data: BigInt64Array.from(column.values, (value) => BigInt(value)), type: 'INT64' as const };
    case 'number':
      return { name, data: withNulls(column.values), type: 'DOUBLE' as const };
    case 'word':
      return { name, data: Array.from(column.values, (code) => column.words[code]), type: 'STRING' as const };
  }
}
