import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { axeProblems, COLOURS } from './axeProblems.js';
import { describeInBrowser, origin } from './browser.js';

/** One page of each kind, and records in each of their states. */
const PAGES = [
  '/',
  '/records/',
  '/records/?q=0.82',
  '/records/?q=nova',
  '/records/L023/',
  '/records/N002/',
  '/families/',
  '/families/neutrino-trident/',
  '/experiments/',
  '/experiments/charm-ii/',
  '/experiments/nova/',
  '/explorer/',
  '/explorer/plane/',
  '/explorer/randall-sundrum/',
  '/explorer/scans/',
  '/references/',
  '/methodology/',
  '/gallery/',
  '/snapshots/altmannshofer-2019/',
  '/docs/',
  '/docs/quick-start/',
  '/docs/commands/',
  '/docs/tutorials/limit-for-your-boson/',
  '/docs/physics/cross-section/',
  '/docs/validation/',
  '/docs/api/',
  '/docs/api/physics/models/',
  '/404.html',
];

async function show(page: Page, path: string): Promise<void> {
  await page.goto(`${origin}${path}`);
  await page.evaluate(axe.source);
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
}

describeInBrowser('accessibility', (site) => {
  it('axe finds nothing on any kind of page, light or dark, with all sources open', async () => {
    const page = await site.open('/', { colorScheme: 'light' });
    for (const path of PAGES) {
      await page.emulateMedia({ colorScheme: 'light' });
      await show(page, path);
      expect(await axeProblems(page), path).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await axeProblems(page, { runOnly: COLOURS }), `${path} in the dark`).toEqual([]);
    }
  });

  it('every target on a phone is large enough for a finger, or has room around it', async () => {
    const page = await site.open('/', { viewport: { width: 390, height: 844 } });
    for (const path of PAGES) {
      await show(page, path);
      expect(await axeProblems(page, { runOnly: ['target-size'] }), path).toEqual([]);
    }
  });

  it('axe finds nothing about colours where the menu chooses other ones than the system', async () => {
    for (const [colorScheme, choice] of [
      ['light', 'dark'],
      ['dark', 'light'],
    ] as const) {
      const page = await site.open('/', { colorScheme });
      await page.locator('#theme').selectOption(choice);
      for (const path of ['/', '/records/L023/']) {
        await show(page, path);
        expect(await axeProblems(page, { runOnly: COLOURS }), `${path} ${choice}`).toEqual([]);
      }
    }
  });
});
