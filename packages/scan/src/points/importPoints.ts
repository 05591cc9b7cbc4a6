import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder, removeFolders } from '@nereid/catalogue/node';
import { InputError, type ModelParameters } from '@nereid/physics';
import type { ScanConfig } from '../scanConfig.js';
import { readScanFolder, type ScanFolder } from '../scanFolder.js';
import type { ScanJob } from '../scanJob.js';
import { onStorage } from '../storage.js';
import { requireNoParameter } from './evaluateTable.js';
import { openPointTable } from './openTable.js';
import { type PointColumns, pointColumns } from './pointColumns.js';
import { type PointRows, pointRows } from './pointRows.js';
import { fileIdentity, PointsCopyWriter } from './pointsCopy.js';
import { type FileIdentity, POINTS_FILE, type StoredPoints } from './storedPoints.js';
import { readError } from './tableSource.js';

/** Points of a file with their copy, which is not yet in its place. */
export interface ImportedPoints {
  readonly points: StoredPoints;
  /** Rows with cells that are no numbers, and the first of them. */
  readonly bad: { readonly rows: number; readonly first?: { readonly row: number; readonly reason: string } };
  readonly doubtful: PointColumns['doubtful'];
  /** Puts the copy in its place, once the folder is that of the scan. */
  keep(): Promise<void>;
  /** Leaves nothing behind. */
  discard(): Promise<void>;
}

export interface ImportOptions {
  /** Where the file is. */
  readonly path: string;
  readonly onProgress?: (rows: number) => void;
  /** Told of the unfinished copy; what it returns is called when that is no more. */
  readonly onUnfinished?: (path: string) => () => void;
}

/**
 * Reads the points of a scan from their file and writes a copy of their parameters into the folder of the scan, under another name until
 * `keep`. Where the folder holds this scan already, its copy is used if it is whole.
 * @throws InputError where the file is no table of points, or is another than the one the scan was started with
 */
export async function importPoints(
  folder: string,
  config: ScanConfig,
  options: ImportOptions,
): Promise<ImportedPoints> {
  const identity = await identityOf(options.path);
  const before = await scanThere(folder);
  const points = before?.points;
  if (points && !isSame(points, identity)) {
    const problem = `is not what it was when the scan in ${folder} was started`;
    throw new InputError('points', options.path, problem, 'Name a new folder, or bring the file of that time back.');
  }
  if (before && points && reading(before.config) === reading(config) && (await copyIsWhole(folder, points))) {
    return { points, bad: { rows: 0 }, doubtful: [], keep: async () => {}, discard: async () => {} };
  }
  const made = makeFolder(folder);
  const temporary = join(folder, `.${POINTS_FILE}.${randomUUID()}.tmp`);
  const release = options.onUnfinished?.(temporary) ?? (() => {});
  const discard = async () => {
    await rm(temporary, { force: true });
    removeFolders(made);
    release();
  };
  try {
    const copied = await onStorage(folder, () => copyPoints(temporary, config, options));
    const stored = { file: fileOf(config), ...identity, ...copied.parts, copy: await fileIdentity(temporary) };
    const keep = async () => {
      await onStorage(folder, () => rename(temporary, join(folder, POINTS_FILE)));
      release();
    };
    return { points: stored, bad: copied.bad, doubtful: copied.doubtful, keep, discard };
  } catch (error) {
    await discard();
    throw error;
  }
}

const fileOf = ({ points }: ScanConfig): string => points?.file ?? '';

/** All that says how points are read from their file. */
const reading = ({ model, points, parameters, chunkPoints }: ScanConfig): string =>
  JSON.stringify([model, points, parameters, chunkPoints]);

/** What the folder holds already; what is wrong with it is said where it is opened. */
async function scanThere(folder: string): Promise<ScanJob | undefined> {
  try {
    return (await readScanFolder(folder)).job;
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

async function identityOf(path: string): Promise<FileIdentity> {
  try {
    return await fileIdentity(path);
  } catch (error) {
    throw readError(error, path);
  }
}

const isSame = (a: FileIdentity, b: FileIdentity): boolean => a.sha256 === b.sha256 && a.bytes === b.bytes;

/** Whether the copy is there and is what was written. */
export async function copyIsWhole(folder: string, { copy }: StoredPoints): Promise<boolean> {
  const path = join(folder, POINTS_FILE);
  return existsSync(path) && isSame(await fileIdentity(path), copy);
}

/** @throws InputError where the copy of a scan with points of a file is not what was written */
export async function requirePointsCopy({ path, job }: ScanFolder): Promise<void> {
  if (job.points === undefined || (await copyIsWhole(path, job.points))) return;
  const problem = 'is missing or damaged';
  throw new InputError('scan folder', join(path, POINTS_FILE), problem, 'Have it written again.', 'resume');
}

type Copied = Pick<ImportedPoints, 'bad' | 'doubtful'> & { readonly parts: Pick<StoredPoints, 'rows' | 'parameters'> };

async function copyPoints(to: string, config: ScanConfig, { path, onProgress }: ImportOptions): Promise<Copied> {
  const { points: { format, columns: named = {} } = {}, model, parameters: constants, chunkPoints } = config;
  const table = await openPointTable(path, format);
  // beside points of a file each parameter is one number
  const meaning = { model, columns: named, constants: constants as ModelParameters };
  const columns = pointColumns(table, meaning);
  const ranges = new ParameterSpans(columns.parameters.length);
  const writer = new PointsCopyWriter(
    to,
    columns.parameters.map(({ name }) => name),
    chunkPoints,
  );
  let rows = 0;
  let bad: ImportedPoints['bad'] = { rows: 0 };
  try {
    for await (const batch of table.batches()) {
      requireNoParameter(table, batch, columns);
      const numbers = pointRows(batch, columns);
      writer.add(numbers);
      ranges.add(numbers);
      rows += batch.count;
      bad = withBad(bad, numbers, batch.first);
      onProgress?.(rows);
    }
    if (rows === 0) throw new InputError('points', path, 'has no points', 'Give a table with rows.');
    writer.end();
  } finally {
    writer.close();
  }
  const stored = columns.parameters.map((one, k) => ({ ...one, ...ranges.of(k) }));
  return { parts: { rows, parameters: stored }, bad, doubtful: columns.doubtful };
}

function withBad(before: ImportedPoints['bad'], { problems }: PointRows, first: number): ImportedPoints['bad'] {
  const [row, reason] = [...problems].sort(([a], [b]) => a - b)[0] ?? [];
  const found = row === undefined || reason === undefined ? undefined : { row: first + row + 1, reason };
  const firstBad = before.first ?? found;
  return { rows: before.rows + problems.size, ...(firstBad && { first: firstBad }) };
}

/** The least and the largest value of each parameter. */
class ParameterSpans {
  readonly #low: Float64Array;
  readonly #high: Float64Array;

  constructor(count: number) {
    this.#low = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
    this.#high = new Float64Array(count).fill(Number.NEGATIVE_INFINITY);
  }

  add({ values }: PointRows): void {
    values.forEach((column, k) => {
      for (const value of column) {
        if (!Number.isFinite(value)) continue;
        if (value < this.#low[k]) this.#low[k] = value;
        if (value > this.#high[k]) this.#high[k] = value;
      }
    });
  }

  of(k: number): { range?: [number, number] } {
    return this.#low[k] <= this.#high[k] ? { range: [this.#low[k], this.#high[k]] } : {};
  }
}
