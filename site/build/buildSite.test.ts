import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { buildSite } from './buildSite.js';
import { MARKER } from './marker.js';

const site = fileURLToPath(new URL('..', import.meta.url));
/** What the pages are made by in these tests: two files, or an error when one is half made. */
const bundle = vi.hoisted(() => ({ during: undefined as (() => void) | undefined, folders: [] as string[], base: '' }));

const page = (address: string, make: () => string) => ({
  component: `pages${address}.astro`,
  kind: 'page',
  paths: async () => [{ params: {} }],
  address: () => address,
  render: async () => Buffer.from(make()),
});

vi.mock('./incremental/bundle.js', () => ({
  bundlePages: async (_root: string, work: string, _cache: unknown, { base }: { base: string }) => {
    bundle.folders.push(work);
    bundle.base = base;
    return new Map();
  },
  clientFiles: () => [],
  loadRoutes: async () => [
    page('/', () => 'new'),
    page('/records', () => {
      bundle.during?.();
      return 'new';
    }),
  ],
}));
vi.mock('./siteParts.js', () => ({ computeParts: async () => {} }));
vi.mock('./siteData.js', () => ({
  useDataFolder: () => {},
  siteData: async () => ({ records: [], forwarded: [], catalogue: { references: new Map() } }),
}));

// Files of a project share their modules: none of before may be used here, and none of here afterwards.
vi.hoisted(() => vi.resetModules());
afterAll(() => {
  vi.doUnmock('astro');
  vi.doUnmock('./siteData.js');
  vi.resetModules();
});

let folder = '';
let cache = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nereid-build-'));
  cache = mkdtempSync(join(tmpdir(), 'nereid-cache-'));
  vi.stubEnv('NEREID_CACHE', cache);
  bundle.during = undefined;
  bundle.folders = [];
});
afterEach(() => {
  vi.unstubAllEnvs();
  for (const one of [folder, cache]) rmSync(one, { recursive: true, force: true });
});

const at = (...names: string[]) => join(folder, ...names);
const write = (path: string, text = 'precious') => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
};
const everything = () => readdirSync(folder, { recursive: true }).map(String).sort();
// Other tests may build a site at the same time.
const workFolders = () => readdirSync(site).filter((name) => name.startsWith(`.build-${process.pid}-`));
const refused = (name: string) => ({ name: 'InputError', subject: { name } });

describe('a built site', () => {
  it('goes to a folder that is not there, with those above it', async () => {
    const out = at('a', 'b', 'site');
    const result = await buildSite({ out });
    expect(result).toMatchObject({ out, pages: 2, records: 0 });
    expect(JSON.parse(readFileSync(join(out, MARKER), 'utf8'))).toEqual({ pages: 2, records: 0, base: '/' });
    expect(readdirSync(out).sort()).toEqual(['index.html', MARKER, 'records']);
    expect(workFolders()).toEqual([]);
  });

  it('goes to an empty folder, and to one given relative to where the program runs', async () => {
    mkdirSync(at('empty'));
    await buildSite({ out: at('empty') });
    await buildSite({ out: relative(process.cwd(), at('relative')) });
    expect(everything()).toEqual(expect.arrayContaining(['empty/index.html', 'relative/index.html']));
  });

  it('replaces an earlier one, of which nothing is left', async () => {
    write(at('site', MARKER), '{}');
    write(at('site', 'records', 'L999', 'index.html'));
    await buildSite({ out: at('site') });
    expect(everything()).toEqual([
      'site',
      'site/index.html',
      `site/${MARKER}`,
      'site/records',
      'site/records/index.html',
    ]);
  });

  it('is made for the path it will be served under', async () => {
    await buildSite({ out: at('site'), base: '/nereid/' });
    expect(bundle.base).toBe('/nereid/');
    expect(JSON.parse(readFileSync(at('site', MARKER), 'utf8')).base).toBe('/nereid/');
  });

  it('is left alone the second time, and comes from the cache where it is wanted elsewhere', async () => {
    expect(await buildSite({ out: at('site') })).toMatchObject({ made: 2, files: 3 });
    expect(await buildSite({ out: at('site') })).toMatchObject({ made: 0, files: 3, pages: 2, records: 0 });
    expect(await buildSite({ out: at('other') })).toMatchObject({ made: 0, pages: 2 });
    expect(readFileSync(at('other', 'index.html'), 'utf8')).toBe('new');
    expect(bundle.folders).toHaveLength(1);
    expect(await buildSite({ out: at('site'), fresh: true })).toMatchObject({ made: 2 });
    expect(workFolders()).toEqual([]);
  });

  it('whose data change while it is made is not taken for that of either', async () => {
    const data = at('data', 'records', 'a.yaml');
    write(data, 'before');
    bundle.during = () => write(data, 'after');
    await buildSite({ out: at('site'), dataFolder: at('data') });
    bundle.during = undefined;
    for (const text of ['after', 'before']) {
      write(data, text);
      expect(await buildSite({ out: at('site'), dataFolder: at('data') })).toMatchObject({ made: 2 });
    }
  });

  it.each([
    '',
    'nereid',
    '/nereid',
    'nereid/',
    '//',
    '/../',
    '/a/../b/',
    '/./',
    '/a b/',
    '/a"/',
    'https://a.b/',
    '/?/',
  ])('is not made for the path "%s"', async (base) => {
    await expect(buildSite({ out: at('site'), base })).rejects.toMatchObject(refused('base'));
    expect([everything(), bundle.folders]).toEqual([[], []]);
  });
});

describe('a folder with files that are no site', () => {
  const spellings: [string, () => string][] = [
    ['by its path', () => at('home')],
    ['with a slash at the end', () => `${at('home')}/`],
    ['relative', () => relative(process.cwd(), at('home'))],
    ['through a folder that does not exist', () => `${folder}/missing/../home`],
    ['through several that do not exist', () => `${folder}/no/such/place/../../../home`],
    ['from inside', () => `${folder}/home/missing/..`],
    ['through a file', () => `${folder}/home/thesis.tex/..`],
    ['through a link', () => at('link')],
  ];

  it.each(spellings)('is refused and untouched, named %s', async (_, out) => {
    write(at('home', 'thesis.tex'));
    symlinkSync(at('home'), at('link'));
    const before = everything();
    await expect(buildSite({ out: out() })).rejects.toMatchObject(refused('site folder'));
    expect(everything()).toEqual(before);
    expect(readFileSync(at('home', 'thesis.tex'), 'utf8')).toBe('precious');
    expect(bundle.folders).toEqual([]);
  });

  it('is refused where files appear in it while the pages are made', async () => {
    bundle.during = () => write(at('site', 'thesis.tex'));
    await expect(buildSite({ out: at('site') })).rejects.toMatchObject(refused('site folder'));
    expect(everything()).toEqual(['site', 'site/thesis.tex']);
    expect(workFolders()).toEqual([]);
  });

  it.each([
    ['no name', () => ''],
    ['blanks', () => '  '],
    ['a file', () => at('file')],
    ['something inside a file', () => at('file', 'site')],
    ['a link that leads nowhere', () => at('dangling')],
  ])('or %s is no place for a site', async (_, out) => {
    write(at('file'));
    symlinkSync(at('nowhere'), at('dangling'));
    await expect(buildSite({ out: out() })).rejects.toMatchObject(refused('site folder'));
    expect(everything()).toEqual(['dangling', 'file']);
  });
});

describe('a build that fails', () => {
  it('leaves the old site whole and no work folder', async () => {
    write(at('site', MARKER), '{}');
    write(at('site', 'index.html'), 'old');
    bundle.during = () => {
      throw new Error('half made');
    };
    const before = process.cwd();
    await expect(buildSite({ out: at('site') })).rejects.toThrow('half made');
    expect(everything()).toEqual(['site', 'site/index.html', `site/${MARKER}`]);
    expect(readFileSync(at('site', 'index.html'), 'utf8')).toBe('old');
    expect(workFolders()).toEqual([]);
    expect(existsSync(bundle.folders[0])).toBe(false);
    expect(process.cwd()).toBe(before);
  });

  it('leaves nothing where nothing was', async () => {
    bundle.during = () => {
      throw new Error('half made');
    };
    await expect(buildSite({ out: at('new', 'site') })).rejects.toThrow('half made');
    expect(everything()).toEqual([]);
  });
});
