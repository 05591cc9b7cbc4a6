import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { allPages, describeInBrowser, origin } from './browser.js';

const SAMPLE = [
  '/',
  '/records/',
  '/records/L023/',
  '/experiments/',
  '/experiments/minos/',
  '/explorer/',
  '/explorer/plane/',
  '/explorer/randall-sundrum/',
  '/explorer/scans/',
  '/references/',
  '/methodology/',
  '/gallery/',
  '/snapshots/ballett-2019/',
  '/404.html',
];

/** Opens everything that can be opened, then says what sticks out of the page to the right. */
function overflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const out = [...document.querySelectorAll<HTMLElement>('body *')].filter(
      (element) =>
        element.getBoundingClientRect().right > clientWidth + 1 &&
        !element.closest('.scroll-table, .table-scroll, .katex'),
    );
    return [`${scrollWidth} > ${clientWidth}`, ...out.slice(0, 5).map((element) => element.outerHTML.slice(0, 120))];
  });
}

/** Red, green and blue of a colour as the browser computed it. */
const channels = (colour: string): number[] => (colour.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number);

function colours(page: Page): Promise<{ paper: string; ink: string }> {
  return page.evaluate(() => {
    const { backgroundColor, color } = getComputedStyle(document.body);
    return { paper: backgroundColor, ink: color };
  });
}

describeInBrowser('layout', (site) => {
  it('no page is wider than a screen of 360 pixels, with all sources open', async () => {
    const page = await site.open('/', { viewport: { width: 360, height: 740 } });
    for (const path of allPages()) {
      await page.goto(`${origin}${path}`, { waitUntil: 'domcontentloaded' });
      expect(await overflow(page), path).toEqual([]);
    }
  });

  it('a page of each kind is not wider than a screen of 280, 390, 768 or 1280 pixels', async () => {
    const page = await site.open('/');
    for (const path of SAMPLE) {
      await page.goto(`${origin}${path}`);
      for (const width of [280, 390, 768, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        expect(await overflow(page), `${path} at ${width}`).toEqual([]);
      }
    }
  });

  it('on a laptop a record shows its measurements and what they exclude before anything is scrolled', async () => {
    const page = await site.open('/records/L023/', { viewport: { width: 1440, height: 900 } });
    for (const seen of ['.measured li >> nth=-1', '.record-figure picture >> visible=true', '.record-figure-title']) {
      const box = await page.locator(seen).boundingBox();
      expect((box?.y ?? 9999) + (box?.height ?? 0), seen).toBeLessThan(900);
    }
  });

  it('on a phone the figure of the home page and the way to the explorer come first', async () => {
    const page = await site.open('/', { viewport: { width: 390, height: 844 } });
    for (const seen of ['.home-figure picture >> visible=true', '.actions a >> nth=0']) {
      const box = await page.locator(seen).boundingBox();
      expect((box?.y ?? 9999) + (box?.height ?? 0), seen).toBeLessThan(844);
    }
    expect(await page.locator('.actions a').first().innerText()).toBe('Explore');
    await page.locator('.home-figure a').first().click();
    await page.waitForURL('**/explorer/**');
  });

  it('on a phone long tables are folded, and open by a button or by the address of a value', async () => {
    const page = await site.open('/records/L023/', { viewport: { width: 390, height: 844 } });
    const rows = page.locator('.values:has(+ .unfold) > tbody');
    const hidden = () => rows.evaluateAll((all) => all.filter((row) => !row.checkVisibility()).length);
    const folded = await hidden();
    expect(folded).toBeGreaterThan(0);
    const last = await rows.last().getAttribute('id');
    await page.goto(`${origin}/records/L023/#${last}`);
    expect(await rows.last().isVisible()).toBe(true);
    for (const button of await page.locator('.values + .unfold').all()) {
      expect(await button.innerText()).toMatch(/^Show \d+ more of \d+$/);
    }
    while ((await page.locator('.values + .unfold').count()) > 0)
      await page.locator('.values + .unfold').first().click();
    expect(await page.locator('.values > tbody').evaluateAll((all) => all.every((row) => row.checkVisibility()))).toBe(
      true,
    );
    await page.setViewportSize({ width: 1280, height: 900 });
    expect(await page.locator('.unfold:visible').count()).toBe(0);
  });

  it('on a narrow screen the records come before the filters are opened', async () => {
    const page = await site.open('/records/?family=neutrino-trident', { viewport: { width: 360, height: 740 } });
    expect(await page.locator('.filters summary').innerText()).toBe('Filters, 1 chosen');
    expect(await page.locator('fieldset').first().isVisible()).toBe(false);
    await page.locator('.filters summary').click();
    await page.locator('input[name="status"]').first().check();
    await expect.poll(() => page.locator('.filters summary').innerText()).toBe('Filters, 2 chosen');
    await page.setViewportSize({ width: 1280, height: 900 });
    expect(await page.locator('.filters summary').isVisible()).toBe(false);
    expect(await page.locator('fieldset').first().isVisible()).toBe(true);
  });

  it('moves nothing for readers who asked for that, and only scrolls for others', async () => {
    for (const [reducedMotion, behaviour] of [
      ['reduce', 'auto'],
      ['no-preference', 'smooth'],
    ] as const) {
      const page = await site.open('/records/L023/', { reducedMotion });
      await page.locator('#ccfr-ratio summary').click();
      expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
      expect(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior)).toBe(behaviour);
    }
  });
});

describeInBrowser('paper', (site) => {
  it('has the values of a record, not the navigation, dark on white whatever the theme', async () => {
    const page = await site.open('/records/L023/', { colorScheme: 'dark' });
    await page.locator('#theme').selectOption('dark');
    await page.emulateMedia({ media: 'print' });
    const { paper, ink } = await colours(page);
    expect(Math.min(...channels(paper))).toBeGreaterThan(250);
    expect(Math.max(...channels(ink))).toBeLessThan(60);
    for (const hidden of [
      '.site-header nav',
      '.header-search',
      '.theme-choice',
      '.contents',
      '#downloads',
      '.only-dark',
    ]) {
      expect(await page.locator(hidden).first().isVisible(), hidden).toBe(false);
    }
    const numbers = page.locator('.value .number');
    expect(await numbers.count()).toBeGreaterThan(20);
    for (const number of await numbers.all()) expect(await number.isVisible()).toBe(true);
    expect(await page.locator('.only-light').first().isVisible()).toBe(true);
  });

  it('shows the sources that were opened, and nothing of the others', async () => {
    const page = await site.open('/records/L023/#ccfr-ratio');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('#ccfr-ratio mark').isVisible()).toBe(true);
    expect(await page.locator('#nutev-ratio summary').isVisible()).toBe(false);
  });

  it('has the values as a table, though it is narrower than a screen', async () => {
    const page = await site.open('/records/L023/', { viewport: { width: 680, height: 960 } });
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.values thead').first().isVisible()).toBe(true);
    expect(await overflow(page)).toEqual([]);
  });
});
