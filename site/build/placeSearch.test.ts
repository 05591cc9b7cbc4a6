import { readFileSync } from 'node:fs';
import { loadCatalogue } from '@nereid/catalogue/node';
import type MiniSearch from 'minisearch';
import { beforeAll, describe, expect, it } from 'vitest';
import { renderDocument } from './docs/renderDocument.js';
import { searchPlaces } from './placeSearch.js';
import { rowIndex } from './rowIndex.js';
import { PLACE_INDEX_OPTIONS, SEARCH_OPTIONS } from './searchTokens.js';

/** A page of the documentation, without the others. */
function page(slug: string) {
  const file = `docs/${slug}.md`;
  const source = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
  const targets = { link: () => undefined, image: () => ({ src: '', size: { width: 1, height: 1 } }) };
  return { slug, href: `/docs/${slug}/`, sections: renderDocument(source, file, targets).sections };
}

describe('what is found beside records', () => {
  let index: MiniSearch;
  beforeAll(async () => {
    const catalogue = await loadCatalogue();
    index = rowIndex(searchPlaces({ catalogue }, ['models', 'commands'].map(page)), PLACE_INDEX_OPTIONS);
  });
  const found = (query: string) =>
    index.search(query, { ...SEARCH_OPTIONS, boost: { title: 4 } }).map(({ kind, href }) => `${kind} ${href}`);

  it.each([
    ['minos', 'experiment /experiments/minos/'],
    ['CERN SPS', 'experiment /experiments/charm-ii/'],
    ['Lμ−Lτ', 'model /docs/models/#lmu-ltau'],
    ['contact', 'model /docs/models/#contact'],
    ['sigma', 'command /docs/commands/#sigma'],
    ['gallery', 'page /gallery/'],
    ['hep-ex/9811012', 'paper /references/#ref-NuTeV1998'],
  ])('%s finds %s', (query, place) => {
    expect(found(query)).toContain(place);
  });

  it('a command is named in one line, without its usage', async () => {
    const documents = [
      {
        slug: 'commands',
        href: '/d/',
        sections: [{ id: 'x', title: 'x', text: 'Usage: nereid x [options]\n\nwhat\nit does\n\nOptions:\n' }],
      },
    ];
    const places = searchPlaces(
      { catalogue: { experiments: new Map(), exposures: new Map(), references: new Map() } } as never,
      documents,
    );
    expect(places).toContainEqual(
      expect.objectContaining({ kind: 'command', title: 'x', words: 'what it does', href: '/d/#x' }),
    );
  });
});
