import { type RowFilter, requireComparable } from '@nereid/scan';
import { cellText, columnNamed, type ScanTable, type TableColumn } from './scanTable.ts';

/** Numbers of the rows that fulfil every condition, ascending. @throws InputError for a column that is not there, or a word on numbers */
export function matchingRows(table: ScanTable, conditions: readonly RowFilter[]): Uint32Array<ArrayBuffer> {
  let rows = Uint32Array.from({ length: table.rowCount }, (_, i) => i);
  for (const condition of conditions) {
    const column = columnNamed(table, condition.column);
    if (column.kind === 'number') requireComparable(condition, undefined, 'filter');
    const fits = rowTest(column, condition);
    rows = rows.filter(fits);
  }
  return rows;
}

function rowTest(column: TableColumn, { holds }: RowFilter): (row: number) => boolean {
  if (column.kind === 'number') return (row) => holds(column.values[row]);
  const fits = column.words.map((word) => holds(word));
  return (row) => fits[column.codes[row]];
}

/** The rows ordered by a column; equal ones keep their order, and what was not computed comes last. */
export function sortedRows(rows: Uint32Array, column: TableColumn, descending: boolean): Uint32Array {
  const keys = sortKeys(column);
  const sign = descending ? -1 : 1;
  return Uint32Array.from(rows).sort((a, b) => {
    const [left, right] = [keys[a], keys[b]];
    if (left === right) return a - b;
    if (Number.isNaN(left)) return Number.isNaN(right) ? a - b : 1;
    if (Number.isNaN(right)) return -1;
    return left < right ? -sign : sign;
  });
}

function sortKeys(column: TableColumn): Float64Array {
  if (column.kind === 'number') return column.values;
  const order = [...column.words].sort((a, b) => (a < b ? -1 : 1));
  const places = column.words.map((word) => order.indexOf(word));
  return Float64Array.from(column.codes, (code) => places[code]);
}

export interface WordCount {
  readonly word: string;
  readonly count: number;
}

/** How often each verdict was given, by constraint; columns that end in `_verdict`. */
export interface VerdictCounts {
  readonly constraint: string;
  readonly counts: readonly WordCount[];
}

export const VERDICT_ENDING = '_verdict';

export function verdictCounts({ columns }: ScanTable, rows: Uint32Array): VerdictCounts[] {
  return columns.flatMap((column) => {
    if (column.kind !== 'word' || !column.name.endsWith(VERDICT_ENDING)) return [];
    const counts = new Float64Array(column.words.length);
    for (const row of rows) counts[column.codes[row]]++;
    return [
      {
        constraint: column.name.slice(0, -VERDICT_ENDING.length),
        counts: column.words.map((word, code) => ({ word, count: counts[code] })),
      },
    ];
  });
}

const LINES_PER_PART = 5_000;

/** The rows as CSV, in the layout of `nereid scan export`; in parts, so that no text is longer than an engine allows. */
export function csvParts(table: ScanTable, rows: Uint32Array): string[] {
  const parts = [`${table.columns.map(({ name }) => quoted(name)).join(',')}\n`];
  for (let first = 0; first < rows.length; first += LINES_PER_PART) {
    const lines = Array.from(rows.subarray(first, first + LINES_PER_PART), (row) =>
      table.columns.map((column) => quoted(cellText(column, row))).join(','),
    );
    parts.push(`${lines.join('\n')}\n`);
  }
  return parts;
}

const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
