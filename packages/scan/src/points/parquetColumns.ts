import { InputError } from '@nereid/physics';
import type { SchemaElement } from 'hyparquet';
import { cellNumber } from './cellNumber.js';
import type { ParquetPointTable } from './parquetTable.js';
import { describedElement, exactElement } from './parquetTypes.js';
import type { PointColumns } from './pointColumns.js';
import type { PointTable, TableBatch } from './pointTable.js';

/** A column of the input as it is written. */
export interface CarriedColumn {
  /** How its values are given to the writer, and what the file says that they stand for. */
  readonly written: SchemaElement;
  readonly described: SchemaElement;
  cells(batch: TableBatch): unknown[];
}

/** Columns that are written as they are read: not parameters, which are read as numbers. */
export const exactColumns = ({ columns }: PointTable, { parameters, model }: PointColumns): string[] =>
  columns.filter(
    (column) => !parameters.some((one) => one.column === column) && !('column' in model && model.column === column),
  );

/**
 * The columns of a table in Parquet: those of Parquet keep their types; of text the parameters are numbers, and so are columns whose first
 * rows hold nothing else.
 * @param first rows; undefined where there are none
 * @throws InputError for columns with parts of their own, and, while they are read, for text among numbers
 */
export function carriedColumns(
  table: PointTable,
  columns: PointColumns,
  first: TableBatch | undefined,
): CarriedColumn[] {
  if (table.format === 'parquet') {
    const exact = exactColumns(table, columns);
    return (table as ParquetPointTable).elements.map((element) => keptColumn(table.name, element, exact));
  }
  return table.columns.map((column) => {
    const isParameter = columns.parameters.some((one) => one.column === column);
    const kind = isParameter ? 'parameter' : kindOf(table, Array.from(first?.cells(column) ?? []));
    return { ...ELEMENTS[kind](column), cells: (batch) => converted(table, column, kind, batch) };
  });
}

function keptColumn(table: string, element: SchemaElement, exact: readonly string[]): CarriedColumn {
  const { name, num_children: children, repetition_type: repetition, type } = element;
  if (children !== undefined || repetition === 'REPEATED') {
    const problem = `the column ${name} holds lists or records`;
    throw new InputError('points', table, problem, 'Leave it out, or write CSV or NDJSON.');
  }
  if (type === 'INT96') {
    throw new InputError('points', table, `the column ${name} is of the old type INT96`, 'Leave it out, or write CSV.');
  }
  if (element.converted_type === 'DECIMAL' && !exact.includes(name)) {
    const problem = `the column ${name}, a parameter, holds decimals, which would be rounded`;
    throw new InputError('points', table, problem, 'Make it a column of doubles, or write CSV or NDJSON.');
  }
  const described = describedElement(element);
  const exactly = exactElement(element);
  const isSame = Object.keys(described).every((key) => key in exactly);
  const written = isSame || !exact.includes(name) ? described : exactly;
  return { written, described, cells: (batch) => Array.from(batch.cells(name)) };
}

const KINDS = ['parameter', 'number', 'text', 'boolean', 'json'] as const;
type Kind = (typeof KINDS)[number];

const one = (element: Omit<SchemaElement, 'name'>) => (name: string) => {
  const whole: SchemaElement = { name, repetition_type: 'OPTIONAL', ...element };
  return { written: whole, described: whole };
};

const ELEMENTS: Readonly<Record<Kind, (name: string) => Pick<CarriedColumn, 'written' | 'described'>>> = {
  parameter: one({ type: 'DOUBLE' }),
  number: one({ type: 'DOUBLE' }),
  text: one({ type: 'BYTE_ARRAY', converted_type: 'UTF8' }),
  boolean: one({ type: 'BOOLEAN' }),
  json: one({ type: 'BYTE_ARRAY', converted_type: 'JSON' }),
};

/** What a column of text or of JSON holds, by its first rows; text where they hold nothing. */
function kindOf({ format }: PointTable, cells: readonly unknown[]): Kind {
  const given = cells.filter((cell) => cell !== undefined && cell !== null && cell !== '');
  if (given.length === 0) return 'text';
  if (format === 'csv') return given.every((cell) => numberOf(cell) !== undefined) ? 'number' : 'text';
  const types = new Set(given.map((cell) => typeof cell));
  if (types.size > 1) return 'json';
  if (types.has('number')) return 'number';
  if (types.has('boolean')) return 'boolean';
  return types.has('string') ? 'text' : 'json';
}

/** Numbers with more digits than a double has, or leading zeros, are names. */
function numberOf(cell: unknown): number | undefined {
  const text = String(cell).trim();
  if (/^[+-]?(0\d|\d{16,})/.test(text)) return undefined;
  try {
    return cellNumber('', text);
  } catch {
    return undefined;
  }
}

function converted(table: PointTable, column: string, kind: Kind, batch: TableBatch): unknown[] {
  const cells = Array.from(batch.cells(column));
  switch (kind) {
    case 'parameter':
      return cells.map((cell) => numberOrNull(column, cell));
    case 'json':
      return cells.map((cell) => cell ?? null);
    default:
      return cells.map((cell, i) => plainCell(table, column, kind, cell, batch.first + i + 1));
  }
}

/** What is no number is the reason why its row is no point. */
function numberOrNull(name: string, cell: unknown): number | null {
  try {
    return cellNumber(name, cell) ?? null;
  } catch {
    return null;
  }
}

function plainCell({ name, format }: PointTable, column: string, kind: Kind, cell: unknown, row: number): unknown {
  if (cell === undefined || cell === null || (cell === '' && format === 'csv')) return null;
  if (format === 'csv' && kind === 'text') return cell;
  const value = format === 'csv' ? numberOf(cell) : cell;
  const type = { number: 'number', text: 'string', boolean: 'boolean' }[kind as 'number' | 'text' | 'boolean'];
  if (typeof value === type) return value;
  const problem = `row ${row} holds ${JSON.stringify(cell)} in ${column}, and those before it hold ${kind === 'text' ? 'text' : `${kind}s`}`;
  throw new InputError('points', name, problem, 'A column of Parquet has one type: write CSV or NDJSON.');
}
