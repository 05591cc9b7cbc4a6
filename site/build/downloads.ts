import type { FullRecord } from '@nereid/catalogue';
import { exportText, selectCatalogue, selectForExport, TEXT_ENDINGS, type TextEnding } from '@nereid/catalogue/exports';
import type { SiteData } from './siteData.js';

/** Formats that can be downloaded, by the ending of the file. */
export const DOWNLOAD_FORMATS: Readonly<Record<TextEnding, string>> = {
  json: 'JSON',
  csv: 'CSV of the values',
  bib: 'BibTeX',
  'csl.json': 'CSL-JSON',
  tex: 'LaTeX',
};

export type DownloadEnding = TextEnding;
export const DOWNLOAD_ENDINGS: readonly DownloadEnding[] = TEXT_ENDINGS;

type Sources = Pick<SiteData, 'catalogue' | 'snapshots'>;

/** A record with its references in one of the formats, as `nereid catalogue export` writes it. */
export function recordDownload(record: FullRecord, ending: DownloadEnding, { catalogue, snapshots }: Sources): string {
  return exportText(selectForExport([record], { references: catalogue.references, snapshots }), ending);
}

/** The whole catalogue in one of the formats, records in the order of their ids. */
export function catalogueDownload(
  ending: DownloadEnding,
  data: Sources & Pick<SiteData, 'records' | 'forwarded'>,
): string {
  const records = [...data.records.map(({ record }) => record), ...data.forwarded];
  records.sort((a, b) => (a.id < b.id ? -1 : 1));
  const { catalogue, snapshots } = data;
  return exportText(selectCatalogue({ references: catalogue.references, snapshots, records }), ending);
}
