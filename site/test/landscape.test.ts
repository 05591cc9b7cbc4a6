import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { runCli } from '../../packages/cli/test/runCli.ts';
import { describeInBrowser } from './browser.js';

interface PrintedBound {
  readonly constraint: string;
  readonly title: string;
}

/** What a command line prints with --json. */
async function nereid(...args: string[]) {
  const { code, stdout, stderr } = await runCli(...args, '--json');
  expect([code, stderr]).toEqual([0, '']);
  return JSON.parse(stdout);
}

const current = (page: Page) => page.locator('#landscape[data-result="current"]').waitFor();
/** Waits until the address has what the page shows. */
const addressHas = (page: Page, text: string) => expect.poll(() => decodeURIComponent(page.url())).toContain(text);

async function downloaded(page: Page, kind: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator(`[data-download="${kind}"]`).click(),
  ]);
  return readFileSync(await download.path(), 'utf8');
}

/**
 * The same but for the last bits of numbers: the exponential function of a browser is not that of Node. They are 3e-8 where loops of V and A
 * nearly cancel in the electron's moment, and edges that are searched for are found to 1e-9. (In Node they are the same to the last bit: landscapeEngine.test.ts.)
 */
function expectClose(actual: unknown, expected: unknown, where: string): void {
  if (typeof expected === 'number') {
    expect(Math.abs((actual as number) - expected), where).toBeLessThanOrEqual(1e-6 * Math.abs(expected));
  } else if (typeof expected === 'object' && expected !== null) {
    expect(Object.keys(actual as object).sort(), where).toEqual(Object.keys(expected).sort());
    for (const [key, value] of Object.entries(expected)) {
      expectClose((actual as Record<string, unknown>)[key], value, `${where}.${key}`);
    }
  } else expect(actual, where).toEqual(expected);
}

describeInBrowser('the landscape', (site) => {
  it('is what the explorer opens on: L_μ − L_τ with every bound of its command, and what they leave in words', async () => {
    const page = await site.open('/explorer/');
    await current(page);
    const { bounds, notComputed, allowedWindow } = await nereid('landscape', '--model', 'lmu-ltau');
    const titles = await page.locator('#bounds tbody th label').allInnerTexts();
    expect(titles).toEqual(bounds.map(({ title }: PrintedBound) => title));
    expect(await page.locator('#silent li').count()).toBe(notComputed.length);
    expect(await page.locator('#window').innerText()).toBe(allowedWindow.words);
    expect(await page.locator('#command').innerText()).toBe('npx nereid-hep landscape --model lmu-ltau');
  });

  it.each([
    '',
    '?v=2&model=b-l&cl=0.9&sided=two&theory-errors=on',
    '?v=2&model=u1&chargeE=1&chargeMu=-2&quark=0.5&mixing=0.1&loopMixing=0',
    '?v=2&model=scalar&scalarMu=1&neutrinoMu=0&mass=0.01:10&without=tau,ccfr',
  ])('has the numbers of the command that it names, %s', async (query) => {
    const page = await site.open(`/explorer/${query}`);
    await current(page);
    const command = await page.locator('#command').innerText();
    const { bounds, notComputed, allowedWindow } = await nereid(...command.split(' ').slice(2));
    const saved = JSON.parse(await downloaded(page, 'json'));
    expectClose(saved.bounds, bounds, 'bounds');
    expect(saved.notComputed).toEqual(notComputed);
    expect(saved.allowedWindow.words).toBe(allowedWindow.words);
  });

  it('names the strongest bound at a point and why, keeps it in the address, and leads to its line', async () => {
    const page = await site.open('/explorer/?v=2&without=all-published-curves');
    await expect
      .poll(() => page.locator('#problems').innerText())
      .toContain('without=all-published-curves: not one of');
    await page.goto(`${new URL(page.url()).origin}/explorer/?v=2&at=0.001:0.5`);
    await current(page);
    await expect
      .poll(() => page.locator('#at-cross').innerText())
      .toMatch(/M_Z′ = 0\.001 GeV, g′ = 0\.5: excluded, most strongly by .* times below\.$/);
    await page.locator('#plane').focus();
    await page.keyboard.press('Shift+ArrowDown');
    const before = await page.locator('#at-cross').innerText();
    await page.keyboard.press('Enter');
    await addressHas(page, 'at=');
    expect(await page.locator('#at-cross').innerText()).toBe(before);
    // the row of CCFR leads to the line of its value
    await page.locator('#bounds tr', { hasText: 'CCFR' }).first().getByRole('link', { name: 'ccfr-ratio' }).click();
    await page.waitForURL('**/records/L023/#ccfr-ratio');
  });

  it('takes the charges of a model along to charges of the reader’s own, and says what cannot be computed', async () => {
    const page = await site.open('/explorer/');
    await current(page);
    await page.locator('#own-charges').click();
    await addressHas(page, 'model=u1&chargeMu=1&chargeTau=-1');
    await current(page);
    const electron = page.locator('[name="u1-chargeE"]');
    await electron.fill('1');
    await electron.press('Tab');
    await addressHas(page, 'chargeE=1');
    await current(page);
    // mixing by loops is not finite for these charges
    await page.locator('[name="u1-loopMixing"]').selectOption('1');
    await expect.poll(() => page.locator('#problems').innerText()).toMatch(/mixingScale.*not finite/);
    expect(await page.locator('[data-download="svg"]').isDisabled()).toBe(true);
    await page.locator('[name="u1-mixingScale"]').fill('1000');
    await page.locator('[name="u1-mixingScale"]').press('Tab');
    await current(page);
    expect(await page.locator('#problems').isVisible()).toBe(false);
    await page.locator('select[name="model"]').selectOption('dark-photon');
    await addressHas(page, 'model=dark-photon');
    await current(page);
    await page.goBack();
    await expect.poll(() => electron.inputValue()).toBe('1');
  });

  it('leaves out what is unticked, from figure, table, words and references', async () => {
    const page = await site.open('/explorer/');
    await current(page);
    const figure = () => page.locator('#plane svg desc').first().textContent();
    expect(await figure()).toContain('NuTeV');
    await page.locator('#bounds').getByLabel('NuTeV', { exact: true }).uncheck();
    await addressHas(page, 'without=nutev');
    await current(page);
    expect(await figure()).not.toContain('NuTeV');
    expect(await page.locator('#bounds tr', { hasText: 'NuTeV' }).innerText()).toContain('left out');
    const svg = await downloaded(page, 'svg');
    // it says itself what it shows
    expect(svg).toContain(`${await page.locator('#figure-words').innerText()}</desc>`);
    const csv = (await downloaded(page, 'csv')).split('\n');
    expect(csv).toContain('# command: nereid landscape --model lmu-ltau --without nutev');
    expect(csv.filter((line) => line.startsWith('ccfr,computed,measured,0.95,'))).toHaveLength(120);
    expect(await downloaded(page, 'hepdata')).toContain('Bound ccfr');
    const bib = await downloaded(page, 'bibtex');
    const { bounds } = await nereid('landscape', '--without', 'nutev');
    const cited = new Set(bounds.flatMap(({ references }: { references: string[] }) => references));
    // entries have the keys of INSPIRE; papers of the model may come beside those of the bounds
    expect(bib.match(/^@/gm)?.length).toBeGreaterThanOrEqual(cited.size);
    expect(bib).not.toContain('NuTeV');
  });

  it('leads addresses of the plane of limits, which stood here before, to where it is now', async () => {
    const page = await site.open('/explorer/?experiment=ccfr&v=1');
    await page.waitForURL('**/explorer/plane/?experiment=ccfr&v=1');
    await page.locator('#explorer[data-result="current"]').waitFor();
    expect(await page.getByLabel('NuTeV', { exact: true }).isChecked()).toBe(false);
  });
});
