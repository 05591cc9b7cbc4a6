import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { runCli } from '../../packages/cli/test/runCli.ts';
import { readableNumber } from '../explorer/html.ts';
import { describeInBrowser } from './browser.js';
import { compressedSize } from './compressedSize.js';

const THEORY = '/explorer/theory.json';

const current = (page: Page) => page.locator('.explorer[data-result="current"]').waitFor();
const addressHas = (page: Page, text: string) => expect.poll(() => decodeURIComponent(page.url())).toContain(text);

/** Opens a page, and counts how often it asks for the kernels of theory errors, from a worker too. */
async function opened(site: { open(path: string): Promise<Page> }, path: string) {
  const page = await site.open('/404.html');
  const requests: string[] = [];
  page.context().on('request', (request) => requests.push(new URL(request.url()).pathname));
  await page.goto(page.url().replace('/404.html', path));
  await current(page);
  return { page, asked: () => requests.filter((one) => one === THEORY).length };
}

/** Switches by keys alone. */
async function press(page: Page, key: 'ArrowDown' | 'ArrowUp'): Promise<void> {
  await page.getByLabel('Theory errors').focus();
  await page.keyboard.press(key);
}

async function downloaded(page: Page, kind: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator(`[data-download="${kind}"]`).click(),
  ]);
  return readFileSync(await download.path(), 'utf8');
}

/** The rows of the table of limits as a reader sees them; the last has masses over couplings. */
const tableOf = (page: Page): Promise<string[][]> =>
  page
    .locator('#limits tbody tr')
    .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => (cell as HTMLElement).innerText)));

/** A number as the page writes it, 9.722 × 10⁻⁴. */
const numberOf = (text: string): number =>
  Number(text.replace(/ × 10(\S+)$/, (_, power: string) => `e${[...power].map((one) => EXPONENTS[one]).join('')}`));
const EXPONENTS: Readonly<Record<string, string>> = Object.fromEntries(
  [...'⁻⁰¹²³⁴⁵⁶⁷⁸⁹'].map((one, i) => [one, '-0123456789'[i]]),
);

/** Limits of the command line, as the page writes numbers. */
async function limitsAt(mass: string, likelihood: string): Promise<string[]> {
  const what = `limit --constraint ccfr,charm-ii,nutev --mass ${mass} --likelihood ${likelihood} --theory-errors on --json`;
  const { curves } = JSON.parse((await runCli(...what.split(' '))).stdout);
  return curves.map(({ points }: { points: { couplingUpper: number }[] }) => readableNumber(points[0].couplingUpper));
}

describeInBrowser('the switch for theory errors', (site) => {
  it('is off, and its kernels come when it is first switched on, once', async () => {
    const { page, asked } = await opened(site, '/explorer/plane/');
    expect(await page.getByLabel('Theory errors').inputValue()).toBe('off');
    expect(asked()).toBe(0);
    const without = await tableOf(page);
    await press(page, 'ArrowDown');
    await addressHas(page, 'theory-errors=on');
    await current(page);
    await expect.poll(() => page.locator('#figure-words').innerText()).toContain('with theory errors');
    expect(asked()).toBe(1);
    const withErrors = await tableOf(page);
    // every limit is weaker or the same, and so is every bound from below on a mass over a coupling, which are the last row
    const pairs = withErrors.flatMap((row, i) =>
      row.slice(1).map((cell, k) => [cell, without[i][k + 1]].map(numberOf)),
    );
    const isBound = (i: number) => i >= pairs.length - without[0].length + 1;
    for (const [i, [wide, narrow]] of pairs.entries()) {
      if (isBound(i)) expect(wide).toBeLessThan(narrow);
      else expect(wide).toBeGreaterThanOrEqual(narrow);
    }
    await press(page, 'ArrowUp');
    await expect.poll(() => tableOf(page)).toEqual(without);
    expect(page.url()).not.toContain('theory-errors');
    await page.goBack();
    await expect.poll(() => tableOf(page)).toEqual(withErrors);
    expect(asked()).toBe(1);
    const bytes = compressedSize([THEORY]);
    console.log(`theory errors: ${bytes} bytes`);
    // as much as the data of the page itself at most, which a reader has waited for already
    expect(bytes).toBeLessThanOrEqual(62_000);
  });

  it.each([
    ['ratio', ''],
    ['counts', '&likelihood=counts'],
  ])('has the limits of the command, to every digit that is shown, by %s', async (likelihood, query) => {
    const { page } = await opened(site, `/explorer/plane/?theory-errors=on${query}`);
    const row = (await tableOf(page)).find(([mass]) => mass === '0.1');
    expect(row?.slice(1)).toEqual(await limitsAt('0.1', likelihood));
  });

  it('is in everything that is taken along', async () => {
    const { page } = await opened(site, '/explorer/plane/?theory-errors=on&resolution=100&pin=0.1:0.001');
    expect(await page.locator('#command').innerText()).toContain(' --theory-errors on ');
    expect(await page.locator('.pinned code').innerText()).toContain('--theory-errors on');
    expect(await downloaded(page, 'svg')).toContain('with theory errors');
    const csv = await downloaded(page, 'csv');
    expect(csv).toContain('# theory-errors: on\n');
    expect(csv).toMatch(/^# command: .* --theory-errors on/m);
    const hepData = await downloaded(page, 'hepdata');
    expect(hepData).toMatch(/SETTING theory-errors/);
  });

  it('widens the landscape, where published curves stay as they are, and stands in its files', async () => {
    const { page, asked } = await opened(site, '/explorer/');
    expect(asked()).toBe(0);
    const before = JSON.parse(await downloaded(page, 'json'));
    await press(page, 'ArrowDown');
    await addressHas(page, 'theory-errors=on');
    await current(page);
    expect(asked()).toBe(1);
    expect(await page.locator('#command').innerText()).toContain('--theory-errors on');
    expect(await page.locator('#figure-words').innerText()).toContain('tridents with theory errors');
    const after = JSON.parse(await downloaded(page, 'json'));
    const curveOf = ({ bounds }: typeof before, id: string): { couplingUpper: number }[] =>
      bounds.find(({ constraint }: { constraint: string }) => constraint === id).curve;
    curveOf(after, 'ccfr').forEach(({ couplingUpper }, i) => {
      expect(couplingUpper).toBeGreaterThan(curveOf(before, 'ccfr')[i].couplingUpper);
    });
    expect(curveOf(after, 'g-2')).toEqual(curveOf(before, 'g-2'));
    const csv = await downloaded(page, 'csv');
    expect(csv).toMatch(/^# command: nereid landscape .*--theory-errors on$/m);
    expect(await downloaded(page, 'hepdata')).toContain('--theory-errors on');
  });

  it('is no choice for a scalar, and says so', async () => {
    const { page } = await opened(site, '/explorer/plane/?model=scalar&theory-errors=on');
    await expect.poll(() => page.locator('#problems').innerText()).toContain('theory-errors=on: this page has none of');
    expect(await page.getByLabel('Theory errors').isDisabled()).toBe(true);
    expect(await page.locator('[data-no-theory-errors]').innerText()).toContain('only the command line');
    expect(await page.locator('#command').innerText()).not.toContain('theory-errors');
  });
});
