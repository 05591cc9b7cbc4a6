import { InputError } from '@nereid/physics';
import { type AsyncBuffer, type FileMetaData, parquetMetadataAsync, parquetScan } from 'hyparquet';
import { ColumnBuilder, requireSize, type ScanTable, type TableColumn } from './scanTable.ts';

/**
 * A Parquet file; columns with parts of their own are left out.
 * @throws InputError for a file that is damaged or compressed in another way than SNAPPY
 */
export async function parquetTable(name: string, content: Blob): Promise<ScanTable> {
  const file = {
    byteLength: content.size,
    slice: (start: number, end?: number) => content.slice(start, end).arrayBuffer(),
  };
  try {
    const metadata = await parquetMetadataAsync(file);
    const columns = plainColumns(metadata);
    const rowCount = Number(metadata.num_rows);
    requireSize(name, rowCount, columns.length);
    if (rowCount === 0 || columns.length === 0) throw new InputError('file', name, 'has no rows', 'Choose another.');
    const filled: TableColumn[] = [];
    // one after the other: what a column took to decode is gone before the next
    for (const column of columns) filled.push(await readColumn(file, metadata, column, name));
    const scan = metadata.key_value_metadata?.find(({ key }) => key === 'nereid.scan')?.value;
    return { rowCount, columns: filled, scan };
  } catch (error) {
    if (error instanceof InputError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputError(
      'file',
      name,
      `cannot be read (${reason})`,
      'Write it again: nereid scan export --to points.parquet',
    );
  }
}

/** Names of the columns that are directly below the root. */
function plainColumns({ schema }: FileMetaData): string[] {
  const names: string[] = [];
  let at = 1;
  const skip = (): void => {
    const children = schema[at++].num_children ?? 0;
    for (let i = 0; i < children; i++) skip();
  };
  for (let i = 0; i < (schema[0].num_children ?? 0); i++) {
    const element = schema[at];
    if (element.num_children === undefined && element.repetition_type !== 'REPEATED') names.push(element.name);
    skip();
  }
  return names;
}

/** Numbers, with NaN for what is missing, or words. */
async function readColumn(
  file: AsyncBuffer,
  metadata: FileMetaData,
  column: string,
  name: string,
): Promise<TableColumn> {
  const builder = new ColumnBuilder(column, name);
  const { ranges, readColumn: read } = await parquetScan({ file, metadata, columns: [column] });
  for (const range of ranges) {
    const data: ArrayLike<unknown> = await read({ column, ...range });
    for (let i = 0; i < data.length; i++) addCell(builder, data[i]);
  }
  return builder.column();
}

function addCell(builder: ColumnBuilder, cell: unknown): void {
  if (typeof cell === 'number' || typeof cell === 'bigint') builder.addNumber(Number(cell));
  else if (cell === null || cell === undefined) builder.addText('');
  else builder.addWord(cell instanceof Date ? cell.toISOString() : String(cell));
}
