import { InputError, suggestName } from '@nereid/physics';

/** A point as it is read back: numbers and words by column, `index` as a number. */
export type ScanRow = Readonly<Record<string, number | string>>;

/** A condition on a column: `ccfr_verdict=excluded`, `mass<0.1`. */
export interface RowFilter {
  readonly column: string;
  readonly comparison: Comparison;
  readonly value: number | string;
  /** Whether a value of the column fulfils it; a word never fulfils a condition on a number. */
  readonly holds: (value: number | string) => boolean;
  readonly matches: (row: ScanRow) => boolean;
}

/** Signs of conditions, those of two characters before those they begin with. */
export const COMPARISONS = ['<=', '>=', '!=', '=', '<', '>'] as const;
/** One of `COMPARISONS`. */
export type Comparison = (typeof COMPARISONS)[number];

const MEANINGS: Readonly<Record<Comparison, (a: number | string, b: number | string) => boolean>> = {
  '<=': (a, b) => a <= b,
  '>=': (a, b) => a >= b,
  '!=': (a, b) => a !== b,
  '=': (a, b) => a === b,
  '<': (a, b) => a < b,
  '>': (a, b) => a > b,
};

/**
 * Refuses a condition that no row can fulfil because its column holds something else, which would pass for an empty result.
 * @param words those that the column can hold; undefined for a column of numbers
 * @throws InputError naming what the column holds
 */
export function requireComparable(
  { column, comparison, value }: RowFilter,
  words: readonly string[] | undefined,
  parameter = 'condition',
): void {
  const text = `${column}${comparison}${value}`;
  if (words === undefined) {
    if (typeof value === 'number') return;
    const remedy = `Write for example ${column}<0.1, with a point.`;
    throw new InputError(parameter, text, `${column} holds numbers, and "${value}" is none`, remedy);
  }
  if (comparison !== '=' && comparison !== '!=') {
    const remedy = `Write ${column}=${words[0]}, or != instead.`;
    throw new InputError(parameter, text, `${column} holds words, which are only equal or not`, remedy);
  }
  if (!words.includes(String(value))) {
    throw new InputError(parameter, text, `${column} is never "${value}"`, suggestName(String(value), words));
  }
}

/**
 * @param parameter where it was written, for the message
 * @throws InputError for what is no condition
 */
export function parseFilter(text: string, parameter = 'condition'): RowFilter {
  const parts = /^([\w.-]+)\s*(<=|>=|!=|=|<|>)\s*(.+)$/.exec(text.trim());
  if (!parts) {
    throw new InputError(parameter, text, 'not a condition', 'Write for example mass<0.1 or ccfr_verdict=excluded.');
  }
  const [, column, , given] = parts;
  const comparison = parts[2] as Comparison;
  const number = Number(given);
  const value = given !== '' && Number.isFinite(number) ? number : given;
  const compare = MEANINGS[comparison];
  const holds = (cell: number | string) => typeof cell === typeof value && compare(cell, value);
  return { column, comparison, value, holds, matches: (row) => holds(row[column]) };
}
