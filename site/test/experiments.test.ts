import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { allPages, describeInBrowser, siteFolder } from './browser.js';

describeInBrowser('experiments', (site) => {
  it('are found from every page, and each has a page', async () => {
    const page = await site.open('/');
    await page.locator('nav[aria-label="Main"] a', { hasText: 'Experiments' }).click();
    await page.waitForURL('**/experiments/');
    const links = await page
      .locator('main table tbody th a')
      .evaluateAll((all) => all.map((a) => a.getAttribute('href')));
    expect(links.sort()).toEqual(
      allPages()
        .filter((path) => /^\/experiments\/[^/]+\/$/.test(path))
        .sort(),
    );
    expect(links).toContain('/experiments/ccfr/');
    expect(links).toContain('/experiments/dune-nd/');
  });

  it('show their expected events as in the CSV, with what was published beside them', async () => {
    const page = await site.open('/experiments/dune-nd-cdr/');
    const csv = readFileSync(join(siteFolder, 'experiments/dune-nd-cdr/rates.csv'), 'utf8');
    const [, events] = /^nu,numu:mumu,coherent,([^,]+),/m.exec(csv) ?? [];
    const row = page
      .locator('table', { hasText: 'Expected events, neutrino mode' })
      .locator('tr', { hasText: 'ν_μ → ν_μ μ⁻ μ⁺' });
    const cells = await row.first().locator('td').allInnerTexts();
    expect(cells[0]).toMatch(new RegExp(`^${Number(events).toPrecision(3)} ± 2[0-9]`));
    // arXiv:1807.10973 prints 271 coherent and 135 incoherent; its form factor and mixing angle are others than these
    expect([cells[1], cells[3]]).toEqual(['271', '135']);
    expect(Math.abs(Number(events) / 271 - 1)).toBeLessThan(0.1);
  });

  it('break the uncertainty into its parts', async () => {
    const page = await site.open('/experiments/sbnd/');
    const rows = await page.locator('table', { hasText: 'Relative uncertainties' }).locator('tbody tr').allInnerTexts();
    expect(rows.map((row) => row.split('\t'))).toEqual([
      ['coherent', '1 %', '5.9 %', '–', '5 %', '7.8 %'],
      ['proton', '3 %', '5.9 %', '30 %', '5 %', '31 %'],
      ['neutron', '3 %', '5.9 %', '30 %', '5 %', '31 %'],
    ]);
  });

  it('draw their flux in the colours of the page', async () => {
    for (const theme of ['light', 'dark'] as const) {
      const page = await site.open('/experiments/charm-ii/', { colorScheme: theme });
      const shown = page.locator('.plot img:visible');
      expect(await shown.count()).toBe(2);
      for (const image of await shown.all()) {
        await image.scrollIntoViewIfNeeded();
        await expect.poll(() => image.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(720);
        expect(await image.getAttribute('src')).toMatch(new RegExp(`-${theme}\\.svg$`));
      }
    }
  });

  it('that measured something lead to their record, and say where a flux is from', async () => {
    const page = await site.open('/experiments/nutev/');
    expect(await page.locator('dl.facts').first().innerText()).toMatch(/0\.72 \+1\.73 −0\.72/);
    await page.locator('dl.facts a', { hasText: '0.72' }).click();
    await page.waitForURL('**/records/L023/#nutev-ratio');
    await page.goBack();
    expect(await page.locator('.flux').first().innerText()).toMatch(/Source\s+\S.*\n[\s\S]*How\s+\S/);
  });
});
