import type { FullRecord } from '../records/record.js';
import { sortedJson } from '../sortedJson.js';
import { bibtex } from './bibtex.js';
import { catalogueLatex } from './catalogueLatex.js';
import { cslItems } from './csl.js';
import { type ExportData, type ExportSources, selectRecords } from './exportData.js';
import { catalogueJson, recordJson } from './recordJson.js';
import { recordLatex } from './recordLatex.js';
import { valuesCsv } from './valuesCsv.js';

/** What is exported under one name: a record, or the catalogue or some of its records. */
export interface ExportSelection extends ExportData {
  /** `L023`, or `catalogue` for more than one record. */
  readonly name: string;
  readonly single: FullRecord | undefined;
}

/** Endings of the files in which formats of text are written. */
export const TEXT_ENDINGS = ['json', 'csv', 'bib', 'csl.json', 'tex'] as const;
/** Ending of a text format of the export. */
export type TextEnding = (typeof TEXT_ENDINGS)[number];

/** The whole catalogue. Its references include those that only experiments cite. */
export function selectCatalogue(data: ExportData): ExportSelection {
  return { ...data, name: 'catalogue', single: undefined };
}

/** Some records with what they cite and rest on; one alone is exported as a record, not as a catalogue of one. */
export function selectForExport(records: readonly FullRecord[], sources: ExportSources): ExportSelection {
  const single = records.length === 1 ? records[0] : undefined;
  return { ...selectRecords(sources, records), name: single?.id ?? 'catalogue', single };
}

/** The text of a file. The same data give the same bytes. @throws ExportError for what the format cannot express */
export function exportText(selection: ExportSelection, ending: TextEnding): string {
  const { single, references } = selection;
  switch (ending) {
    case 'json':
      return `${sortedJson(single ? recordJson(single, selection) : catalogueJson(selection))}\n`;
    case 'csv':
      return valuesCsv(selection);
    case 'bib':
      return bibtex(references.values());
    case 'csl.json':
      return `${sortedJson(cslItems(references.values()))}\n`;
    case 'tex':
      return single ? recordLatex(single, selection) : catalogueLatex(selection);
  }
}
