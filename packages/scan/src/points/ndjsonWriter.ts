import { InputError } from '@nereid/physics';
import { valueJson } from './cellText.js';
import type { PointTable, TableBatch } from './pointTable.js';
import { type ResultColumn, resultCells } from './resultColumns.js';
import type { TableSink, TableWriter } from './tableWriter.js';

/**
 * An object a line: that of the input as it stood there with the results behind its keys, or one made of the columns of a table. What was
 * not computed is null.
 */
export function ndjsonWriter(sink: TableSink, table: PointTable, results: readonly ResultColumn[]): TableWriter {
  const { columns, format } = table;
  const keys = results.map(({ name }) => JSON.stringify(name));
  const json = format === 'csv' ? textJson : valueJson;
  return {
    async write(batch, evaluated) {
      requireNoResult(table, batch, results);
      const cells = resultCells(evaluated, batch.count);
      const begin = batch.lines === undefined ? ofColumns(batch, columns, json) : ofLines(batch.lines);
      let text = '';
      for (let i = 0; i < batch.count; i++) {
        const behind = keys.map((key, k) => `${key}:${resultJson(cells[k][i])}`).join(',');
        text += `${begin(i)}${behind}}\n`;
      }
      await sink(text);
    },
    async end() {},
  };
}

/**
 * As JSON writes it, but for whole numbers beyond 2⁵³: without an exponent readers take them for integers, which pandas refuses and which
 * are not the number.
 */
const resultJson = (cell: number | string | null): string =>
  typeof cell === 'number' && Math.abs(cell) > Number.MAX_SAFE_INTEGER && Number.isFinite(cell)
    ? cell.toExponential()
    : JSON.stringify(cell);

/** The line of a row up to its results. */
const ofLines =
  (lines: readonly string[]) =>
  (i: number): string => {
    const open = lines[i]
      .trim()
      .replace(/^\uFEFF/, '')
      .slice(0, -1)
      .trimEnd();
    return open === '{' ? open : `${open},`;
  };

function ofColumns(batch: TableBatch, columns: readonly string[], json: (cell: unknown) => string) {
  const carried = columns.map((column) => ({ key: JSON.stringify(column), cells: batch.cells(column) }));
  return (i: number): string => `{${carried.map(({ key, cells }) => `${key}:${json(cells[i])},`).join('')}`;
}

const JSON_NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?(e[+-]?\d+)?$/i;

/** A cell of CSV: a number with its characters, nothing as null, all else as text. */
const textJson = (cell: unknown): string => {
  const text = String(cell ?? '');
  if (text === '') return 'null';
  return JSON_NUMBER.test(text) ? text : JSON.stringify(text);
};

/** @throws InputError for a later row that has a key called as a result */
function requireNoResult(
  { name }: PointTable,
  { laterColumns = [] }: TableBatch,
  results: readonly ResultColumn[],
): void {
  const taken = results.find((result) => laterColumns.includes(result.name));
  if (taken === undefined) return;
  const problem = `has a column ${taken.name}, as results are called`;
  throw new InputError('points', name, problem, 'Leave it out, or call it something else.');
}
