import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allPages, origin, siteFolder } from './browser.js';

/** Paths within the site that a page leads to or loads. `nereid site check` looks at their places, and at files alone. */
function pathsOn(page: string): string[] {
  const html = readFileSync(join(siteFolder, page.endsWith('/') ? `${page}index.html` : page), 'utf8');
  return [...html.matchAll(/\s(?:href|src|action|data-index)="(\/[^"#?]*)/g)].map(([, path]) => path);
}

describe('the server', () => {
  it('answers every address that a page leads to or loads', async () => {
    const linked = new Map(allPages().flatMap((page) => pathsOn(page).map((path) => [path, page])));
    expect(linked.size).toBeGreaterThan(100);
    for (const [path, from] of linked) {
      const answer = await fetch(`${origin}${path}`, { method: 'HEAD', redirect: 'manual' });
      expect(answer.status, `${path}, linked from ${from}`).toBe(200);
    }
  });

  it('lets a browser keep every file of the bundler for ever, and nothing else', async () => {
    const caching = async (path: string) =>
      (await fetch(`${origin}${path}`, { method: 'HEAD' })).headers.get('cache-control');
    const assets = readdirSync(join(siteFolder, 'assets'));
    expect(assets.length).toBeGreaterThan(10);
    for (const name of assets) expect(await caching(`/assets/${name}`), name).toContain('immutable');
    for (const path of ['/', '/records/L023/', '/explorer/data.json', '/theme.js', '/downloads/catalogue.bib']) {
      expect(await caching(path), path).toBe('no-cache');
    }
  });

  it('gives every kind of file its type', async () => {
    const files = readdirSync(siteFolder, { recursive: true }).map(String);
    const kinds = new Map(files.filter((name) => /\.\w+$/.test(name)).map((name) => [extname(name), name]));
    expect(kinds.size).toBeGreaterThan(10);
    for (const name of kinds.values()) {
      const { headers } = await fetch(`${origin}/${name}`, { method: 'HEAD' });
      expect(headers.get('content-type'), name).toMatch(/^[a-z]+\/[\w.+-]+(; charset=utf-8)?$/i);
    }
  });

  it('answers an address that is not there with a page that says so', async () => {
    const answer = await fetch(`${origin}/records/L999/`);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('There is no page at this address');
  });
});
