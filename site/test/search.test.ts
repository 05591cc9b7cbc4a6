import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { describeInBrowser, origin } from './browser.js';

/** Records in the order they are shown, as a reader sees them. */
const shownRecords = (page: Page): Promise<string[]> =>
  page
    .locator('.record-card')
    .evaluateAll((cards) =>
      cards.filter((card) => card.checkVisibility()).map((card) => (card as HTMLElement).dataset.id ?? ''),
    );
const count = (page: Page): Promise<string> => page.locator('#result-count').innerText();
const box = (page: Page, facet: string, value: string) => page.locator(`input[name="${facet}"][value="${value}"]`);
const query = (page: Page) => page.locator('#query');

/** Records that have a value in a facet, in the order of the catalogue. */
const having = (page: Page, facet: string, value: string): Promise<string[]> =>
  page
    .locator(`.record-card[data-${facet}~="${value}"]`)
    .evaluateAll((cards) => cards.map((card) => (card as HTMLElement).dataset.id ?? ''));

/** Replaces what is in the search box with the keyboard, and waits until the address says so. */
async function type(page: Page, text: string): Promise<void> {
  await query(page).focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
  await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe(text);
  await expect.poll(() => count(page)).toMatch(/ of \d+$/);
}

/** Queries that stand for the muon tridents, however they are written. */
const FINDS_L023_FIRST = ['ν_μ trident', 'nu_mu trident', 'CCFR', 'ccfr', '0.82', 'NuTeV', 'L023'];
/** Queries that others answer too. */
const FINDS_L023 = ['1406.2332', 'numu', 'νμ', 'Altmannshofer', 'trident'];

describeInBrowser('search', (site) => {
  it('from the box in the header of every page leads to the catalogue, and finds L023 first', async () => {
    const page = await site.open('/');
    for (const text of [...FINDS_L023_FIRST, ...FINDS_L023]) {
      await page.goto(`${origin}/`);
      await page.locator('#header-query').focus();
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
      await page.waitForURL('**/records/?q=*');
      await expect.poll(() => count(page), { message: text }).toMatch(/^\d+ records? of \d+$/);
      expect(await query(page).inputValue()).toBe(text);
      const shown = await shownRecords(page);
      expect(FINDS_L023.includes(text) ? shown : shown.slice(0, 1), text).toContain('L023');
    }
  });

  it('in the catalogue finds L023 as it is typed', async () => {
    const page = await site.open('/records/');
    for (const text of FINDS_L023_FIRST) {
      await type(page, text);
      await expect.poll(async () => (await shownRecords(page))[0], { message: text }).toBe('L023');
    }
  });

  it('lists the values in which a number stands, as links that open them', async () => {
    const page = await site.open('/records/?q=0.82');
    const hit = page.locator('.record-card[data-id="L023"] .hits a').first();
    expect(await hit.getAttribute('href')).toBe('/records/L023/#ccfr-ratio');
    expect(await hit.innerText()).toContain('0.82 ± 0.28');
    await hit.click();
    await page.waitForURL('**/records/L023/#ccfr-ratio');
    await expect.poll(() => page.locator('#ccfr-ratio details').getAttribute('open')).not.toBe(null);
  });

  it('takes a number as it is: neither its beginning nor a neighbour finds it', async () => {
    const page = await site.open('/records/');
    for (const [text, found] of [
      ['0.82', true],
      ['0.8', false],
      ['0.821', false],
      ['1406.233', false],
    ] as const) {
      await type(page, text);
      await expect.poll(async () => (await shownRecords(page)).includes('L023'), { message: text }).toBe(found);
      const hits = await page.locator('.hits a:visible').evaluateAll((links) => links.map((link) => link.textContent));
      expect(hits.filter((hit) => hit?.includes('0.82 ± 0.28')).length > 0, text).toBe(found && text === '0.82');
    }
  });

  it('finds experiments, models, commands, papers and texts as well', async () => {
    const page = await site.open('/records/');
    for (const [text, kind, href] of [
      ['nova', 'experiment', '/experiments/nova-2025/'],
      ['L_mu - L_tau', 'model', '/docs/models/#lmu-ltau'],
      ['limit', 'command', '/docs/commands/#limit'],
      ['scan viewer', 'page', '/explorer/scans/'],
      ['1406.2332', 'paper', '/references/#ref-Altmannshofer2014'],
    ] as const) {
      await type(page, text);
      const hit = page.locator(`[data-places="${kind}"] a[href="${href}"]`);
      await expect.poll(() => hit.isVisible(), { message: text }).toBe(true);
    }
    await type(page, 'form factors');
    await expect.poll(() => page.locator('.document-hits a').count()).toBeGreaterThan(0);
  });

  it('says what is missing where no record is found, and what else there is', async () => {
    const page = await site.open('/records/?q=xyzzyplugh');
    const notice = page.locator('#nothing-found');
    await expect.poll(() => notice.innerText()).toContain('No record has all words of “xyzzyplugh”. Nothing else does');
    await type(page, 'quick start');
    await expect.poll(() => notice.innerText()).toContain('What else was found is listed here');
    await type(page, 'CCFR');
    await expect.poll(() => notice.isVisible()).toBe(false);
  });

  it('says that nothing was found, and shows all again when the box is emptied', async () => {
    const page = await site.open('/records/');
    const all = await shownRecords(page);
    await type(page, 'xyzzyplugh');
    await expect.poll(() => count(page)).toBe(`0 records of ${all.length}`);
    expect(await shownRecords(page)).toEqual([]);
    await query(page).fill('');
    await expect.poll(() => count(page)).toBe(`${all.length} records`);
    expect(await shownRecords(page)).toEqual(all);
    expect(page.url()).toBe(`${origin}/records/`);
  });
});

describeInBrowser('facets', (site) => {
  it('narrow the list to as many records as they say, and stand in the address', async () => {
    const page = await site.open('/records/');
    const total = (await shownRecords(page)).length;
    for (const facet of ['family', 'status', 'coverage', 'experiment']) {
      const option = page.locator(`label.option:has(input[name="${facet}"])`).first();
      const said = Number(await option.locator('.count').innerText());
      const input = option.locator('input');
      await input.check();
      const value = await input.getAttribute('value');
      expect(new URL(page.url()).searchParams.getAll(facet)).toEqual([value]);
      await expect.poll(async () => (await shownRecords(page)).length, { message: facet }).toBe(said);
      expect(await count(page)).toBe(
        said === total ? `${total} records` : `${said} ${said === 1 ? 'record' : 'records'} of ${total}`,
      );
      await input.uncheck();
      await expect.poll(() => page.url()).toBe(`${origin}/records/`);
    }
  });

  it('of one kind widen, of two kinds narrow, together with a search', async () => {
    const page = await site.open('/records/?experiment=CCFR&experiment=NA64');
    const either = await shownRecords(page);
    expect(either).toContain('L023');
    const tridents = await having(page, 'family', 'neutrino-trident');
    const both = either.filter((id) => tridents.includes(id));
    expect(both.length).toBeLessThan(either.length);
    await box(page, 'family', 'neutrino-trident').check();
    await expect.poll(() => shownRecords(page)).toEqual(both);
    await type(page, 'xyzzyplugh');
    await expect.poll(() => shownRecords(page)).toEqual([]);
  });

  it('a list is restored by its address, by reloading, and by going back and forward', async () => {
    const page = await site.open('/records/');
    const all = await shownRecords(page);
    const tridents = await having(page, 'family', 'neutrino-trident');
    expect(tridents.length).toBeLessThan(all.length);
    await box(page, 'family', 'neutrino-trident').check();
    await expect.poll(() => shownRecords(page)).toEqual(tridents);
    const narrowed = page.url();
    await page.reload();
    await expect.poll(() => shownRecords(page)).toEqual(tridents);
    expect(await box(page, 'family', 'neutrino-trident').isChecked()).toBe(true);
    await page.locator('.record-card[data-id="L023"] .record-card-title a').click();
    await page.waitForURL('**/records/L023/');
    await page.goBack();
    expect(page.url()).toBe(narrowed);
    await expect.poll(() => shownRecords(page)).toEqual(tridents);
    await page.goBack();
    await expect.poll(() => shownRecords(page)).toEqual(all);
    expect(await box(page, 'family', 'neutrino-trident').isChecked()).toBe(false);
    await page.goForward();
    await expect.poll(() => shownRecords(page)).toEqual(tridents);
  });

  it('are cleared together with the search, which has the focus then', async () => {
    const page = await site.open('/records/?q=CCFR&family=neutrino-trident&status=draft');
    await expect.poll(() => count(page)).toMatch(/ of \d+$/);
    await page.getByRole('button', { name: 'Clear' }).click();
    await expect.poll(() => page.url()).toBe(`${origin}/records/`);
    await expect.poll(() => count(page)).toMatch(/^\d+ records$/);
    expect(await query(page).inputValue()).toBe('');
    expect(await page.locator('input[type="checkbox"]:checked').count()).toBe(0);
    expect(await query(page).evaluate((input) => input === document.activeElement)).toBe(true);
  });
});
