import type { FullRecord } from '@nereid/catalogue';
import {
  bibtex,
  catalogueJson,
  catalogueLatex,
  cslItems,
  recordJson,
  recordLatex,
  selectRecords,
  valuesCsv,
} from '@nereid/catalogue/exports';
import type { SiteData } from './siteData.js';

/** Formats that can be downloaded, by the ending of the file. */
export const DOWNLOAD_FORMATS = {
  json: 'JSON',
  csv: 'CSV of the values',
  bib: 'BibTeX',
  'csl.json': 'CSL-JSON',
  tex: 'LaTeX',
} as const;

export type DownloadEnding = keyof typeof DOWNLOAD_FORMATS;

export const DOWNLOAD_ENDINGS = Object.keys(DOWNLOAD_FORMATS) as DownloadEnding[];

/** A record with its references in one of the formats, as `nereid catalogue export` writes it. */
export function recordDownload(record: FullRecord, ending: DownloadEnding, { catalogue, snapshots }: SiteData): string {
  const sources = { references: catalogue.references, snapshots };
  const selection = selectRecords(sources, [record]);
  switch (ending) {
    case 'json':
      return toJson(recordJson(record, sources));
    case 'csv':
      return valuesCsv(selection);
    case 'bib':
      return bibtex(selection.references.values());
    case 'csl.json':
      return toJson(cslItems(selection.references.values()));
    case 'tex':
      return recordLatex(record, selection);
  }
}

/** The whole catalogue in one of the formats; references include those that only experiments cite. */
export function catalogueDownload(
  ending: DownloadEnding,
  { catalogue, snapshots, records, forwarded }: SiteData,
): string {
  const { references } = catalogue;
  const data = { references, snapshots, records: [...records.map(({ record }) => record), ...forwarded] };
  switch (ending) {
    case 'json':
      return toJson(catalogueJson(data));
    case 'csv':
      return valuesCsv(data);
    case 'bib':
      return bibtex(references.values());
    case 'csl.json':
      return toJson(cslItems(references.values()));
    case 'tex':
      return catalogueLatex(data);
  }
}

/** Sorted keys: the same data give the same bytes. */
function toJson(value: unknown): string {
  const sorted = (_: string, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part;
  return `${JSON.stringify(value, sorted)}\n`;
}
