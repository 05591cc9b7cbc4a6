import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { describeInBrowser, origin } from './browser.js';

interface Transfer {
  readonly path: string;
  readonly type: string;
  readonly bytes: number;
}

/** What loading a page for the first time brings over the network, headers included, as the browser counts it. */
async function transfers(page: Page, path: string): Promise<Transfer[]> {
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  await network.send('Network.setCacheDisabled', { cacheDisabled: true });
  const answers = new Map<string, { path: string; type: string }>();
  const found: Transfer[] = [];
  network.on('Network.responseReceived', ({ requestId, response, type }) => {
    answers.set(requestId, { path: response.url.replace(origin, ''), type });
  });
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const answer = answers.get(requestId);
    if (answer) found.push({ ...answer, bytes: encodedDataLength });
  });
  await page.goto(`${origin}${path}`, { waitUntil: 'networkidle' });
  // Figures further down come when they are scrolled to.
  await page.evaluate(async () => {
    for (let y = 0; y < document.body.scrollHeight; y += 500) {
      window.scrollTo({ top: y, behavior: 'instant' });
      await new Promise(requestAnimationFrame);
    }
  });
  await page.waitForLoadState('networkidle');
  await network.detach();
  return found;
}

/** A search loads the titles of the documentation too, which grows. */
const LIMIT_BYTES = { page: 100_000, search: 104_000 };

describeInBrowser('loading', (site) => {
  it.each(['/records/L023/', '/', '/records/', '/records/?q=CCFR'])(
    '%s takes at most 100 kB without fonts, 104 kB to search, all from the site itself',
    async (path) => {
      const page = await site.open('/404.html');
      const all = await transfers(page, path);
      const isFont = ({ type }: Transfer) => type === 'Font';
      const sum = (some: readonly Transfer[]) => some.reduce((bytes, one) => bytes + one.bytes, 0);
      const rest = all.filter((one) => !isFont(one));
      const parts = [...rest].sort((a, b) => b.bytes - a.bytes).map((one) => `${one.path} ${one.bytes}`);
      console.log(`${path}: ${sum(rest)} bytes, fonts ${sum(all.filter(isFont))} bytes; ${parts.join(', ')}`);
      expect(all.some((one) => one.type === 'Document' && one.bytes > 0)).toBe(true);
      expect(sum(rest)).toBeLessThanOrEqual(path.includes('?') ? LIMIT_BYTES.search : LIMIT_BYTES.page);
      // `describeInBrowser` fails a test whose pages ask another host; here the fonts are seen to come too.
      expect(all.filter(isFont).length).toBeGreaterThan(0);
      for (const { path: from } of all) expect(from).toMatch(/^\//);
    },
  );
});
