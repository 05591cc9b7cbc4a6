import { InputError } from '@nereid/physics';
import {
  type AsyncBuffer,
  asyncBufferFromFile,
  type Compressors,
  type FileMetaData,
  parquetMetadataAsync,
  parquetScan,
  parquetSchema,
  type SchemaElement,
} from 'hyparquet';
import { exactElement, ISO_PARSERS } from './parquetTypes.js';
import { BATCH_ROWS, type PointTable, type TableBatch } from './pointTable.js';
import { readError, type TableSource } from './tableSource.js';

/** A table in Parquet: its columns with their types. */
export interface ParquetPointTable extends PointTable {
  /** The elements of its columns; those with parts of their own have children. */
  readonly elements: readonly SchemaElement[];
}

/**
 * A Parquet file, of which one row group is held at a time.
 * @throws InputError for a pipe, which cannot be read from its end, and for a damaged file
 */
export async function parquetTable(source: TableSource): Promise<ParquetPointTable> {
  const { name, path } = source;
  source.close();
  if (path === undefined) {
    throw new InputError('points', name, 'Parquet is read from its end, which a pipe does not have', 'Name a file.');
  }
  const { file, metadata } = await opened(name, path);
  const elements = parquetSchema(metadata).children.map(({ element }) => element);
  const rows = Number(metadata.num_rows);
  let read = 0;
  return {
    name,
    format: 'parquet',
    columns: elements.map((element) => element.name),
    elements,
    async *batches(exact = []) {
      for await (const batch of batches(name, file, metadata, new Set(exact))) {
        read += batch.count;
        yield batch;
      }
    },
    progress: () => (rows === 0 ? undefined : read / rows),
  };
}

async function opened(name: string, path: string): Promise<{ file: AsyncBuffer; metadata: FileMetaData }> {
  try {
    const file = await asyncBufferFromFile(path);
    return { file, metadata: await parquetMetadataAsync(file, { geoparquet: false }) };
  } catch (error) {
    throw parquetError(error, name);
  }
}

function parquetError(error: unknown, name: string): unknown {
  if ((error as NodeJS.ErrnoException).code !== undefined) return readError(error, name);
  if (error instanceof InputError) return error;
  const problem = `cannot be read as Parquet (${(error as Error).message})`;
  return new InputError('points', name, problem, 'Copy or write it again.');
}

async function* batches(
  name: string,
  file: AsyncBuffer,
  metadata: FileMetaData,
  exact: ReadonlySet<string>,
): AsyncGenerator<TableBatch> {
  const codecs = new Set(metadata.row_groups.flatMap(({ columns }) => columns.map((one) => one.meta_data?.codec)));
  const compressors = await compressorsOf([...codecs]);
  const schema = metadata.schema.map((one) => (exact.has(one.name) ? exactElement(one) : one));
  const parquet = {
    file,
    compressors,
    parsers: ISO_PARSERS,
    geoparquet: false,
    metadata: { ...metadata, schema },
    utf8: false,
  };
  try {
    const scan = await parquetScan(parquet);
    const columns = parquetSchema(metadata).children.map(({ element }) => element.name);
    for (const range of scan.ranges) {
      const data = await Promise.all(
        columns.map(async (column) => [column, await scan.readColumn({ ...range, column })] as const),
      );
      const byName = new Map(data);
      const count = range.rowEnd - range.rowStart;
      for (let at = 0; at < count; at += BATCH_ROWS) {
        const end = Math.min(count, at + BATCH_ROWS);
        yield {
          first: range.rowStart + at,
          count: end - at,
          cells: (column) =>
            (byName.get(column) as ArrayLike<unknown> & { slice: typeof Array.prototype.slice }).slice(at, end),
        };
      }
    }
  } catch (error) {
    throw parquetError(error, name);
  }
}

/** What unpacks pages; loaded for codecs that are rarer than Snappy alone. */
async function compressorsOf(codecs: readonly unknown[]): Promise<Compressors> {
  if (codecs.every((codec) => codec === 'SNAPPY' || codec === 'UNCOMPRESSED' || codec === undefined)) return {};
  return (await import('./parquetCodecs.js')).rareCodecs;
}
