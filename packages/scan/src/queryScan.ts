import { resolve } from 'node:path';
import { InputError } from '@nereid/physics';
import { type DuckDb, type DuckDbConnection, type DuckDbResult, loadDuckDb } from './duckDb.js';
import { chunkColumnKinds } from './evaluateChunk.js';
import { requireComplete } from './exportScan.js';
import type { ScanFolder } from './scanFolder.js';
import { chunkCount } from './scanJob.js';
import { shardFile } from './shards.js';

/** What a query gives back; null is what SQL calls NULL. */
export type QueryValue = string | number | boolean | null;

export interface QueryResult {
  readonly columns: readonly string[];
  /** Rows as they come, some thousands at a time. */
  readonly rows: AsyncIterable<QueryValue[][]>;
}

/** Nothing is fetched, loaded or written: neither extensions nor what does not fit into memory. */
const SETTINGS = {
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  allow_community_extensions: 'false',
  temp_directory: '',
} as const;

/**
 * Asks a complete scan in SQL, through DuckDB. Its points are the view `points`, with NULL where a number was not computed. Only
 * reads, and only the shards of this scan: other files, the network and extensions are out of reach.
 * @param use consumes the rows; the database is closed after it
 * @throws InputError where DuckDB is not installed, shards are missing or damaged, or the text is not one SELECT that works
 */
export async function queryScan(
  folder: ScanFolder,
  sql: string,
  use: (result: QueryResult) => Promise<void>,
): Promise<void> {
  const duckdb = await loadDuckDb();
  await requireComplete(folder);
  const instance = await duckdb.DuckDBInstance.create(':memory:', SETTINGS);
  try {
    const connection = await instance.connect();
    try {
      await openShards(connection, folder);
      await use(await select(duckdb, connection, sql, quotingHint(folder)));
    } finally {
      connection.closeSync();
    }
  } finally {
    instance.closeSync();
  }
}

/** Makes the view, then closes every other way out; the settings cannot be changed back. */
async function openShards(connection: DuckDbConnection, folder: ScanFolder): Promise<void> {
  const path = resolve(folder.path);
  const files = Array.from({ length: chunkCount(folder.job) }, (_, chunk) => shardFile({ path }, chunk));
  const patterns = files.map((file) => literalPattern(folder.path, file));
  // shards of earlier versions hold NaN, of which the statistics in a Parquet file say nothing
  const columns = chunkColumnKinds(folder.job).map(({ name, kind }) => {
    const column = quoted(name);
    return kind === 'number' ? `CASE WHEN isnan(${column}) THEN NULL ELSE ${column} END AS ${column}` : column;
  });
  // a pattern is looked for before its file is opened, and both are asked about
  const allowed = files.some((file, chunk) => file !== patterns[chunk]) ? [...files, ...patterns] : files;
  await connection.run(`SET allowed_paths = ${list(allowed)}`);
  const shards = `read_parquet(${list(patterns)}, hive_partitioning = false, can_have_nan = true)`;
  await connection.run(`CREATE VIEW points AS SELECT ${columns.join(', ')} FROM ${shards}`);
  await connection.run('SET enable_external_access = false');
  await connection.run('SET lock_configuration = true');
}

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;
const list = (values: readonly string[]): string => `[${values.map(text).join(', ')}]`;
const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A pattern that fits this file alone: DuckDB takes every name with one of *?[ for a pattern, and has no other way to name a file. */
function literalPattern(folder: string, file: string): string {
  if (!/[*?[]/.test(file)) return file;
  if (!file.includes('\\')) return file.replace(/[*?[]/g, '[$&]');
  const problem = 'has a backslash beside one of *?[ in its path, which DuckDB cannot be told';
  throw new InputError('scan folder', folder, problem, 'Rename the folder, or write a file.', 'export');
}

/** Names that SQL takes for a difference or a member unless they are quoted. */
function quotingHint({ job }: ScanFolder): string {
  const odd = chunkColumnKinds(job).find(({ name }) => !/^[A-Za-z_]\w*$/.test(name));
  return odd === undefined ? '' : ` Names such as ${quoted(odd.name)} stand in double quotes.`;
}

async function select(duckdb: DuckDb, connection: DuckDbConnection, sql: string, hint: string): Promise<QueryResult> {
  const remedy = `Give one SELECT from points, for example "SELECT count(*) FROM points".${hint}`;
  const refuse = (problem: string) => new InputError('SQL', sql, problem, remedy);
  // DuckDB has no message for a text without any statement
  if (sql.replace(/--.*$|\/\*[\s\S]*?(?:\*\/|(?![\s\S]))/gm, '').replace(/[\s;]/g, '') === '')
    throw refuse('holds no statement');
  try {
    const statements = await connection.extractStatements(sql);
    if (statements.count !== 1) throw refuse(`holds ${statements.count} statements`);
    const prepared = await statements.prepare(0);
    // a shard may be read, so it could also be written over: nothing but reading is let through
    if (prepared.statementType !== duckdb.StatementType.SELECT) throw refuse('does not only read');
    const result = await prepared.stream();
    return { columns: result.deduplicatedColumnNames(), rows: plainRows(duckdb, result, refuse) };
  } catch (error) {
    throw error instanceof InputError ? error : refuse(duckDbProblem(error));
  }
}

async function* plainRows(
  duckdb: DuckDb,
  result: DuckDbResult,
  refuse: (problem: string) => InputError,
): AsyncGenerator<QueryValue[][]> {
  const wide = new Set<unknown>([duckdb.DuckDBTypeId.BIGINT, duckdb.DuckDBTypeId.UBIGINT, duckdb.DuckDBTypeId.HUGEINT]);
  const isWhole = Array.from({ length: result.columnCount }, (_, i) => wide.has(result.columnTypeId(i)));
  try {
    for await (const rows of result.yieldRowsJson()) {
      yield rows.map((row) => row.map((value, i) => plainValue(value, isWhole[i])));
    }
  } catch (error) {
    throw refuse(duckDbProblem(error));
  }
}

/** Whole numbers come as text; those that a double holds exactly become numbers, lists and the like their JSON. */
function plainValue(value: unknown, isWhole: boolean): QueryValue {
  if (isWhole && typeof value === 'string' && Number.isSafeInteger(Number(value))) return Number(value);
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : (value as QueryValue);
}

/** The first line of what DuckDB says, without its own prefix, and its proposal where it has one. */
function duckDbProblem(error: unknown): string {
  const lines = (error as Error).message.split('\n').map((line) => line.trim());
  const proposal = lines.find((line) => /^(Did you mean|Candidate bindings)/.test(line));
  return [lines[0].replace(/^Failed to extract statements: /, ''), ...(proposal ? [proposal] : [])].join('; ');
}
