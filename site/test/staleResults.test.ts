import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { runCli } from '../../packages/cli/test/runCli.ts';
import { describeInBrowser } from './browser.js';

interface Hooks {
  /** Of every question that is sent to a worker. */
  spoil: boolean;
  workers: Worker[];
}
type Hooked = Window & typeof globalThis & { hooks: Hooks };

/** Workers that can be ended, and questions that can be spoilt so that the engine refuses them. */
const hook = (page: Page) =>
  page.addInitScript(() => {
    const hooks: Hooks = { spoil: false, workers: [] };
    (window as unknown as Hooked).hooks = hooks;
    const Original = Worker;
    class Spied extends Original {
      constructor(...given: ConstructorParameters<typeof Original>) {
        super(...given);
        hooks.workers.push(this);
      }
      override postMessage(message: { ask?: { state?: { confidenceLevel: number } } }) {
        const state = message.ask?.state;
        if (!hooks.spoil || state === undefined) return super.postMessage(message);
        const ask = { ...message.ask, state: { ...state, confidenceLevel: 7 } };
        return super.postMessage({ ...message, ask });
      }
    }
    window.Worker = Spied;
  });

const spoil = (page: Page, spoilt: boolean) =>
  page.evaluate((value) => {
    (window as unknown as Hooked).hooks.spoil = value;
  }, spoilt);

/** Ends every worker as a browser does that has no memory left: no event says so. */
const endWorkers = (page: Page) =>
  page.evaluate(() => {
    const { workers } = (window as unknown as Hooked).hooks;
    for (const worker of workers.splice(0)) worker.terminate();
  });

const result = (page: Page, root: string) => expect.poll(() => page.locator(root).getAttribute('data-result'));
const savers = (page: Page) =>
  page
    .locator('[data-of-result]')
    .evaluateAll((all) => all.map((one) => [one.textContent, (one as HTMLButtonElement).disabled]));
const setLevel = async (page: Page, level: string) => {
  await page.getByLabel('Confidence level').fill(level);
  await page.getByLabel('Confidence level').press('Tab');
};

describeInBrowser('a result that does not belong to the controls', (site) => {
  const opened = async (path: string) => {
    const page = await site.open('/404.html');
    await hook(page);
    await page.goto(page.url().replace('/404.html', path));
    return page;
  };

  it('is grey, said to be of earlier choices, and cannot be taken along from the plane', async () => {
    const page = await opened('/explorer/plane/?resolution=100&pin=0.1:0.001');
    await result(page, '#explorer').toBe('current');
    expect((await savers(page)).filter(([, disabled]) => disabled)).toEqual([]);
    await spoil(page, true);
    await setLevel(page, '0.9');
    await result(page, '#explorer').toBe('failed');
    const notice = page.locator('#stale');
    expect(await notice.innerText()).toMatch(/belongs to earlier choices: those made now could not be computed/);
    expect(await page.locator('#problems').innerText()).toMatch(/^confidenceLevel = 7/);
    expect((await savers(page)).filter(([, disabled]) => !disabled)).toEqual([]);
    const opacity = (place: string) => page.locator(place).evaluate((one) => Number(getComputedStyle(one).opacity));
    for (const place of ['.explorer-plane', '#limits', '#pins']) expect(await opacity(place)).toBeLessThan(0.6);
    await spoil(page, false);
    await setLevel(page, '0.99');
    await result(page, '#explorer').toBe('current');
    expect([await notice.isVisible(), await opacity('.explorer-plane')]).toEqual([false, 1]);
    expect((await savers(page)).filter(([, disabled]) => disabled)).toEqual([]);
  });

  it('is gone from the Randall–Sundrum page, with nothing to take along', async () => {
    const page = await opened('/explorer/randall-sundrum/');
    await result(page, '#panels').toBe('current');
    expect((await savers(page)).filter(([, disabled]) => disabled)).toEqual([]);
    await spoil(page, true);
    await setLevel(page, '0.9');
    await result(page, '#warped').toBe('failed');
    expect(await page.locator('#stale').innerText()).toBe('There is no result for these choices.');
    expect(await page.locator('#verdicts').innerText()).toBe('');
    expect((await savers(page)).filter(([, disabled]) => !disabled)).toEqual([]);
    await spoil(page, false);
    await setLevel(page, '0.99');
    await result(page, '#panels').toBe('current');
    expect((await savers(page)).filter(([, disabled]) => disabled)).toEqual([]);
  });

  it('is grey in the scan viewer, where rows of earlier conditions cannot be saved', async () => {
    const page = await opened('/explorer/scans/');
    await page.locator('#example').click();
    await result(page, '#viewer').toBe('current');
    const rows = await page.locator('#chosen').innerText();
    // a range with one value has no profile
    await page.goto(`${page.url().split('?')[0]}?where=mass%3C0.001&view=profile`);
    await page.locator('#example').click();
    await result(page, '#viewer').toBe('failed');
    expect(await page.locator('#stale').innerText()).not.toBe('');
    expect((await savers(page)).filter(([, disabled]) => !disabled)).toEqual([]);
    expect(rows).toMatch(/^4800 of 4800 rows/);
  });
});

describeInBrowser('a worker that is lost', (site) => {
  it.each([
    ['/explorer/plane/?resolution=100', '#explorer'],
    ['/explorer/randall-sundrum/', '#warped'],
  ])('is started again once, then said: %s', async (path, root) => {
    const page = await site.open('/404.html');
    await hook(page);
    await page.goto(page.url().replace('/404.html', path));
    await result(page, root).toBe('current');
    await endWorkers(page);
    await setLevel(page, '0.9');
    await result(page, root).toBe('current');
    expect(await page.locator('#problems').isVisible()).toBe(false);
    // the new ones are there before they are ended
    await expect.poll(() => page.evaluate(() => (window as unknown as Hooked).hooks.workers.length)).toBe(2);
    await endWorkers(page);
    await expect.poll(() => page.locator('#problems').innerText()).toMatch(/stopped, and again.*Reload the page/);
    await setLevel(page, '0.8');
    await result(page, root).toBe('failed');
    expect((await savers(page)).filter(([, disabled]) => !disabled)).toEqual([]);
  });

  it('has the file again in the scan viewer', async () => {
    const page = await site.open('/404.html');
    await hook(page);
    await page.goto(page.url().replace('/404.html', '/explorer/scans/'));
    await page.locator('#example').click();
    await result(page, '#viewer').toBe('current');
    await endWorkers(page);
    await page.locator('[name="column"]').selectOption('mass');
    await page.locator('[name="comparison"]').selectOption('<');
    await page.locator('[name="value"]').fill('1');
    await page.getByText('Keep only these').click();
    await result(page, '#viewer').toBe('current');
    await expect.poll(() => page.locator('#chosen').innerText()).toMatch(/^[1-9]\d* of 4800 rows/);
    expect(await page.locator('#problems').isVisible()).toBe(false);
  });
});

describeInBrowser('choices that cannot be computed', (site) => {
  it('are disabled, with the reason: event counts that nobody published, the last experiment', async () => {
    const page = await site.open('/explorer/plane/?experiment=charm-ii&likelihood=counts&resolution=100');
    await result(page, '#explorer').toBe('current');
    expect(await page.locator('option[value="counts"]').evaluate((one) => (one as HTMLOptionElement).disabled)).toBe(
      true,
    );
    const { noCounts } = await page.evaluate(async () => {
      const data = await (await fetch('/explorer/data.json')).json();
      return data.experiments.find((one: { experiment: { id: string } }) => one.experiment.id === 'charm-ii');
    });
    expect(noCounts).not.toBe(null);
    expect(await page.locator('#no-counts').innerText()).toContain(noCounts);
    expect(await page.getByLabel('CHARM-II', { exact: true }).isDisabled()).toBe(true);
    await page.getByLabel('NuTeV', { exact: true }).check();
    await expect
      .poll(() => page.locator('option[value="counts"]').evaluate((one) => (one as HTMLOptionElement).disabled))
      .toBe(false);
    expect(await page.getByLabel('CHARM-II', { exact: true }).isDisabled()).toBe(false);
  });

  it('are downloads that a plane of operators does not have', async () => {
    const page = await site.open('/explorer/plane/?model=contact');
    await result(page, '#explorer').toBe('current');
    const disabled = (await savers(page)).filter(([, one]) => one).map(([text]) => text);
    expect(disabled).toEqual(['Limits, CSV', 'Limits, HEPData YAML', 'Pinned point, JSON', 'Copy']);
    expect(await page.locator('#withheld').innerText()).toMatch(/two shifts, not one coupling.*No point is pinned/);
  });
});

describeInBrowser('what is drawn beside tridents', (site) => {
  it('judges a pinned point as the command that is printed there does', async () => {
    const page = await site.open(
      '/explorer/plane/?overlay=g-2,belle-ii,borexino,tau&g-2=wp2020&pin=0.1:0.0008,10:0.005&resolution=100',
    );
    await result(page, '#explorer').toBe('current');
    for (const [i, pinned] of (await page.locator('.pinned').all()).entries()) {
      const command = await pinned.locator('code').innerText();
      expect(command).toContain('--experiment ccfr,charm-ii,nutev,g-2,borexino,tau --g-minus-2 wp2020');
      const [, point, args] = /^echo '(.*)' \| npx nereid-hep (.*)$/.exec(command) ?? [];
      expect(JSON.parse(point).parameters.mass).toBe([0.1, 10][i]);
      const { verdicts } = await printed(point, args);
      const rows = await pinned
        .locator('tbody tr')
        .evaluateAll((all) => all.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? '')));
      const WORDS = { allowed: 'allowed', excluded: 'excluded', notEvaluated: 'not evaluated' } as const;
      expect(rows.map((cells) => [cells[3], cells[4]])).toEqual(
        verdicts.map(({ pull, verdict }: { pull?: number; verdict: keyof typeof WORDS }) => [
          pull === undefined ? '' : pull.toFixed(2).replace('-0.00', '0.00'),
          WORDS[verdict],
        ]),
      );
    }
  });
});

/** What the command of a point prints, on a file that holds the point. */
async function printed(point: string, args: string) {
  const folder = mkdtempSync(join(tmpdir(), 'nereid-pinned-'));
  try {
    writeFileSync(`${folder}/point.json`, point);
    const given = args.split(' ').map((one) => (one === '-' ? `${folder}/point.json` : one));
    const { code, stdout, stderr } = await runCli(...given, '--json');
    expect([code, stderr]).toEqual([0, '']);
    return JSON.parse(stdout);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
