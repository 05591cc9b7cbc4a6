/** Formats that tables of points are read from and written to. */
export const TABLE_FORMATS = ['csv', 'parquet', 'ndjson'] as const;
/** One of `TABLE_FORMATS`. */
export type TableFormat = (typeof TABLE_FORMATS)[number];

/** Some rows of a table, one after another. */
export interface TableBatch {
  /** Number of the first, from 0. */
  readonly first: number;
  readonly count: number;
  /** What a column holds in each of them; undefined or null where nothing. Text of CSV is text, numbers too. */
  cells(column: string): ArrayLike<unknown>;
  /** Of NDJSON: the lines as they stand there. */
  readonly lines?: readonly string[];
  /** Of NDJSON: columns that the first rows of the table do not have. */
  readonly laterColumns?: readonly string[];
}

/** A table that is being read. */
export interface PointTable {
  /** As messages name it. */
  readonly name: string;
  readonly format: TableFormat;
  /** Names of its columns in order. Of NDJSON those of the first rows; later rows may have others. */
  readonly columns: readonly string[];
  /** Whether names are numbers from 1 because the file has no header. */
  readonly isHeadless?: boolean;
  /**
   * All rows, in order; can be asked for once. Ending early lets go of the file.
   * @param exact columns of Parquet whose values are to be those of the file, not what they stand for
   */
  batches(exact?: readonly string[]): AsyncIterable<TableBatch>;
  /** Share of the file that was read, 0 to 1; undefined for a pipe. */
  progress?(): number | undefined;
}

/** Rows of a batch at most: few enough to hold, enough to share among threads. */
export const BATCH_ROWS = 4096;
