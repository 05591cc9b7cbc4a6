import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { axeProblems } from './axeProblems.js';
import { describeInBrowser } from './browser.js';

const EVERYTHING = 'overlay=g-2,belle-ii,borexino,tau&curve=babar,cms,ccfr&pin=0.01:0.001,1:0.01';
const PHONE = { viewport: { width: 390, height: 844 } };

/** What is shown belongs to the controls. */
const current = (page: Page) => page.locator(':is(#landscape, #explorer, #warped)[data-result="current"]').waitFor();

const widths = (page: Page) => page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);

/** Width and height of the plot of the plane, in px of the screen. */
const plotSize = (page: Page) =>
  page.evaluate(() => {
    const { width, height } = (document.querySelector('#plane-plot rect') as SVGRectElement).getBBox();
    const scale = (document.querySelector('#plane svg') as SVGSVGElement).getScreenCTM()?.a ?? 0;
    return [Math.round(width * scale), Math.round(height * scale)];
  });

describeInBrowser('the explorer on a phone', (site) => {
  it('has the figure first, and its controls in a sheet that leaves it in sight', async () => {
    const page = await site.open('/explorer/plane/', PHONE);
    await current(page);
    const figure = await page.locator('#plane svg').boundingBox();
    expect(figure?.y).toBeLessThan(844 / 2);
    const level = page.getByLabel('Confidence level');
    expect(await level.isVisible()).toBe(false);
    await page.locator('#open-controls').click();
    expect(await page.locator('#open-controls').getAttribute('aria-expanded')).toBe('true');
    await level.fill('0.9');
    await level.press('Tab');
    await expect.poll(() => page.url()).toContain('cl=0.9');
    await current(page);
    const box = async (selector: string) => {
      const { y = 0, height = 0 } = (await page.locator(selector).boundingBox()) ?? {};
      return { top: y, bottom: y + height };
    };
    // the page scrolls smoothly to the figure
    await expect
      .poll(async () => (await box('#plane svg')).bottom - (await box('#controls')).top)
      .toBeLessThanOrEqual(1);
    expect((await box('#plane svg')).top).toBeGreaterThanOrEqual(-1);
    await page.keyboard.press('Escape');
    expect(await level.isVisible()).toBe(false);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('open-controls');
  });

  it.each([
    `/explorer/plane/?${EVERYTHING}`,
    '/explorer/?v=2&at=0.1:0.001',
    '/explorer/?v=2&model=u1&chargeE=1&chargeMu=-1',
    '/explorer/plane/?model=contact&pin=0.5:0.3',
    '/explorer/plane/?model=vector',
    '/explorer/randall-sundrum/',
    '/explorer/scans/',
  ])('is not wider than a screen of 390 or 280 pixels, with targets that a finger hits, %s', async (path) => {
    const page = await site.open(path, PHONE);
    if (!path.includes('scans')) await current(page);
    else {
      await page.locator('#example').click();
      await expect.poll(() => page.locator('#timing').innerText()).toMatch(/points, drawn in/);
    }
    for (const width of [390, 280]) {
      await page.setViewportSize({ width, height: 700 });
      expect(await widths(page)).toEqual([width, width]);
    }
    await page.setViewportSize({ width: 390, height: 844 });
    await page.evaluate(axe.source);
    const rules = { rules: { 'target-size': { enabled: true } } };
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      if (!path.includes('scans')) await current(page);
      expect(await axeProblems(page, rules), colorScheme).toEqual([]);
    }
    if (path.includes('scans')) return;
    await page.locator('#open-controls').click();
    expect(await axeProblems(page, rules), 'with the sheet open').toEqual([]);
    expect(await widths(page)).toEqual([390, 390]);
  });
});

describeInBrowser('the page of the explorer', (site) => {
  it('goes back and forward with the buttons of the browser, step by step, also after it was left', async () => {
    const page = await site.open('/explorer/plane/');
    await current(page);
    const cl = page.getByLabel('Confidence level');
    for (const level of ['0.9', '0.99']) {
      await cl.fill(level);
      await cl.press('Tab');
      await expect.poll(() => page.url()).toContain(`cl=${level}`);
    }
    await page.goBack();
    await expect.poll(() => cl.inputValue()).toBe('0.9');
    await page.goBack();
    await expect.poll(() => cl.inputValue()).toBe('0.95');
    expect(await page.locator('#undo').isDisabled()).toBe(true);
    await page.goForward();
    await expect.poll(() => cl.inputValue()).toBe('0.9');
    // undo is the same as going back
    await page.locator('#redo').click();
    await expect.poll(() => cl.inputValue()).toBe('0.99');
    await current(page);
    await page.locator('.explorer-tabs a', { hasText: 'Scans' }).click();
    await page.waitForURL('**/explorer/scans/');
    await page.goBack();
    await expect.poll(() => cl.inputValue()).toBe('0.99');
    await page.locator('#undo').click();
    await expect.poll(() => cl.inputValue()).toBe('0.9');
  });

  it('says below a field why it was refused, keeps what was there, and forgets it after a number that is taken', async () => {
    const page = await site.open('/explorer/plane/?model=vector');
    await current(page);
    const cl = page.getByLabel('Confidence level');
    await cl.fill('7');
    await cl.press('Tab');
    const reason = page.locator('#refused-cl');
    expect(await reason.innerText()).toBe('7 is not between 0.5 and 0.999999: 0.95 is kept.');
    expect(await cl.getAttribute('aria-describedby')).toBe('refused-cl');
    expect(page.url()).not.toContain('cl=');
    await page.getByLabel('Mass from [GeV]').fill('500');
    await page.getByLabel('Mass from [GeV]').press('Tab');
    expect(await page.locator('#refused-mass-low').innerText()).toBe('500 is not below 100: 0.001 is kept.');
    const charge = page.locator('[data-charge="nuMu"]');
    await charge.fill('');
    await charge.press('Tab');
    expect(await page.locator('#refused-charge-nuMu').innerText()).toBe('Empty: 1 is kept.');
    await cl.fill('0.9');
    await cl.press('Tab');
    await expect.poll(() => page.url()).toContain('cl=0.9');
    expect(await reason.count()).toBe(0);
    expect(await page.locator('#refused-mass-low').count()).toBe(1);
  });

  it('shows what went wrong where the reader is, at the end of the page too', async () => {
    const page = await site.open('/explorer/plane/?cl=7');
    await page.locator('#plane svg').waitFor();
    await page.locator('#downloads').scrollIntoViewIfNeeded();
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    const box = await page.locator('#problems').boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual(0);
    expect(box?.y).toBeLessThan(900);
  });

  it('keeps the size of the plot whatever is drawn beside', async () => {
    const page = await site.open('/explorer/plane/');
    await current(page);
    const bare = await plotSize(page);
    expect(bare[0]).toBeGreaterThan(500);
    await page.goto(`${page.url()}?${EVERYTHING}`);
    await current(page);
    expect(await plotSize(page)).toEqual(bare);
    const legend = await page.locator('#plane svg').evaluate((svg) => svg.querySelector('desc')?.textContent);
    expect(legend).toContain('τ → μνν̄ universality');
  });

  it('shades the shifts that are excluded, as the verdicts say', async () => {
    const page = await site.open('/explorer/plane/?model=contact&pin=0:0,1.5:1');
    await current(page);
    const shaded = await page.evaluate(() => {
      const region = document.querySelector('#plane path[fill-rule="evenodd"]') as SVGGeometryElement;
      const svg = region.ownerSVGElement as SVGSVGElement;
      return [...document.querySelectorAll<SVGCircleElement>('#plane .pin circle')].map((circle) => {
        const point = svg.createSVGPoint();
        [point.x, point.y] = [Number(circle.getAttribute('cx')), Number(circle.getAttribute('cy'))];
        return region.isPointInFill(point);
      });
    });
    expect(shaded).toEqual([false, true]);
    const verdicts = await page.locator('.pinned').nth(1).innerText();
    expect(verdicts).toContain('excluded');
  });

  it.each(['/explorer/', '/explorer/plane/', '/explorer/randall-sundrum/'])(
    'prints figures in light colours, without controls, %s',
    async (path) => {
      const page = await site.open(path, { colorScheme: 'dark' });
      await current(page);
      const figure = page.locator(path.includes('randall') ? '#profiles svg:visible' : '#plane svg');
      const paper = () => figure.locator('> rect').first().getAttribute('fill');
      await expect.poll(paper).not.toBe('#ffffff');
      await page.emulateMedia({ media: 'print' });
      await expect.poll(paper).toBe('#ffffff');
      expect(await page.locator('#controls').isVisible()).toBe(false);
      await page.emulateMedia({ media: 'screen' });
      await expect.poll(paper).not.toBe('#ffffff');
    },
  );
});
