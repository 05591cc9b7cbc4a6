import { InputError } from '@nereid/physics';
import { looksNumeric } from './cellNumber.js';

/** How the lines of a text table are made of cells. */
export interface CsvDialect {
  /** Sign between cells; undefined where it is any number of blanks. */
  readonly delimiter: ',' | ';' | '\t' | undefined;
  /** Where names stand: in the first line, in the comment before it, or nowhere. */
  readonly header: 'line' | 'comment' | 'none';
  /** Names, where the first line does not have them. */
  readonly names: readonly string[];
}

const COMMENT = '#';

/** Cells of a line that has no quotes. */
export function plainCells(line: string, delimiter: CsvDialect['delimiter']): string[] {
  if (delimiter === undefined) return line.trim().split(/\s+/);
  return line.split(delimiter).map((cell) => cell.trim());
}

/** The comma before the semicolon before the tab; else blanks. */
function delimiterOf(line: string): CsvDialect['delimiter'] {
  const outside = line.replace(/"(?:[^"]|"")*"/g, '""');
  return ([',', ';', '\t'] as const).find((sign) => outside.includes(sign));
}

/**
 * Finds out how a text table is written from its beginning: comments, then the first line that is none. Names stand in that line,
 * unless it holds numbers alone: then in the last comment that has as many words, as numpy.savetxt writes them.
 * @param lines those up to the first that is no comment, with it
 * @throws InputError where there are comments alone
 */
export function csvDialect(name: string, lines: readonly string[]): CsvDialect {
  const first = lines.find((line) => !isComment(line));
  if (first === undefined) throw new InputError('points', name, 'has no header and no points', 'Give a table.');
  const delimiter = delimiterOf(first);
  const cells = plainCells(first, delimiter);
  if (!cells.every((cell) => looksNumeric(cell) || cell === '')) return { delimiter, header: 'line', names: [] };
  const comments = lines.filter((line) => isComment(line) && line.trim() !== '').reverse();
  for (const comment of comments) {
    const text = comment.trim().replace(/^#+/, '');
    for (const names of [
      plainCells(text, delimiter),
      plainCells(text, delimiterOf(text)),
      plainCells(text, undefined),
    ]) {
      if (names.length === cells.length && !names.some(looksNumeric)) return { delimiter, header: 'comment', names };
    }
  }
  return { delimiter, header: 'none', names: cells.map((_, i) => String(i + 1)) };
}

/** Whether a line holds no cells: a comment, or nothing. */
export const isComment = (line: string): boolean => line.trim() === '' || line.trimStart().startsWith(COMMENT);
