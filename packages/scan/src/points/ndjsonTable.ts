import { parseJson, RepeatedKeyError } from '@nereid/analysis';
import { InputError } from '@nereid/physics';
import { BATCH_ROWS, type PointTable, type TableBatch } from './pointTable.js';
import type { TableSource } from './tableSource.js';
import { textLines } from './textLines.js';

type Row = Readonly<Record<string, unknown>>;

/** Rows as they were read. */
interface Rows {
  readonly first: number;
  readonly rows: readonly Row[];
  readonly lines: readonly string[];
}

/**
 * A table of JSON objects, one a line: its columns are the keys of the first rows.
 * @throws InputError, also while it is read, for a line that is no object or has a key twice
 */
export async function ndjsonTable(source: TableSource): Promise<PointTable> {
  const pieces = rowPieces(source);
  const begun = await pieces.next();
  const columns = begun.done ? [] : keysOf(begun.value.rows);
  async function* batches(): AsyncGenerator<TableBatch> {
    try {
      if (!begun.done) yield batch(begun.value, columns);
      for await (const piece of pieces) yield batch(piece, columns);
    } finally {
      source.close();
    }
  }
  return { name: source.name, format: 'ndjson', columns, batches, progress: source.progress };
}

const keysOf = (rows: readonly Row[]): string[] => {
  const keys = new Set<string>();
  for (const row of rows) for (const key of Object.keys(row)) keys.add(key);
  return [...keys];
};

function batch({ first, rows, lines }: Rows, columns: readonly string[]): TableBatch {
  const known = new Set(columns);
  const later = keysOf(rows).filter((key) => !known.has(key));
  return {
    first,
    count: rows.length,
    cells: (column) => rows.map((row) => (Object.hasOwn(row, column) ? row[column] : undefined)),
    lines,
    laterColumns: later,
  };
}

async function* rowPieces(source: TableSource): AsyncGenerator<Rows> {
  let first = 0;
  let rows: Row[] = [];
  let lines: string[] = [];
  const taken = (): Rows => {
    const piece = { first, rows, lines };
    first += rows.length;
    [rows, lines] = [[], []];
    return piece;
  };
  let number = 0;
  for await (const line of textLines(source.text())) {
    number++;
    if (line.trim() === '') continue;
    rows.push(rowOf(source.name, line, number));
    lines.push(line);
    if (rows.length === BATCH_ROWS) yield taken();
  }
  if (rows.length > 0) yield taken();
}

function rowOf(name: string, line: string, number: number): Row {
  let value: unknown;
  try {
    value = parseJson(line);
  } catch (error) {
    const repeated = error instanceof RepeatedKeyError;
    const problem = repeated ? error.message.replace(/^line \d+: /, '') : `no JSON: ${(error as Error).message}`;
    const remedy = repeated
      ? 'Keep one of the two.'
      : 'Write one object a line, such as {"mass": 0.1, "gPrime": 1e-3}.';
    throw new InputError('points', name, `line ${number}: ${problem}`, remedy);
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Row;
  const remedy = 'Write one object a line, such as {"mass": 0.1, "gPrime": 1e-3}.';
  throw new InputError('points', name, `line ${number}: no object`, remedy);
}
