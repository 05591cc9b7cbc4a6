import { FAMILIES, FAMILY_NAMES } from '@nereid/catalogue';
import { describe, expect, it } from 'vitest';
import { facetsOf, facetValues, recordsByFamily, recordsByReference } from './recordLists.js';
import type { SiteData, SiteRecord } from './siteData.js';

const [firstFamily, secondFamily] = FAMILY_NAMES;
const entry = (id: string, family: string, level: string, experiments: (string | undefined)[] = []): SiteRecord =>
  ({
    record: {
      id,
      family,
      status: 'draft',
      values: experiments.map((experiment) => ({ experiment })),
      references: [`${id}-paper`, 'shared'],
    },
    coverage: { level },
  }) as never;

const records = [
  entry('A001', secondFamily, 'NO', ['nutev', 'CCFR', 'CCFR', undefined]),
  entry('A002', firstFamily, 'YES', ['CHARM-II']),
  entry('A003', secondFamily, 'PARTIAL'),
];

describe('the facets of a list', () => {
  const options = (key: string) => facetsOf(records).find((facet) => facet.key === key)?.options;

  it('count records, an experiment once in each', () => {
    expect(facetValues(records[0]).experiment).toEqual(['nutev', 'CCFR']);
    expect(options('experiment')).toEqual([
      { value: 'CCFR', label: 'CCFR', count: 1 },
      { value: 'CHARM-II', label: 'CHARM-II', count: 1 },
      { value: 'nutev', label: 'nutev', count: 1 },
    ]);
  });

  it('come in the order of the families, and of coverage from whole to none', () => {
    expect(options('family')).toEqual([
      { value: firstFamily, label: FAMILIES[firstFamily].title, count: 1 },
      { value: secondFamily, label: FAMILIES[secondFamily].title, count: 2 },
    ]);
    expect(options('coverage')?.map(({ value }) => value)).toEqual(['YES', 'PARTIAL', 'NO']);
  });

  it('leave out what no record has', () => {
    expect(options('status')).toEqual([{ value: 'draft', label: 'draft', count: 3 }]);
    expect(facetsOf([]).every((facet) => facet.options.length === 0)).toBe(true);
  });
});

describe('lists of records', () => {
  const data = { records } as unknown as SiteData;
  const ids = (found: readonly SiteRecord[]) => found.map(({ record }) => record.id);

  it('by family leave out families without a record', () => {
    expect(recordsByFamily(data).map(({ family, records: found }) => [family, ids(found)])).toEqual([
      [firstFamily, ['A002']],
      [secondFamily, ['A001', 'A003']],
    ]);
  });

  it('by paper have the records that cite it', () => {
    const citing = recordsByReference(data);
    expect(ids(citing.get('shared') ?? [])).toEqual(['A001', 'A002', 'A003']);
    expect(ids(citing.get('A002-paper') ?? [])).toEqual(['A002']);
    expect(citing.get('none')).toBeUndefined();
  });
});
