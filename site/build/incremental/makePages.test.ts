import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SiteData } from '../siteData.js';
import { toySite } from '../testing/toySite.js';
import { BuildCache } from './buildCache.js';
import { makePages } from './makePages.js';
import type { PageRoute } from './pageServer.js';
import { seeDocuments, seenData } from './pageView.js';
import type { SiteInputs } from './siteInputs.js';

const toy = toySite();
const data = {
  ...toy,
  catalogue: { references: toy.references, experiments: new Map() },
  forwarded: [],
  recordIds: new Set([toy.record.id, 'L023']),
} as unknown as SiteData;
const [entry] = data.records;
const INPUTS: SiteInputs = {
  programs: 'p',
  templates: 't',
  declarations: 'd',
  documents: 'd',
  engineData: 'e',
  records: 'r',
  snapshots: 's',
  references: 'r',
  base: '/',
  stamp: 'a commit',
};

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nereid-pages-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const route = (component: string, render: () => unknown, props = {}): PageRoute => ({
  component,
  kind: component.endsWith('.astro') ? 'page' : 'endpoint',
  paths: async () => [{ params: {}, props }],
  address: () => `/${component.replace(/^pages\/|\.\w+$/g, '')}`,
  render: async () => Buffer.from(String(await render())),
});

/** Makes one page with what earlier calls of this test kept; says how many were made, and what is written. */
async function make(one: PageRoute, inputs: Partial<SiteInputs> = {}, changed: Partial<SiteData> = {}) {
  const cache = new BuildCache(join(folder, 'cache'));
  const site = join(folder, 'site');
  const build = { cache, inputs: { ...INPUTS, ...inputs } };
  const options = { build, data: { ...data, ...changed }, folder: site, onProgress: () => {} };
  const { files, made } = await makePages([one], options);
  return { made, text: readFileSync(join(site, files[0].name), 'utf8'), name: files[0].name };
}

describe('a page', () => {
  const page = route('pages/families/index.astro', () => 'families');

  it('is made once for the same inputs', async () => {
    expect(await make(page)).toEqual({ made: 1, text: 'families', name: 'families/index/index.html' });
    expect(await make(page)).toMatchObject({ made: 0, text: 'families' });
  });

  it.each(Object.keys(INPUTS).filter((part) => part !== 'stamp'))(
    'that says nothing of its inputs is made again when %s change',
    async (part) => {
      await make(page);
      expect((await make(page, { [part]: 'changed' })).made).toBe(1);
    },
  );

  it('is made again for a new commit where it names the commit, and not elsewhere', async () => {
    const other = { stamp: 'another commit' };
    await make(page);
    expect((await make(page, other)).made).toBe(0);
    const record = route('pages/records/[id].astro', () => 'a record');
    await make(record);
    expect((await make(record)).made).toBe(0);
    expect((await make(record, other)).made).toBe(1);
  });

  it('that fails is not kept, and its error is that of the build', async () => {
    const broken = route('pages/index.astro', () => {
      throw new Error('half made');
    });
    await expect(make(broken)).rejects.toThrow('half made');
    expect((await make(route('pages/index.astro', () => 'whole'))).text).toBe('whole');
  });
});

describe('the page of a record', () => {
  const COMPONENT = 'pages/records/[id].astro';
  const [key] = entry.record.references;
  const page = (look: (seen: SiteData) => unknown) => route(COMPONENT, () => look(seenData(data)), { entry });
  const other = { records: 'changed', snapshots: 'changed', references: 'changed', engineData: 'changed' };

  it('stays when other data change, whatever of its own it shows', async () => {
    const looks = page(({ catalogue, recordIds }) => [catalogue.references.get(key)?.title, recordIds.size].join());
    await make(looks);
    expect((await make(looks, other)).made).toBe(0);
  });

  it('is made again when its record, a paper it names or the list of records changes', async () => {
    const shows = page(() => 'text');
    await make(shows);
    const edited = { ...entry, record: { ...entry.record, title: 'Another title' } };
    const cases: [object, Partial<SiteData>][] = [
      [{ entry: edited }, { records: [edited] }],
      [{ entry }, { recordIds: new Set(['T001']) }],
    ];
    const references = new Map(data.catalogue.references);
    references.set(key, { ...references.get(key), title: 'Another title' } as never);
    cases.push([{ entry }, { catalogue: { ...data.catalogue, references } }]);
    for (const [props, changed] of cases) {
      expect(
        (
          await make(
            route(COMPONENT, () => 'new', props),
            {},
            changed,
          )
        ).made,
      ).toBe(1);
    }
  });

  it.each<[string, (seen: SiteData) => unknown]>([
    ['other records', ({ records }) => records.length],
    ['papers it does not name', ({ catalogue }) => catalogue.references.get('Unnamed2000')],
    ['all papers', ({ catalogue }) => [...catalogue.references.keys()]],
    ['experiments', ({ catalogue }) => catalogue.experiments.size],
    ['the documentation', () => seeDocuments()],
  ])('depends on everything once it looks at %s', async (_, look) => {
    const looks = page(look);
    await make(looks);
    expect((await make(looks)).made).toBe(0);
    expect((await make(looks, { engineData: 'changed' })).made).toBe(1);
  });

  it('sees all data where it looks further', async () => {
    const looks = page(({ records }) => records[0].record.id);
    expect((await make(looks)).text).toBe(entry.record.id);
  });
});

describe('a page of the documentation', () => {
  it('stays when the data change, unless it looks at them', async () => {
    const text = route('pages/docs/index.astro', () => seeDocuments());
    await make(text);
    expect((await make(text, { records: 'changed' })).made).toBe(0);
    expect((await make(text, { documents: 'changed' })).made).toBe(1);
    const looks = route('pages/docs/index.astro', () => seenData(data).records.length);
    await make(looks, { documents: 'another' });
    expect((await make(looks, { documents: 'another', records: 'changed' })).made).toBe(1);
  });
});

it('two pages at one address are refused', async () => {
  const one = route('pages/a.csv.ts', () => 'a');
  const options = { build: { cache: new BuildCache(undefined), inputs: INPUTS }, data, folder, onProgress: () => {} };
  await expect(makePages([one, one], options)).rejects.toThrow('Two pages are written to a.csv.');
});
