import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { describeInBrowser, origin } from './browser.js';

const paper = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const LIGHT = 'rgb(255, 255, 255)';

/** Which of the two drawings of the figure is seen. */
const figure = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLImageElement>('.plot img')]
      .filter((image) => image.checkVisibility())
      .map((image) => image.src.replace(/.*[-/](\w+)\.svg$/, '$1')),
  );

describeInBrowser('the theme', (site) => {
  it.each([
    ['light', 'dark'],
    ['dark', 'light'],
  ] as const)(
    'follows a system that is %s, and the menu over it, on every page and after reloading',
    async (system, other) => {
      const page = await site.open('/', { colorScheme: system });
      const menu = page.locator('#theme');
      const looks = async () => ((await paper(page)) === LIGHT ? 'light' : 'dark');
      expect([await menu.inputValue(), await looks(), await figure(page)]).toEqual(['system', system, [system]]);
      await menu.selectOption(other);
      expect([await looks(), await figure(page)]).toEqual([other, [other]]);
      await page.reload();
      expect([await menu.inputValue(), await looks(), await figure(page)]).toEqual([other, other, [other]]);
      await page.goto(`${origin}/records/L023/`);
      expect([await menu.inputValue(), await looks(), await figure(page)]).toEqual([other, other, [other]]);
      await menu.selectOption('system');
      expect([await looks(), await figure(page)]).toEqual([system, [system]]);
      await page.reload();
      expect([await menu.inputValue(), await looks()]).toEqual(['system', system]);
    },
  );

  it('is there before the page is drawn: the script that sets it stands in the head and is waited for', async () => {
    const page = await site.open('/');
    const script = page.locator('head > script[src="/theme.js"]');
    expect(await script.count()).toBe(1);
    expect(await script.evaluate((element: HTMLScriptElement) => element.async || element.defer || element.type)).toBe(
      '',
    );
    expect(await page.evaluate(() => document.documentElement.classList.contains('has-script'))).toBe(true);
  });

  it('the figure is drawn in the colours of the page', async () => {
    const page = await site.open('/', { colorScheme: 'dark' });
    const image = page.locator('.plot img').filter({ visible: true });
    await expect.poll(() => image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBeGreaterThan(100);
  });
});
