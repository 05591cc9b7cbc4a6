import { readFileSync } from 'node:fs';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { runCli } from '../../packages/cli/test/runCli.ts';
import { axeProblems, COLOURS } from './axeProblems.js';
import { describeInBrowser, origin } from './browser.js';
import { compressedSize, loadedPaths } from './compressedSize.js';

const shown = (page: Page) => page.locator('#along-figure svg:visible').waitFor();

async function downloaded(page: Page, kind: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator(`[data-download="${kind}"]`).click(),
  ]);
  return readFileSync(await download.path(), 'utf8');
}

/** Numbers and words at the same places, numbers to 1e-12 of their size. */
function expectClose(one: unknown, other: unknown, place: string): void {
  if (typeof other === 'number') {
    const size = Math.max(Math.abs(other), 1e-12);
    expect(Math.abs((one as number) - other) / size, place).toBeLessThan(1e-12);
  } else if (typeof other === 'object' && other !== null) {
    expect(Object.keys(one as object).sort(), place).toEqual(Object.keys(other).sort());
    for (const [key, value] of Object.entries(other)) {
      expectClose((one as Record<string, unknown>)[key], value, `${place}.${key}`);
    }
  } else expect(one, place).toBe(other);
}

describeInBrowser('the Randall–Sundrum page', (site) => {
  it.each([
    '',
    '?irScale=5000&kineticIr=2&cLeftMu=-0.5&cRightMu=0.3&v=1',
    '?irScale=1500&custodial=1&t3RightDoublet=-0.5&muTauCoupling=0.3&sided=two&cl=0.9&v=1',
    '?muTauCoupling=0.002&muTauMass=0.1&muTauMixing=0.0001&experiment=ccfr&statistic=cls&v=1',
  ])('has the numbers that its command prints, %s', async (query) => {
    const page = await site.open(`/explorer/randall-sundrum/${query}`);
    await shown(page);
    const command = await page.locator('#command').innerText();
    const numbers = JSON.parse(await downloaded(page, 'numbers'));
    const { code, stdout, stderr } = await runCli(...command.replace('npx nereid-hep ', '').split(' '), '--json');
    expect([code, stderr]).toEqual([0, '']);
    const printed = JSON.parse(stdout);
    expect(numbers.verdicts.length).toBeGreaterThan(0);
    expectClose(numbers.verdicts, printed.verdicts, 'verdicts');
    expectClose(numbers.geometry, printed.geometry, 'geometry');
    expectClose(numbers.spectrum.massesGeV, printed.spectrum.massesGeV, 'masses');
    for (const key of Object.keys(numbers.electroweak)) expectClose(numbers.electroweak[key], printed[key], key);
    // the point to take along is the one that was judged
    const point = JSON.parse(await downloaded(page, 'point'));
    expect(point).toEqual(numbers.point);
    expect(printed.point.parameters).toMatchObject(point.parameters);
  });

  it('follows sliders and fields, undoes a drag as one step, and comes back from its address', async () => {
    const page = await site.open('/explorer/randall-sundrum/');
    await shown(page);
    const ratio = () => page.locator('#verdicts tr', { hasText: 'CCFR' }).locator('td').first().innerText();
    const before = await ratio();
    await page.locator('select[name="muTauKind"]').selectOption('light');
    await expect.poll(ratio).not.toBe(before);
    const after = await ratio();
    const slider = page.locator('input[name="slider-muTauCoupling"]');
    await slider.scrollIntoViewIfNeeded();
    const box = await slider.boundingBox();
    if (!box) throw new Error('no slider');
    const y = box.y + box.height / 2;
    await page.mouse.move(box.x + box.width * 0.4, y);
    await page.mouse.down();
    for (const share of [0.5, 0.6, 0.7, 0.8]) await page.mouse.move(box.x + box.width * share, y);
    await page.mouse.up();
    await expect.poll(() => page.locator('#verdicts').innerText()).toContain('excluded');
    const address = page.url();
    expect(address).toMatch(/muTauCoupling=0\.\d+&muTauMass=0\.1/);
    await page.locator('#undo').click();
    await expect.poll(ratio).toBe(after);
    await page.locator('#redo').click();
    await expect.poll(() => page.url()).toBe(address);
    await page.reload();
    await shown(page);
    expect(page.url()).toBe(address);
    expect(await page.locator('#verdicts').innerText()).toContain('excluded');
  });

  it('shows no numbers for a point that does not exist, and says why', async () => {
    const page = await site.open('/explorer/randall-sundrum/?irScale=500&foo=1&v=1');
    await expect.poll(() => page.locator('#problems').innerText()).toMatch(/irScale = 500: .*at least 1000/);
    expect(await page.locator('#verdicts table').count()).toBe(0);
    await page.locator('#field-irScale').fill('2000');
    await page.keyboard.press('Tab');
    await shown(page);
    expect(await page.locator('#problems').isVisible()).toBe(false);
    await page.locator('#field-irScale').fill('');
    await page.keyboard.press('Tab');
    expect(await page.locator('#problems').innerText()).toContain('type a number');
  });

  it('leads from a measured value to its line on the record page', async () => {
    const page = await site.open('/explorer/randall-sundrum/');
    await shown(page);
    await page.locator('#explain a', { hasText: '0.82' }).click();
    await page.waitForURL(/\/records\/L023\/#ccfr-ratio$/);
    expect(await page.locator('#ccfr-ratio').isVisible()).toBe(true);
  });

  it('answers a change at once, without a long task in the page', async () => {
    const page = await site.open('/explorer/randall-sundrum/');
    await shown(page);
    await page.evaluate(() => {
      const tasks: number[] = [];
      (window as unknown as { tasks: number[] }).tasks = tasks;
      new PerformanceObserver((list) => {
        tasks.push(...list.getEntries().map(({ duration }) => duration));
      }).observe({ type: 'longtask' });
    });
    const times: number[] = [];
    for (let i = 0; i < 12; i++) {
      await page.locator('input[name="slider-cLeftMu"]').focus();
      await page.keyboard.press('ArrowLeft');
      await page.waitForTimeout(150);
      times.push(Number(await page.locator('#verdicts').getAttribute('data-milliseconds')));
    }
    const tasks = await page.evaluate(() => (window as unknown as { tasks: number[] }).tasks);
    times.sort((a, b) => a - b);
    console.log(`numbers after ${times[6]} ms (median of ${times.length}), longest task ${Math.max(0, ...tasks)} ms`);
    console.log(await page.locator('#figure-timing').innerText());
    expect(times.every((time) => time > 0)).toBe(true);
  });

  it('is accessible with everything shown, light and dark', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const query = '?irScale=1000&custodial=1&muTauCoupling=1&foo=1&v=1';
      const page = await site.open(`/explorer/randall-sundrum/${query}`, { colorScheme });
      await page.evaluate(axe.source);
      await shown(page);
      expect(await axeProblems(page, colorScheme === 'dark' ? { runOnly: COLOURS } : {}), colorScheme).toEqual([]);
    }
  });

  it('loads at most 300 kB, compressed, without fonts', async () => {
    const page = await site.open('/404.html');
    const paths = loadedPaths(page);
    await page.goto(`${origin}/explorer/randall-sundrum/`);
    await shown(page);
    const bytes = compressedSize(paths);
    console.log(`Randall–Sundrum page: ${bytes} bytes`);
    expect([...paths].some((path) => path.includes('warpedWorker'))).toBe(true);
    expect(bytes).toBeLessThanOrEqual(300_000);
  });
});
