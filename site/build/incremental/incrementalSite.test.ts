import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defaultDataFolder } from '@nereid/catalogue/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SiteBuild } from '../buildSite.js';
import { filesIn } from './siteFiles.js';

const SITE = fileURLToPath(new URL('../..', import.meta.url));
/** What the pages need; rates of exposures and the gallery take longest, and have nothing that others have not. */
const EXPERIMENTS = /^(ccfr|charm-ii|nutev)\.yaml$/;
const RECORDS = /^(L023|N00[789]|N010)\.yaml$/;

let folder = '';
const at = (...names: string[]) => join(folder, ...names);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nereid-incremental-'));
  cpSync(defaultDataFolder, at('data'), { recursive: true });
  for (const [part, names] of [
    ['experiments', EXPERIMENTS],
    ['records', RECORDS],
  ] as const) {
    for (const name of readdirSync(at('data', part))) if (!names.test(name)) rmSync(at('data', part, name));
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A build in a process of its own, as the command makes it: the pages load the compiled packages. */
function build(out: string, cache = 'cache'): SiteBuild {
  const options = { out: at(out), dataFolder: at('data'), cacheFolder: at(cache) };
  const script = `import { buildSite } from '@nereid/site/build';
    console.log(JSON.stringify(await buildSite(${JSON.stringify(options)})));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: SITE,
    encoding: 'utf8',
  });
  if (stderr !== '') throw new Error(stderr);
  return JSON.parse(stdout);
}

const contents = (out: string) =>
  new Map(filesIn(at(out)).map((name) => [name, readFileSync(at(out, name), 'base64')]));
const bundles = () => readdirSync(at('cache', 'bundles'));

function edit(file: string, change: (text: string) => string): void {
  const text = readFileSync(at('data', file), 'utf8');
  expect(change(text)).not.toBe(text);
  writeFileSync(at('data', file), change(text));
}

// One after the other: each build finds what those before it kept.
describe('a site that is built again', () => {
  it('is left alone where nothing changed', () => {
    const first = build('site');
    expect(first.made).toBeGreaterThan(first.pages);
    const before = filesIn(at('site')).map((name) => [name, statSync(at('site', name)).mtimeMs]);
    expect(before).toHaveLength(first.files);
    expect(build('site')).toMatchObject({ made: 0, pages: first.pages, files: first.files });
    expect(filesIn(at('site')).map((name) => [name, statSync(at('site', name)).mtimeMs])).toEqual(before);
  }, 600_000);

  it('is put right where one of its files was changed, removed or added', () => {
    const whole = contents('site');
    for (const harm of [
      () => writeFileSync(at('site', 'index.html'), 'harm'),
      () => rmSync(at('site', 'search.json')),
      () => writeFileSync(at('site', 'records', 'more.html'), 'harm'),
    ]) {
      harm();
      expect(build('site').made).toBe(0);
      expect(contents('site')).toEqual(whole);
    }
  }, 600_000);

  it('has the bytes of one built anew after a record changed, of which few files are made and no template is bundled', () => {
    edit('records/N010.yaml', (text) => text.replace('in the decay of the $Z$', 'in 7 of the decays of the $Z$'));
    const before = contents('site');
    const known = bundles();
    const { made, files } = build('site');
    expect(bundles()).toEqual(known);
    const after = contents('site');
    const changed = [...after].filter(([name, content]) => before.get(name) !== content).map(([name]) => name);
    expect(changed).toEqual(
      expect.arrayContaining(['records/N010/index.html', 'records/N010/N010.tex', 'search.json']),
    );
    expect(changed.filter((name) => /^records\/(?!N010|index)/.test(name))).toEqual([]);
    // lists, indices and what stands on the home page, but neither other records nor the documentation
    expect([made >= changed.length, made < 0.2 * files]).toEqual([true, true]);
    // its templates are bundled already: that they come out the same does not depend on the data
    cpSync(at('cache', 'bundles'), at('empty', 'bundles'), { recursive: true });
    expect(build('anew', 'empty').made).toBeGreaterThan(0.5 * files);
    expect(after).toEqual(contents('anew'));
  }, 600_000);

  it('has the same bytes with a cache whose entries are damaged', () => {
    const whole = contents('site');
    const damaged = readdirSync(at('cache')).flatMap((kind) =>
      readdirSync(at('cache', kind))
        .filter((_, i) => kind !== 'bundles' && i % 20 === 0)
        .map((name) => at('cache', kind, name)),
    );
    for (const path of damaged) writeFileSync(path, readFileSync(path).subarray(0, -1));
    for (const name of readdirSync(at('cache', 'sites'))) rmSync(at('cache', 'sites', name));
    const { made } = build('site');
    expect(made).toBeGreaterThan(0);
    expect(contents('site')).toEqual(whole);
  }, 600_000);

  it('stays as it was where the data have an error', () => {
    const whole = contents('site');
    edit('records/N010.yaml', (text) => text.replace('$Z$', '$\\foo$'));
    expect(() => build('site')).toThrow(/cannot be typeset.*foo/s);
    expect(contents('site')).toEqual(whole);
  }, 600_000);
});
