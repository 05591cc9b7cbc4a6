/** Bytes of a file, and which they are. */
export interface FileIdentity {
  readonly sha256: string;
  readonly bytes: number;
}

/** One parameter of the points of a scan. */
export interface StoredParameter {
  readonly name: string;
  /** The column of the file that it was read from. */
  readonly column: string;
  /** From the least to the largest value; absent where no row has one. */
  readonly range?: readonly [number, number];
}

/** The points of a scan that stand in a file: which file that was, and the copy of its parameters in the folder of the scan. */
export interface StoredPoints extends FileIdentity {
  /** As the scan file names it. */
  readonly file: string;
  readonly rows: number;
  readonly parameters: readonly StoredParameter[];
  readonly copy: FileIdentity;
}

/** The copy in the folder of a scan: a column of doubles for each parameter, a row group for each chunk. */
export const POINTS_FILE = 'points.parquet';
