import { cellText } from './cellText.js';
import type { PointTable } from './pointTable.js';
import { type ResultColumn, resultCells } from './resultColumns.js';
import type { TableSink, TableWriter } from './tableWriter.js';
import { requireNoLater } from './tableWriter.js';

/** Lines of CSV (RFC 4180, but ending in a line feed): text as it was, numbers with all their digits. */
export function csvWriter(sink: TableSink, table: PointTable, results: readonly ResultColumn[]): TableWriter {
  const { columns } = table;
  let head = `${[...columns, ...results.map(({ name }) => name)].map(csvCell).join(',')}\n`;
  return {
    async write(batch, evaluated) {
      requireNoLater(table, batch);
      const carried = columns.map((column) => batch.cells(column));
      const all = [...carried, ...resultCells(evaluated, batch.count)];
      const lines: string[] = [];
      for (let i = 0; i < batch.count; i++) {
        let line = csvCell(all[0][i]);
        for (let k = 1; k < all.length; k++) line += `,${csvCell(all[k][i])}`;
        lines.push(line);
      }
      const text = `${head}${lines.join('\n')}\n`;
      head = '';
      await sink(text);
    },
    async end() {
      if (head !== '') await sink(head);
    },
  };
}

/** One cell; quoted where it has to be, and where it would pass for a comment. */
export function csvCell(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = typeof value === 'string' ? value : cellText(value);
  return /[",;\t\r\n]|^[\s#]|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
