import type { FullRecord } from '../records/record.js';
import type { RecordValue } from '../records/schema.js';
import { anchorsByValue, type ExportData, findReference, fullRecords } from './exportData.js';
import { markdownPlain } from './markdownPlain.js';

/** Columns of the table of values, in order. */
export const VALUE_COLUMNS = [
  'record',
  'value_id',
  'role',
  'observable',
  'number',
  'value',
  'error_plus',
  'error_minus',
  'error_kind',
  'confidence_level_percent',
  'sided',
  'qualifier',
  'unit',
  'year',
  'experiment',
  'reference',
  'inspire',
  'doi',
  'arxiv',
  'snapshot',
  'anchor_status',
  'anchor_first_line',
  'anchor_last_line',
  'note',
] as const;

type Cell = string | number | undefined;

/**
 * Table of all values of the records: a header and one row per value, as RFC 4180 with line feeds. Errors are absolute and in
 * the unit of the value. `number` has the digits of the source. A text that a spreadsheet would take for a formula gets an
 * apostrophe in front.
 */
export function valuesCsv(data: ExportData): string {
  const rows = fullRecords(data).flatMap((record) => recordRows(record, data));
  return [VALUE_COLUMNS, ...rows].map((row) => `${row.map(csvCell).join(',')}\n`).join('');
}

function recordRows(record: FullRecord, { references, snapshots }: ExportData): Cell[][] {
  const anchors = anchorsByValue(record, snapshots);
  return record.values.map((value) => {
    const { inspire, doi, arxiv } = findReference(value.reference, references);
    const anchor = anchors.get(value.id);
    const cells: Record<(typeof VALUE_COLUMNS)[number], Cell> = {
      ...valueCells(record, value),
      inspire,
      doi,
      arxiv,
      snapshot: anchor?.snapshot,
      anchor_status: anchor?.status,
      anchor_first_line: anchor?.lines?.[0],
      anchor_last_line: anchor?.lines?.[1],
    };
    return VALUE_COLUMNS.map((column) => cells[column]);
  });
}

function valueCells(record: FullRecord, value: RecordValue) {
  return {
    record: record.id,
    value_id: value.id,
    role: value.role,
    observable: markdownPlain(value.observable, record.values),
    number: value.number,
    value: value.value,
    error_plus: value.errorPlus,
    error_minus: value.errorMinus,
    error_kind: value.error?.kind,
    confidence_level_percent: value.confidenceLevel?.percent,
    sided: value.confidenceLevel?.sided,
    qualifier: value.qualifier,
    unit: value.unit,
    year: value.year,
    experiment: value.experiment,
    reference: value.reference,
    note: value.note && markdownPlain(value.note, record.values),
  };
}

const NUMBER = /^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/**
 * One cell: quoted where it holds a comma, a quote or a line end. What starts as a formula and is no number gets an apostrophe,
 * which spreadsheets take as "text follows".
 */
export function csvCell(cell: string | number | undefined): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  const formula = /^[=+\-@＝＋－＠\t\r]/.test(cell) && !NUMBER.test(cell);
  const text = formula ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
