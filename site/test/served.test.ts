import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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

  it('answers an address that is not there with a page that says so', async () => {
    const answer = await fetch(`${origin}/records/L999/`);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('There is no page at this address');
  });
});
