import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeProblems, COLOURS } from './axeProblems.js';
import { describeInBrowser, origin } from './browser.js';
import { compressedSize, loadedPaths } from './compressedSize.js';

const SCAN = `model: lmu-ltau
seed: 3
parameters:
  mass: {log: [0.01, 10], points: 25}
  gPrime: {logUniform: [1.0e-4, 0.1]}
sampling: {method: sobol, points: 40}
constraints: [ccfr, nutev]
chunkPoints: 400
`;
const work = mkdtempSync(join(tmpdir(), 'nereid-scan-viewer-'));
const inWork = (name: string) => join(work, name);

const program = fileURLToPath(new URL('../../packages/cli/bin/nereid.js', import.meta.url));
/** A process of its own: a scan has threads, which load compiled code. */
const nereid = (...args: string[]): string =>
  execFileSync(process.execPath, [program, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

const isDrawn = (page: Page, text: string | RegExp) =>
  expect.poll(() => page.locator('#timing').innerText()).toMatch(text);

async function open(page: Page, ...names: string[]): Promise<void> {
  await page.locator('#files').setInputFiles(names.map(inWork));
  const opened = names.length === 1 ? names[0] : `${names.length} files`;
  await expect.poll(() => page.locator('#opened').innerText()).toContain(`${opened}: `);
  await isDrawn(page, /points, drawn in/);
}

async function downloaded(page: Page, id: string): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator(id).click()]);
  return readFileSync(await download.path());
}

describeInBrowser('the scan viewer', (site) => {
  beforeAll(() => {
    writeFileSync(inWork('scan.yaml'), SCAN);
    nereid('scan', 'run', inWork('scan.yaml'), '--out', inWork('results'));
    nereid('scan', 'export', '--out', inWork('results'), '--to', inWork('points.csv'));
    nereid('scan', 'export', '--out', inWork('results'), '--to', inWork('points.parquet'));
  });
  afterAll(() => rmSync(work, { recursive: true, force: true }));

  it('shows the same points of a CSV file, a Parquet file and the shards of a scan', async () => {
    const page = await site.open('/explorer/');
    await page.locator('.explorer-tabs a', { hasText: 'Scans' }).click();
    await page.waitForURL('**/explorer/scans/');
    const text = readFileSync(inWork('points.csv'), 'utf8');
    const shards = readdirSync(inWork('results/shards'))
      .filter((name) => name.endsWith('.parquet'))
      .map((name) => `results/shards/${name}`);
    expect(shards.length).toBe(3);
    for (const names of [['points.csv'], ['points.parquet'], shards.reverse()]) {
      await open(page, ...names);
      expect(await page.locator('#opened').innerText()).toMatch(/: 1000 rows, 13 columns/);
      // every digit: what goes in comes out
      expect((await downloaded(page, '#save-rows')).toString()).toBe(text);
    }
  });

  it('keeps rows that nereid scan export --where keeps, orders them, and comes back from its address', async () => {
    const page = await site.open('/explorer/scans/');
    await open(page, 'points.parquet');
    const form = page.locator('#filter-form');
    await form.locator('[name="column"]').selectOption('combined_verdict');
    await form.locator('[name="value"]').fill('excluded');
    await form.locator('button').click();
    await form.locator('[name="column"]').selectOption('mass');
    await form.locator('[name="comparison"]').selectOption('<');
    await form.locator('[name="value"]').fill('0.1');
    await form.locator('button').click();
    const where = ['--where', 'combined_verdict=excluded', '--where', 'mass<0.1'];
    const kept = nereid('scan', 'export', '--out', inWork('results'), ...where);
    const count = kept.trim().split('\n').length - 1;
    expect(count).toBeGreaterThan(0);
    await expect.poll(() => page.locator('#chosen').innerText()).toBe(`${count} of 1000 rows.`);
    expect((await downloaded(page, '#save-rows')).toString()).toBe(kept);
    await page.locator('#table button', { hasText: /^gPrime/ }).click();
    const column = async () => (await page.locator('#table tbody td:nth-child(3)').allInnerTexts()).map(Number);
    const smallest = kept
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => Number(line.split(',')[2]))
      .sort((a, b) => a - b);
    await expect.poll(column).toEqual(smallest.slice(0, 25));
    await page.reload();
    await open(page, 'points.csv');
    await expect.poll(() => page.locator('#chosen').innerText()).toBe(`${count} of 1000 rows.`);
    await expect.poll(column).toEqual(smallest.slice(0, 25));
    await page.goBack();
    await page.locator('#conditions button', { hasText: 'mass<0.1' }).waitFor();
  });

  it('leaves a JSON file beside tables aside and says so, and says what to choose where there is no table', async () => {
    writeFileSync(inWork('state.json'), '{"rows": 1000}');
    const page = await site.open('/explorer/scans/', { colorScheme: 'dark' });
    await page.locator('#files').setInputFiles([inWork('state.json')]);
    expect(await page.locator('#problems').innerText()).toBe(
      'Left aside, as it holds no table: state.json. Choose Parquet or CSV files of nereid scan.',
    );
    await page.locator('#files').setInputFiles(['points.parquet', 'state.json'].map(inWork));
    await isDrawn(page, /points, drawn in/);
    expect(await page.locator('#opened').innerText()).toMatch(
      /^points.parquet: 1000 rows.* Left aside, as it holds no table: state.json\.$/,
    );
    expect(await page.locator('#problems').isVisible()).toBe(false);
    // and what is drawn prints light
    await page.locator('[name="view"]').selectOption('profile');
    const paper = () => page.locator('#figure svg:visible > rect').first().getAttribute('fill');
    await expect.poll(paper).toBe('#14181f');
    await page.emulateMedia({ media: 'print' });
    expect(await paper()).toBe('#ffffff');
  });

  it.each(['profile', 'survival', 'posterior'])('has the numbers of nereid scan plot --kind %s', async (kind) => {
    const page = await site.open('/explorer/scans/');
    await open(page, 'points.parquet');
    await page.locator('[name="view"]').selectOption(kind);
    await page.locator('#figure svg:visible').waitFor();
    await page.locator('[name="over"]').selectOption('one');
    await expect.poll(() => page.url()).toContain('over=one');
    await expect.poll(() => page.locator('#figure svg title').first().textContent()).toBeTruthy();
    const plot = inWork(`${kind}.csv`);
    nereid('scan', 'plot', '--out', inWork('results'), '--x', 'mass', '--kind', kind, '--to', plot);
    await expect
      .poll(async () => (await downloaded(page, '#save-numbers')).toString())
      .toBe(readFileSync(plot, 'utf8'));
  });

  it('reads points under the pointer and by keys, and keeps them for comparison', async () => {
    const page = await site.open('/explorer/scans/');
    await open(page, 'points.parquet');
    const rows = readFileSync(inWork('points.csv'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split(','));
    await page.locator('#scatter').focus();
    await page.keyboard.press('ArrowRight');
    const read = () => page.locator('#point tbody td').allInnerTexts();
    await expect.poll(async () => (await read()).length).toBe(13);
    const cells = await read();
    // a whole row of the file, with all digits
    expect(rows[Number(cells[0]) + 1]).toEqual(cells);
    await page.keyboard.press('Enter');
    for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowUp');
    await expect.poll(() => page.locator('#point thead th').allInnerTexts()).toEqual(['kept', 'here']);
    await page.locator('#forget').click();
    await expect.poll(() => page.locator('#forget').isVisible()).toBe(false);
  });

  it('saves the picture, and opens an example', async () => {
    const page = await site.open('/explorer/scans/', { viewport: { width: 360, height: 740 }, hasTouch: true });
    await page.locator('#example').click();
    await isDrawn(page, /^4800 points/);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await page.locator('#scatter').tap({ position: { x: 200, y: 120 } });
    await expect.poll(() => page.locator('#point thead th').allInnerTexts()).toEqual(['kept']);
    const png = await downloaded(page, '#save-picture');
    expect([...png.subarray(1, 4)].map((code) => String.fromCharCode(code)).join('')).toBe('PNG');
  });

  it('takes dropped files, and says what is wrong with one', async () => {
    const page = await site.open('/explorer/scans/?x=irScale&v=1');
    const drop = (name: string, text: string) =>
      page.evaluate(
        ([fileName, content]) => {
          const data = new DataTransfer();
          data.items.add(new File([content], fileName));
          document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
        },
        [name, text] as const,
      );
    await drop('broken.csv', 'a,b\n1\n');
    await expect.poll(() => page.locator('#problems').innerText()).toContain('line 2 has 1 cells');
    await drop('good.csv', 'mass,y\n1,2\n3,4\n');
    await isDrawn(page, /^2 points/);
    expect(await page.locator('#problems').innerText()).toBe('x=irScale: not a column of this file');
    const profile = page.locator('[name="view"] option[value="profile"]');
    expect(await profile.isDisabled()).toBe(true);
  });

  it('sends nothing anywhere: no request after the page and its letters', async () => {
    const page = await site.open('/explorer/scans/');
    const requests: string[] = [];
    page.on('request', (request) => {
      requests.push(request.url().replace(origin, ''));
      expect(request.postData()).toBe(null);
    });
    await open(page, 'points.parquet');
    await page.locator('[name="view"]').selectOption('profile');
    await page.locator('#figure svg:visible').waitFor();
    // The page starts its worker while it loads, and Chromium may ask for its code after the load has ended;
    // it looks at the icon of the page again when its address changes.
    const ofThePage = /^(\/favicon\.svg|\/assets\/scanWorker-[\w-]+\.js)$/;
    expect([...new Set(requests)].filter((url) => !ofThePage.test(url))).toEqual(['/explorer/alphabet.json']);
  });

  it('is accessible with a file open, light and dark, in points and in a profile', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await site.open('/explorer/scans/?where=mass<1&v=1', { colorScheme });
      await page.evaluate(axe.source);
      await open(page, 'points.parquet');
      await page.locator('#scatter').click({ position: { x: 300, y: 200 } });
      const rules = colorScheme === 'dark' ? { runOnly: COLOURS } : {};
      expect(await axeProblems(page, rules), colorScheme).toEqual([]);
      await page.locator('[name="view"]').selectOption('profile');
      await page.locator('#figure svg:visible').waitFor();
      expect(await axeProblems(page, rules), `${colorScheme}, profile`).toEqual([]);
    }
  });

  it('loads at most 300 kB, compressed, without fonts', async () => {
    const page = await site.open('/404.html');
    const paths = loadedPaths(page);
    await page.goto(`${origin}/explorer/scans/`);
    await open(page, 'points.parquet');
    await page.locator('[name="view"]').selectOption('profile');
    await page.locator('#figure svg:visible').waitFor();
    const bytes = compressedSize(paths);
    console.log(`scan viewer: ${bytes} bytes`);
    expect([...paths].some((path) => path.includes('scanWorker'))).toBe(true);
    expect(bytes).toBeLessThanOrEqual(300_000);
  });
});
