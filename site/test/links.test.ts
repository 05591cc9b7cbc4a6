import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allPages, origin, siteFolder } from './browser.js';

interface BuiltPage {
  readonly path: string;
  readonly ids: readonly string[];
  /** Addresses the page leads to or loads, resolved. */
  readonly targets: readonly URL[];
}

const withoutEntities = (text: string): string =>
  text
    .replace(/&#38;|&amp;/g, '&')
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"');
const attributes = (html: string, name: RegExp): string[] =>
  [...html.matchAll(new RegExp(`<[a-z][^>]*?\\s(?:${name.source})="([^"]*)"`, 'g'))].map(([, value]) =>
    withoutEntities(value),
  );

function read(path: string): BuiltPage {
  const html = readFileSync(join(siteFolder, path.endsWith('/') ? `${path}index.html` : path), 'utf8');
  const addresses = attributes(html, /href|src|action|data-index/).concat(attributes(html, /src/));
  return {
    path,
    ids: attributes(html, /id/),
    targets: addresses.map((address) => new URL(address, `${origin}${path}`)),
  };
}

describe.skipIf(siteFolder === '')('links', () => {
  const pages = new Map(allPages().map((path) => [path, read(path)]));
  const inside = [...pages.values()].flatMap(({ path, targets }) =>
    targets.filter((target) => target.origin === origin).map((target) => ({ from: path, target })),
  );

  it('within the site all lead to something', async () => {
    const paths = new Map(inside.map(({ from, target }) => [target.pathname, from]));
    expect(paths.size).toBeGreaterThan(100);
    for (const [path, from] of paths) {
      const answer = await fetch(`${origin}${path}`, { method: 'HEAD', redirect: 'manual' });
      expect(answer.status, `${path}, linked from ${from}`).toBe(200);
    }
  });

  it('to a place in a page lead to one that is there', () => {
    const missing = inside.filter(({ target }) => {
      const place = decodeURIComponent(target.hash.slice(1));
      return place !== '' && !pages.get(target.pathname)?.ids.includes(place);
    });
    expect(missing.map(({ from, target }) => `${from} to ${target.pathname}${target.hash}`)).toEqual([]);
  });

  it('a place has its name alone', () => {
    for (const { path, ids } of pages.values()) {
      expect(
        ids.filter((id, i) => ids.indexOf(id) !== i),
        path,
      ).toEqual([]);
    }
  });

  it('to other sites are encrypted', () => {
    const outside = [...pages.values()].flatMap(({ targets }) => targets.filter((target) => target.origin !== origin));
    expect(outside.length).toBeGreaterThan(100);
    expect(outside.filter(({ protocol }) => protocol !== 'https:' && protocol !== 'mailto:').map(String)).toEqual([]);
  });

  it('an address that is not there answers with a page that says so', async () => {
    const answer = await fetch(`${origin}/records/L999/`);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('There is no page at this address');
  });
});
