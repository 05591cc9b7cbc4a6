import { InputError } from '@nereid/physics';
import { csvTable } from './csvTable.ts';
import { parquetTable } from './parquetTable.ts';
import { requireDifferentPoints } from './samePoints.ts';
import { joinTables, type ScanTable } from './scanTable.ts';

/** A file by its name; only what is read is loaded. */
export interface NamedFile {
  readonly name: string;
  readonly content: Blob;
}

const PARQUET_MAGIC = 'PAR1';

/**
 * The points of one file, or of the shards of a scan in the order of their names. What a file is is told from its content.
 * @throws InputError naming the file
 */
export async function readTable(
  files: readonly NamedFile[],
  onRows: (rows: number) => void = () => {},
): Promise<ScanTable> {
  if (files.length === 0) {
    throw new InputError('file', undefined, 'none was given', 'Choose a Parquet or CSV file of nereid scan.');
  }
  const ordered = [...files].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const parts: { name: string; table: ScanTable }[] = [];
  let rows = 0;
  for (const file of ordered) {
    const before = rows;
    const table = await tableOf(file, (count) => onRows(before + count));
    rows += table.rowCount;
    parts.push({ name: file.name, table });
  }
  requireDifferentPoints(parts);
  return joinTables(parts);
}

async function tableOf({ name, content }: NamedFile, onRows: (rows: number) => void): Promise<ScanTable> {
  if (content.size === 0)
    throw new InputError('file', name, 'is empty', 'Choose a Parquet or CSV file of nereid scan.');
  const start = await content.slice(0, 4).arrayBuffer();
  const isParquet = new TextDecoder().decode(start) === PARQUET_MAGIC;
  if (isParquet) return parquetTable(name, content);
  if (/\.parquet$/i.test(name)) {
    throw new InputError('file', name, 'is no Parquet file: it does not begin with PAR1', 'Choose another.');
  }
  return csvTable(name, content, onRows);
}
