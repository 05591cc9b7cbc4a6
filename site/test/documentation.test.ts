import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { allPages, describeInBrowser, siteFolder } from './browser.js';

const documents = allPages().filter((path) => path.startsWith('/docs/'));

describeInBrowser('the documentation', (site) => {
  it('is found from every page, and its contents lead to every page of it', async () => {
    const page = await site.open('/');
    await page.locator('nav[aria-label="Main"] a', { hasText: 'Documentation' }).click();
    await page.waitForURL('**/docs/');
    const links = await page
      .locator('nav[aria-label="Documentation"] a')
      .evaluateAll((all) => all.map((a) => a.getAttribute('href')));
    expect(links.sort()).toEqual(documents.filter((path) => path !== '/docs/').sort());
  });

  it('is read from one page to the next and back', async () => {
    const page = await site.open('/docs/quick-start/');
    const titles: string[] = [];
    for (let i = 0; i < 3; i++) {
      await page.locator('.document-pager a[rel="next"]').click();
      await page.waitForLoadState();
      titles.push(await page.locator('h1').innerText());
      expect(await page.locator('nav[aria-label="Documentation"] [aria-current="page"]').innerText()).toBe(titles[i]);
    }
    expect(titles).toEqual(['Overview', 'Commands', 'Models and their parameters']);
    await page.locator('.document-pager a[rel="prev"]').click();
    await expect.poll(() => page.locator('h1').innerText()).toBe(titles[1]);
  });

  it('shows formulas, typeset and as MathML', async () => {
    const page = await site.open('/docs/physics/models/');
    const formulas = page.locator('.katex-display');
    expect(await formulas.count()).toBeGreaterThan(5);
    expect(await page.locator('.katex-display math').first().getAttribute('display')).toBe('block');
    const ratio = page.locator('.katex-display', { has: page.locator('annotation', { hasText: 'R(g) =' }) });
    const box = await ratio.locator('.katex-html').boundingBox();
    expect(box?.width).toBeGreaterThan(100);
  });

  it('has on every page a list of its headings that leads to them', async () => {
    const page = await site.open('/docs/validation/');
    const links = page.locator('nav[aria-label="On this page"] a');
    expect(await links.count()).toBeGreaterThan(10);
    await links.nth(5).click();
    const id = decodeURIComponent(new URL(page.url()).hash.slice(1));
    expect(await page.locator(`[id="${id}"]`).isVisible()).toBe(true);
    for (const image of await page.locator('.document-image').all()) {
      await image.scrollIntoViewIfNeeded();
      await expect.poll(() => image.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBeGreaterThan(100);
    }
  });

  it('copies a block of code', async () => {
    const page = await site.open('/docs/tutorials/by-subprocess/', {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const block = page.locator('.code-frame', { hasText: 'def nereid' });
    await block.hover();
    await block.getByRole('button', { name: 'Copy this block' }).click();
    await expect.poll(() => block.getByRole('button').innerText()).toBe('Copied');
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toMatch(/^import json\n[\s\S]*return json\.loads\(result\.stdout\)$/);
  });

  it('without JavaScript has its text, its contents and no button', async () => {
    const page = await site.open('/docs/tutorials/scan-on-a-cluster/', { javaScriptEnabled: false });
    expect(await page.locator('pre').first().isVisible()).toBe(true);
    expect(await page.locator('.copy-code').count()).toBe(0);
    await page.locator('nav[aria-label="Documentation"] summary', { hasText: 'Physics' }).click();
    expect(await page.locator('nav[aria-label="Documentation"] a', { hasText: 'Form factors' }).isVisible()).toBe(true);
  });

  it('leads from the types of a declaration to their entries', async () => {
    const page = await site.open('/docs/api/physics/crossSections/#inclusiveCrossSection');
    const entry = page.locator('.api-entry', { has: page.locator('[id="inclusiveCrossSection"]') });
    expect(await entry.innerText()).toMatch(
      /packages\/physics\/src\/crossSections\/inclusiveCrossSection\.ts:\d+[\s\S]*Total cross section/,
    );
    await entry.locator('.signature a', { hasText: 'CrossSectionResult' }).click();
    await expect.poll(() => new URL(page.url()).hash).toBe('#CrossSectionResult');
    const target = page.locator('.api-entry', { has: page.locator('[id="CrossSectionResult"]') });
    expect(await target.innerText()).toContain('sigmaCm2');
  });

  it('stays within a narrow screen', async () => {
    const page = await site.open('/docs/', { viewport: { width: 360, height: 800 } });
    for (const path of [
      '/docs/',
      '/docs/physics/randall-sundrum/',
      '/docs/api/analysis/general/',
      '/docs/validation/',
    ]) {
      await page.goto(new URL(path, page.url()).href);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width, path).toBeLessThanOrEqual(360);
      // what scrolls by itself is reached by the keyboard
      const unreachable = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('.document-text *')]
          .filter((one) => one.scrollWidth > one.clientWidth && getComputedStyle(one).overflowX === 'auto')
          .filter((one) => one.tabIndex < 0)
          .map((one) => one.outerHTML.slice(0, 80)),
      );
      expect(unreachable, path).toEqual([]);
    }
  });

  it('is printed without what is only for the screen', async () => {
    const page = await site.open('/docs/tutorials/limit-for-your-boson/');
    await page.emulateMedia({ media: 'print' });
    for (const hidden of ['nav[aria-label="Documentation"]', 'nav[aria-label="On this page"]', '.document-pager']) {
      expect(await page.locator(hidden).isVisible(), hidden).toBe(false);
    }
    expect(await page.locator('.copy-code').first().isVisible()).toBe(false);
  });
});

describeInBrowser('the search', (site) => {
  it('finds pages of the documentation and names of the interface, below the records, and leads to the full text', async () => {
    const page = await site.open('/records/?q=kernelCrossSection');
    const hits = page.locator('#document-results .document-hits a');
    await expect.poll(() => hits.count()).toBeGreaterThan(0);
    await page.locator('#query').fill('form factors');
    await expect.poll(async () => (await hits.allInnerTexts()).join()).toMatch(/Form factors/);
    for (const href of await hits.evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''))) {
      expect(existsSync(join(siteFolder, href.replace(/#.*/, ''), 'index.html')), href).toBe(true);
    }
    await page.locator('#document-results .full-text').click();
    await page.waitForURL('**/docs/?q=form+factors');
    expect(await page.locator('#document-query').inputValue()).toBe('form factors');
    await expect.poll(() => hits.count()).toBeGreaterThan(3);
    await page.goto(new URL('/records/?q=xyzzyplugh', page.url()).href);
    await expect.poll(() => page.locator('#result-count').innerText()).toMatch(/^0 records/);
    expect(await page.locator('#document-results').isVisible()).toBe(false);
  });

  it('of the documentation finds a word of the text, and says where nothing has it', async () => {
    const page = await site.open('/docs/');
    await page.locator('#document-query').fill('Fierz rearrangement');
    const hits = page.locator('#document-results .document-hits a');
    await expect.poll(async () => (await hits.allInnerTexts()).join()).toContain('Standard Model');
    await hits.filter({ hasText: 'Standard Model' }).first().click();
    await page.waitForURL('**/docs/physics/models/#standard-model-sm');
    await page.goBack();
    await page.locator('#document-query').fill('xyzzyplugh');
    await expect.poll(() => page.locator('.document-count').innerText()).toBe('Nothing was found.');
  });
});
