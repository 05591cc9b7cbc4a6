import { InputError } from '@nereid/physics';

// What is used of DuckDB, which is not installed with us: 70 MB that few need. The tests of `nereid scan sql` run with the real one.

const PACKAGE: string = '@duckdb/node-api';
/** The release that the tests run with, as in package.json. */
const RELEASE = '1.5.5-r.5';

/** The package as far as queries need it. */
export interface DuckDb {
  readonly DuckDBInstance: {
    create(path: string, settings: Readonly<Record<string, string>>): Promise<DuckDbInstance>;
  };
  readonly StatementType: { readonly SELECT: unknown };
  readonly DuckDBTypeId: { readonly BIGINT: unknown; readonly UBIGINT: unknown; readonly HUGEINT: unknown };
}

interface DuckDbInstance {
  connect(): Promise<DuckDbConnection>;
  closeSync(): void;
}

/** One connection to a database. */
export interface DuckDbConnection {
  run(sql: string): Promise<unknown>;
  extractStatements(sql: string): Promise<{
    readonly count: number;
    prepare(index: number): Promise<{ readonly statementType: unknown; stream(): Promise<DuckDbResult> }>;
  }>;
  closeSync(): void;
}

/** Rows as they come, with their columns. */
export interface DuckDbResult {
  readonly columnCount: number;
  deduplicatedColumnNames(): readonly string[];
  columnTypeId(index: number): unknown;
  yieldRowsJson(): AsyncIterable<readonly (readonly unknown[])[]>;
}

/** @throws InputError with the command that installs it, where DuckDB is not there */
export async function loadDuckDb(): Promise<DuckDb> {
  try {
    return await import(/* @vite-ignore */ PACKAGE);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const isAbsent = code === 'ERR_MODULE_NOT_FOUND' && message.includes(PACKAGE);
    throw new InputError(
      'scan sql',
      undefined,
      isAbsent ? 'needs DuckDB, which is not installed' : `DuckDB cannot be loaded (${message.split('\n')[0]})`,
      `Install it with npm install ${PACKAGE}@${RELEASE}, or use nereid scan export.`,
    );
  }
}
