import { FAMILIES, type FullRecord, formatValue, type References, renderReferences } from '@nereid/catalogue';
import { plainText } from '@nereid/catalogue/exports';
import MiniSearch from 'minisearch';
import { fullAuthors, publishedIn, referenceLabel, referenceLinks, requireReference } from './citations.js';
import { requireValue } from './prose.js';
import { INDEX_OPTIONS, type IndexedValue } from './searchTokens.js';
import type { SiteData } from './siteData.js';

/** What can be found of a record. */
export interface SearchDocument {
  readonly id: string;
  readonly title: string;
  readonly process: string;
  readonly family: string;
  readonly references: string;
  readonly text: string;
  readonly values: readonly IndexedValue[];
}

/** The index of the whole catalogue as JSON for the browser. */
export function searchIndex({ records, catalogue }: Pick<SiteData, 'records' | 'catalogue'>): string {
  const index = new MiniSearch<SearchDocument>({
    ...INDEX_OPTIONS,
    extractField: (document, field) => (field === 'hits' ? document.values : fieldText(document, field)) as string,
  });
  index.addAll(records.map(({ record }) => searchDocument(record, catalogue.references)));
  return JSON.stringify(index);
}

/** Values are indexed as one text; what is stored of them, as `hits`, is the list. */
function fieldText(document: SearchDocument, field: string): string {
  const content = document[field as keyof SearchDocument];
  return typeof content === 'string' ? content : content.map(({ text }) => text).join('\n');
}

export function searchDocument(record: FullRecord, references: References): SearchDocument {
  const cited = record.references.map((key) => requireReference(references, key));
  const prose = (text: string) =>
    plainText(
      renderReferences(text, {
        value: (id) => formatValue(requireValue(record, id)),
        number: (id) => requireValue(record, id).number,
        citation: (keys) => keys.map((key) => referenceLabel(requireReference(references, key))).join(', '),
      }),
    );
  return {
    id: record.id,
    title: plainText(record.title),
    process: record.process,
    family: FAMILIES[record.family].title,
    references: cited
      .map((one) =>
        [
          one.key,
          fullAuthors(one),
          plainText(one.title),
          publishedIn(one),
          ...referenceLinks(one).map(({ label }) => label),
        ]
          .concat(one.inspire ?? [])
          .join(' '),
      )
      .join('\n'),
    text: [record.summary, ...record.sections.flatMap(({ title, text }) => [title, text])].map(prose).join('\n'),
    values: record.values.map((value) => ({
      id: value.id,
      text: [plainText(value.observable), formatValue(value), value.experiment, value.year].filter(Boolean).join(', '),
    })),
  };
}
