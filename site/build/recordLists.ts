import { FAMILIES, FAMILY_NAMES, type Family } from '@nereid/catalogue';
import type { SiteData, SiteRecord } from './siteData.js';

/** What a list of records can be narrowed by. */
export interface Facet {
  readonly key: 'family' | 'status' | 'coverage' | 'experiment';
  readonly title: string;
  readonly options: readonly { readonly value: string; readonly label: string; readonly count: number }[];
}

/** Values of a record in each facet. */
export function facetValues({ record, coverage }: SiteRecord): Readonly<Record<Facet['key'], readonly string[]>> {
  return {
    family: [record.family],
    status: [record.status],
    coverage: [coverage.level],
    experiment: [...new Set(record.values.flatMap(({ experiment }) => experiment ?? []))],
  };
}

/** The facets of a list with how many records each option has; options without a record are left out. */
export function facetsOf(records: readonly SiteRecord[]): Facet[] {
  const titles = { family: 'Family', status: 'Status', coverage: 'Code coverage', experiment: 'Experiment' } as const;
  return (Object.keys(titles) as Facet['key'][]).map((key) => {
    const counts = new Map<string, number>();
    for (const value of records.flatMap((entry) => facetValues(entry)[key])) {
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    const label = (value: string) => (key === 'family' ? FAMILIES[value as Family].title : value);
    const options = [...counts].map(([value, count]) => ({ value, label: label(value), count }));
    return { key, title: titles[key], options: options.sort((a, b) => order(key, a.value, b.value)) };
  });
}

const COVERAGE_ORDER = ['YES', 'PARTIAL', 'NO'];

function order(key: Facet['key'], a: string, b: string): number {
  if (key === 'family') return FAMILY_NAMES.indexOf(a as Family) - FAMILY_NAMES.indexOf(b as Family);
  if (key === 'coverage') return COVERAGE_ORDER.indexOf(a) - COVERAGE_ORDER.indexOf(b);
  return a.toLowerCase() < b.toLowerCase() ? -1 : 1;
}

/** Families that have records, with them. */
export function recordsByFamily({ records }: SiteData): { readonly family: Family; readonly records: SiteRecord[] }[] {
  return FAMILY_NAMES.map((family) => ({
    family,
    records: records.filter(({ record }) => record.family === family),
  })).filter(({ records: found }) => found.length > 0);
}

/** Records by the keys of the references that they list. */
export function recordsByReference({ records }: Pick<SiteData, 'records'>): ReadonlyMap<string, readonly SiteRecord[]> {
  const found = new Map<string, SiteRecord[]>();
  for (const entry of records) {
    for (const key of new Set(entry.record.references)) {
      const citing = found.get(key);
      if (citing === undefined) found.set(key, [entry]);
      else citing.push(entry);
    }
  }
  return found;
}
