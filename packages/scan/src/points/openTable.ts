import type { PointTable, TableFormat } from './pointTable.js';
import { openTableSource } from './tableSource.js';

/**
 * Opens a table of points: a file, or standard input for `-`. What reads a format is loaded only then.
 * @param format where its name and its first bytes do not say it
 * @throws InputError where it cannot be read or is not what its name says
 */
export async function openPointTable(file: string, format?: TableFormat): Promise<PointTable> {
  const source = await openTableSource(file, format);
  try {
    switch (source.format) {
      case 'csv':
        return await (await import('./csvTable.js')).csvTable(source);
      case 'ndjson':
        return await (await import('./ndjsonTable.js')).ndjsonTable(source);
      case 'parquet':
        return await (await import('./parquetTable.js')).parquetTable(source);
    }
  } catch (error) {
    source.close();
    throw error;
  }
}
