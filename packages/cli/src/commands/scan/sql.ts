import { type QueryResult, type QueryValue, queryScan, readScanFolder } from '@nereid/scan/node';
import { parseChoice } from '../../options/parse.js';
import { print } from '../../output/standardOutput.js';
import type { SqlFlags } from './flags.js';
import { requiredFolder } from './folder.js';

/** A table on a terminal is for reading; all rows are in the other formats. */
const SHOWN_ROWS = 100;

/** `nereid scan sql --out DIR "SELECT …"`. */
export async function scanSql(sql: string, options: SqlFlags): Promise<void> {
  const format = parseChoice('--format', options.json ? 'json' : options.format, ['table', 'csv', 'json']);
  const folder = await readScanFolder(requiredFolder(options.out));
  await queryScan(folder, sql, { table: printTable, csv: printCsv, json: printRows }[format]);
}

async function printTable({ columns, rows }: QueryResult): Promise<void> {
  const shown: string[][] = [];
  const numeric = columns.map(() => true);
  let count = 0;
  for await (const some of rows) {
    for (const row of some) {
      count++;
      if (shown.length === SHOWN_ROWS) continue;
      row.forEach((value, i) => {
        numeric[i] &&= typeof value === 'number' || value === null;
      });
      shown.push(row.map(tableCell));
    }
  }
  const widths = columns.map((name, i) => Math.max(name.length, ...shown.map((row) => row[i].length)));
  for (const row of [columns, ...shown]) {
    const cells = row.map((cell, i) => (numeric[i] ? cell.padStart(widths[i]) : cell.padEnd(widths[i])));
    console.log(cells.join('  ').trimEnd());
  }
  if (count === 0) console.error('no rows');
  if (count > shown.length) console.error(`the first ${SHOWN_ROWS} of ${count} rows; all of them: --format csv`);
}

/** Six digits are enough to read. */
function tableCell(value: QueryValue): string {
  if (value === null) return '-';
  return typeof value === 'number' && !Number.isSafeInteger(value)
    ? String(Number(value.toPrecision(6)))
    : String(value);
}

async function printCsv({ columns, rows }: QueryResult): Promise<void> {
  await print(`${columns.map(csvCell).join(',')}\n`);
  for await (const some of rows) {
    if (some.length > 0) await print(`${some.map((row) => row.map(csvCell).join(',')).join('\n')}\n`);
  }
}

function csvCell(value: QueryValue): string {
  const text = value === null ? '' : String(value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** An array of objects, one row a line. */
async function printRows({ columns, rows }: QueryResult): Promise<void> {
  let separator = '[\n';
  for await (const some of rows) {
    for (const row of some) {
      await print(`${separator}${JSON.stringify(Object.fromEntries(columns.map((name, i) => [name, row[i]])))}`);
      separator = ',\n';
    }
  }
  process.stdout.write(separator === '[\n' ? '[]\n' : '\n]\n');
}
