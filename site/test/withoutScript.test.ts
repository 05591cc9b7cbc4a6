import { expect, it } from 'vitest';
import { allPages, describeInBrowser } from './browser.js';

const WITHOUT_SCRIPT = { javaScriptEnabled: false };

describeInBrowser('without JavaScript', (site) => {
  it('a record shows its values, and opens a source by itself', async () => {
    const page = await site.open('/records/L023/', WITHOUT_SCRIPT);
    const numbers = page.locator('.value .number');
    expect(await numbers.count()).toBeGreaterThan(20);
    for (const number of await numbers.all()) expect(await number.isVisible()).toBe(true);
    expect(await page.locator('.only-light').isVisible()).toBe(true);
    const mark = page.locator('#ccfr-ratio mark');
    expect(await mark.isVisible()).toBe(false);
    await page.locator('#ccfr-ratio summary').click();
    expect(await mark.isVisible()).toBe(true);
    expect(await mark.innerText()).toBe('0.82 ± 0.28');
  });

  it('the catalogue lists every record, and offers nothing that does not work', async () => {
    const page = await site.open('/records/', WITHOUT_SCRIPT);
    const records = allPages().filter((path) => /^\/records\/[A-Z]\d+\/$/.test(path));
    for (const path of records) {
      expect(await page.locator(`.record-card-title a[href="${path}"]`).isVisible(), path).toBe(true);
    }
    expect(await page.locator('input[type="checkbox"]:visible').count()).toBe(0);
    expect(await page.locator('.theme-choice').isVisible()).toBe(false);
    expect(await page.locator('noscript').innerText()).toContain('Search and filters need JavaScript');
  });

  it('the navigation works, and the search of the header leads to the catalogue', async () => {
    const page = await site.open('/', WITHOUT_SCRIPT);
    await page.getByRole('link', { name: 'Methodology' }).first().click();
    await page.waitForURL('**/methodology/');
    await page.locator('#header-query').fill('CCFR');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/records/?q=CCFR');
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Catalogue');
  });
});
