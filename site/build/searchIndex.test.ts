import { checkData } from '@nereid/catalogue/sources';
import MiniSearch from 'minisearch';
import { beforeAll, describe, expect, it } from 'vitest';
import { ccfr } from '../../packages/catalogue/test/toyExport.js';
import { searchDocument, searchIndex } from './searchIndex.js';
import { INDEX_OPTIONS, SEARCH_OPTIONS } from './searchTokens.js';
import { toySite } from './testing/toySite.js';

const search = (index: MiniSearch, query: string): string[] => index.search(query, SEARCH_OPTIONS).map(({ id }) => id);

describe('what can be found of a record', () => {
  const reference = { ...ccfr, arxiv: '1406.2332' };
  const { record, references, records, catalogue } = toySite({}, [reference]);

  it('is its words without markup, its values and its papers with their numbers', () => {
    const document = searchDocument(record, references);
    expect(document).toMatchObject({ id: 'T001', process: 'A process', family: expect.stringContaining('trident') });
    expect(document.text).toContain('The ratio is 0.82 ± 0.28 CCFR 1991.');
    expect(document.references).toContain('arXiv:1406.2332');
    expect(document.references).toContain('Mishra:1991bv');
    expect(document.references).toContain('66 (1991) 3117');
    expect(document.values.map(({ id, text }) => [id, text])).toEqual([
      ['ratio', 'A ratio, 0.82 ± 0.28, 1991'],
      ['seen', 'A ratio, 37.0 ± 12.4, 1991'],
      ['expected', 'A ratio, 45.3 ± 2.3, 1991'],
    ]);
    for (const text of [document.title, document.text, document.references]) expect(text).not.toMatch(/[$\\{}]|\[@/);
  });

  it('comes back from the JSON of the index with the values to link to', () => {
    const index = MiniSearch.loadJSON(searchIndex({ records, catalogue }), INDEX_OPTIONS);
    const [found] = index.search('45.3', SEARCH_OPTIONS);
    expect(found.id).toBe('T001');
    expect(found.hits).toEqual(searchDocument(record, references).values);
  });
});

describe('the search of the real catalogue', () => {
  let index: MiniSearch;

  beforeAll(() => {
    const { records, catalogue } = checkData();
    const full = [...records.values()].flatMap((record) => (record.kind === 'record' ? [{ record }] : []));
    index = MiniSearch.loadJSON(searchIndex({ records: full as never, catalogue: catalogue as never }), INDEX_OPTIONS);
  });

  it.each([
    'CCFR',
    'ccfr',
    'CHARM-II',
    'charm ii',
    '0.82',
    '1.58',
    '1406.2332',
    'hep-ex/9811012',
    'PhysRevLett.66.3117',
  ])('finds L023 by %s', (query) => {
    expect(search(index, query)).toContain('L023');
  });

  it('finds the same by ν_μ, νμ, nu_mu and numu', () => {
    const [first, ...others] = ['ν_μ', 'νμ', 'nu_mu', 'numu'].map((query) => search(index, query).sort());
    expect(first).toContain('L023');
    for (const other of others) expect(other).toEqual(first);
  });

  it('completes words and forgives a slip, but does not touch numbers', () => {
    expect(search(index, 'tride')).toContain('L023');
    expect(search(index, 'tridemt')).toContain('L023');
    for (const query of ['0.8215', '1406.2333', '1406']) expect(search(index, query)).toEqual([]);
  });

  it('wants all words', () => {
    expect(search(index, 'CCFR 0.82')).toContain('L023');
    expect(search(index, 'CCFR xyzzy')).toEqual([]);
  });
});
