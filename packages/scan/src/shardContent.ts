import { type FileMetaData, parquetMetadata } from 'hyparquet';
import { isSameShard, type ShardIdentity } from './shardParquet.js';

/** What a Parquet file says of the shard it is: undefined where it is none. */
export function isContentOf(identity: ShardIdentity, data: Uint8Array): boolean {
  const metadata = readMetadata(data);
  if (metadata === undefined) return false;
  const said = new Map(metadata.key_value_metadata?.map(({ key, value }) => [key, value]));
  const number = (key: string) => Number(said.get(`nereid.${key}`) ?? Number.NaN);
  const told = {
    scan: said.get('nereid.scan'),
    chunk: number('chunk'),
    first: number('first'),
    count: number('count'),
  };
  return isSameShard(identity, told) && holdsIndices(identity, metadata);
}

function readMetadata(data: Uint8Array): FileMetaData | undefined {
  try {
    return parquetMetadata(new Uint8Array(data).buffer);
  } catch {
    return undefined;
  }
}

/** The points themselves: their number, and the ends of the column `index`. */
function holdsIndices({ first, count }: ShardIdentity, { num_rows, row_groups }: FileMetaData): boolean {
  if (Number(num_rows) !== count) return false;
  const ends = row_groups.map(({ columns }) => columns[0].meta_data?.statistics);
  const lowest = Math.min(...ends.map((end) => Number(end?.min_value ?? Number.NaN)));
  const highest = Math.max(...ends.map((end) => Number(end?.max_value ?? Number.NaN)));
  return lowest === first && highest === first + count - 1;
}
