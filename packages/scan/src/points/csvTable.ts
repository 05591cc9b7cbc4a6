import { Readable } from 'node:stream';
import { InputError } from '@nereid/physics';
import { type CsvError, parse } from 'csv-parse';
import { csvDialect, isComment, plainCells } from './csvDialect.js';
import { BATCH_ROWS, type PointTable, type TableBatch } from './pointTable.js';
import type { TableSource } from './tableSource.js';
import { textLines } from './textLines.js';

/**
 * A table of text: cells between commas, semicolons or tabs, quoted where need be (RFC 4180), or between blanks. Lines that begin with
 * # are comments.
 * @throws InputError for a table without a header or one that has a name twice, and while it is read for a line with another number
 * of cells
 */
export async function csvTable(source: TableSource): Promise<PointTable> {
  const { lines, text } = await beginning(source.text());
  const dialect = csvDialect(source.name, lines);
  const records =
    dialect.delimiter === undefined ? blankRecords(source.name, text) : delimited(source.name, dialect.delimiter, text);
  let columns = dialect.names;
  if (dialect.header === 'line') {
    const { value } = await records.next();
    columns = (value as string[]).map((cell) => cell.trim());
  }
  requireDistinct(source.name, columns);
  return {
    name: source.name,
    format: 'csv',
    columns,
    isHeadless: dialect.header === 'none',
    batches: () => batches(source, columns, records),
    progress: source.progress,
  };
}

/** The lines up to the first that holds cells, and the whole text from its beginning. */
async function beginning(
  text: AsyncGenerator<string>,
): Promise<{ lines: readonly string[]; text: AsyncGenerator<string> }> {
  let read = '';
  let isWhole = false;
  const found = () => {
    const lines = read.split(/\r\n|\n|\r/);
    const whole = isWhole ? lines : lines.slice(0, -1);
    const at = whole.findIndex((line) => !isComment(line));
    return isWhole || at >= 0 ? whole.slice(0, at < 0 ? undefined : at + 1) : undefined;
  };
  let lines = found();
  while (lines === undefined) {
    const { value, done } = await text.next();
    if (done) isWhole = true;
    else read += value;
    lines = found();
  }
  async function* again(): AsyncGenerator<string> {
    yield read;
    yield* text;
  }
  return { lines, text: again() };
}

function requireDistinct(name: string, columns: readonly string[]): void {
  const repeated = columns.find((column, i) => columns.indexOf(column) !== i);
  if (repeated === undefined) return;
  throw new InputError('points', name, `has the column ${repeated} twice`, 'Give columns names of their own.');
}

/** Cells by a delimiter; the library compares their numbers. */
async function* delimited(name: string, delimiter: string, text: AsyncGenerator<string>): AsyncGenerator<string[]> {
  const parser = parse({
    delimiter,
    comment: '#',
    comment_no_infix: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_LINE,
  });
  const input = Readable.from(text);
  input.on('error', (error) => parser.destroy(error));
  try {
    for await (const record of input.pipe(parser)) yield record as string[];
  } catch (error) {
    throw csvProblem(error, name);
  } finally {
    input.destroy();
    parser.destroy();
  }
}

/** Characters: more means a quote that is never closed. */
const LONGEST_LINE = 1_000_000;

function csvProblem(error: unknown, name: string): unknown {
  const { code, lines, record } = error as CsvError & { lines?: number; record?: readonly string[] };
  switch (code) {
    case 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH':
      return otherCells(name, Number(lines), record?.length);
    case 'CSV_QUOTE_NOT_CLOSED':
    case 'CSV_MAX_RECORD_SIZE':
      return new InputError(
        'points',
        name,
        `line ${lines}: a quote is not closed`,
        'Close it, or double a quote in text.',
      );
    case 'CSV_INVALID_CLOSING_QUOTE':
    case 'INVALID_OPENING_QUOTE':
      return new InputError(
        'points',
        name,
        `line ${lines}: a quote inside a cell`,
        'Quote the cell, and double its quotes.',
      );
    default:
      return error;
  }
}

const otherCells = (name: string, line: number, count: number | undefined): InputError => {
  const has = count === undefined ? 'another number of cells' : `${count} ${count === 1 ? 'cell' : 'cells'}`;
  const problem = `line ${line} has ${has}, not as many as the first line`;
  return new InputError('points', name, problem, 'Mend that line; an empty cell needs its delimiter too.');
};

/** Cells between blanks, without quotes. */
async function* blankRecords(name: string, text: AsyncGenerator<string>): AsyncGenerator<string[]> {
  let number = 0;
  let width: number | undefined;
  for await (const line of textLines(text)) {
    number++;
    if (isComment(line)) continue;
    const cells = plainCells(line, undefined);
    width ??= cells.length;
    if (cells.length !== width) throw otherCells(name, number, cells.length);
    yield cells;
  }
}

async function* batches(
  source: TableSource,
  columns: readonly string[],
  records: AsyncGenerator<string[]>,
): AsyncGenerator<TableBatch> {
  let first = 0;
  let rows: string[][] = [];
  const batch = (): TableBatch => {
    const own = rows;
    rows = [];
    const place = new Map(columns.map((column, k) => [column, k]));
    const at = first;
    first += own.length;
    return {
      first: at,
      count: own.length,
      cells: (column) => {
        const k = place.get(column) as number;
        return own.map((row) => row[k]);
      },
    };
  };
  try {
    for await (const record of records) {
      rows.push(record);
      if (rows.length === BATCH_ROWS) yield batch();
    }
    if (rows.length > 0) yield batch();
  } finally {
    source.close();
  }
}
