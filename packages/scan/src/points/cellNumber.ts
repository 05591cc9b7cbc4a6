import { InputError } from '@nereid/physics';

/** `Number` would also read 0x10, and nothing at all as 0. */
const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const NOT_FINITE = /^[+-]?(nan|inf(inity)?)$/i;
const FORTRAN = /^[+-]?(\d+\.?\d*|\.\d+)d[+-]?\d+$/i;
const DECIMAL_COMMA = /^[+-]?\d+,\d+(e[+-]?\d+)?$/i;

/**
 * The number in a cell of a table: undefined where it is empty, which means not given. `nan` and `inf`, as programs write them, are
 * numbers that no parameter can have.
 * @param name of the parameter, for the message
 * @throws InputError for anything else
 */
export function cellNumber(name: string, cell: unknown): number | undefined {
  if (typeof cell === 'number') return cell;
  if (cell === undefined || cell === null) return undefined;
  if (typeof cell === 'bigint') return Number(cell);
  if (typeof cell !== 'string') throw new InputError(name, cell, 'not a number', 'Give a finite number.');
  const text = cell.trim();
  if (text === '') return undefined;
  if (DECIMAL.test(text)) return Number(text);
  if (NOT_FINITE.test(text)) {
    if (/nan/i.test(text)) return Number.NaN;
    return text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  }
  if (FORTRAN.test(text)) {
    const instead = text.replace(/d/i, 'E');
    throw new InputError(name, text, 'an exponent as Fortran writes it', `Write E instead of D: ${instead}.`);
  }
  if (DECIMAL_COMMA.test(text)) {
    throw new InputError(name, text, 'a decimal comma', `Write a point: ${text.replace(',', '.')}.`);
  }
  throw new InputError(name, text, 'not a number', 'Give a finite number, for example 0.1 or 1e-3.');
}

/** Whether a text is a number as programs write them into tables, nan and inf among them. */
export const looksNumeric = (text: string): boolean =>
  DECIMAL.test(text) || NOT_FINITE.test(text) || FORTRAN.test(text) || DECIMAL_COMMA.test(text);
