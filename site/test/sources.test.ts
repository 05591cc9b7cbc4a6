import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { describeInBrowser, origin } from './browser.js';

interface Anchor {
  readonly valueId: string;
  readonly snapshot?: string;
  readonly span?: { readonly start: number; readonly end: number };
  readonly lines?: readonly [number, number];
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const anchors = (): { record: string; anchors: Anchor[] }[] =>
  JSON.parse(
    execFileSync(process.execPath, [`${root}packages/cli/bin/nereid.js`, 'catalogue', 'anchor', '--json'], {
      encoding: 'utf8',
      maxBuffer: 1e8,
    }),
  ).records;
const snapshotText = (id: string): string => readFileSync(`${root}data/snapshots/${id}.txt`, 'utf8');

/** What the snapshot file itself has at a place. */
function printedAt({ snapshot, span }: Anchor): string {
  if (snapshot === undefined || span === undefined) return '';
  return snapshotText(snapshot).slice(span.start, span.end);
}

/** What the source of a value shows after its address was opened. */
function shownSource(page: Page, valueId: string) {
  return page.evaluate((id) => {
    const value = document.getElementById(id) as HTMLElement;
    const marked = [...value.querySelectorAll('li:has(mark)')] as HTMLLIElement[];
    return {
      open: value.querySelector('details')?.open ?? false,
      seen: marked.every((line) => line.checkVisibility()),
      inView: value.getBoundingClientRect().top >= 0 && value.getBoundingClientRect().top < window.innerHeight,
      focused: value.contains(document.activeElement),
      marks: marked
        .map((line) => [...line.querySelectorAll('mark')].map((mark) => mark.textContent).join(''))
        .join('\n'),
      lines: marked.map((line) => line.value),
      lineTexts: [...value.querySelectorAll('.source-lines li')].map((line) => [
        (line as HTMLLIElement).value,
        line.querySelector('code')?.textContent,
      ]),
      link: value.querySelector<HTMLAnchorElement>('.source-note a[href*="/snapshots/"]')?.getAttribute('href') ?? '',
    };
  }, valueId);
}

/** Opens the address of a value and compares what is shown with the file. */
async function checkValue(page: Page, record: string, anchor: Anchor): Promise<void> {
  const name = `${record} ${anchor.valueId}`;
  await page.goto(`${origin}/records/${record}/#${anchor.valueId}`);
  // Within a page the script hears of the new address a moment later.
  await expect.poll(async () => (await shownSource(page, anchor.valueId)).focused, { message: name }).toBe(true);
  const shown = await shownSource(page, anchor.valueId);
  expect(shown.open, name).toBe(true);
  expect(shown.seen, name).toBe(true);
  expect(shown.inView, name).toBe(true);
  expect(shown.marks, name).toBe(printedAt(anchor));
  const [first, last] = anchor.lines ?? [1, 0];
  expect(shown.lines, name).toEqual(Array.from({ length: last - first + 1 }, (_, i) => first + i));
  const text = snapshotText(anchor.snapshot as string).split('\n');
  for (const [line, content] of shown.lineTexts) expect(content, `${name}, line ${line}`).toBe(text[Number(line) - 1]);
  expect(shown.link, name).toBe(`/snapshots/${anchor.snapshot}/#${record}.${anchor.valueId}`);
}

const records = anchors();
const placed = records.flatMap(({ record, anchors: all }) =>
  all.filter(({ span }) => span !== undefined).map((anchor) => ({ record, anchor })),
);

/** Lines of the page of a snapshot: number, text, and the ids of values and marked pieces on it. */
function snapshotLines(page: Page) {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLLIElement>('.source-lines li')].map((line) => ({
      id: line.id,
      text: line.querySelector('code')?.textContent ?? '',
      values: [...line.querySelectorAll('.line-target')].map(({ id }) => id),
      marked: [...line.querySelectorAll('mark')].map(({ textContent }) => textContent).join(' '),
    })),
  );
}

describeInBrowser("a value's source", (site) => {
  // Pages loaded anew: a page that is open already takes another way to a value.
  it('L023: every address of a value opens its own lines, exactly marked', async () => {
    const page = await site.open('/404.html');
    for (const { record, anchor } of placed.filter((one) => one.record === 'L023')) {
      await page.goto('about:blank');
      await checkValue(page, record, anchor);
    }
  });

  it('all other records: every address of a value opens its own lines, exactly marked', async () => {
    const page = await site.open('/404.html', { reducedMotion: 'reduce' });
    for (const { record, anchor } of placed.filter((one) => one.record !== 'L023')) {
      await checkValue(page, record, anchor);
    }
  });

  it('the page of a whole extract is its text, with the place of every value on its line', async () => {
    const page = await site.open('/404.html');
    for (const id of new Set(placed.map(({ anchor }) => anchor.snapshot as string))) {
      await page.goto(`${origin}/snapshots/${id}/`);
      const lines = await snapshotLines(page);
      expect(lines.map(({ text }) => text).join('\n')).toBe(snapshotText(id).replace(/\n$/, ''));
      const here = placed.filter(({ anchor }) => anchor.snapshot === id);
      for (const { record, anchor } of here) {
        const line = lines.find(({ values }) => values.includes(`${record}.${anchor.valueId}`));
        expect(line?.id, anchor.valueId).toBe(`L${anchor.lines?.[0]}`);
        expect(line?.marked, anchor.valueId).toContain(printedAt(anchor));
      }
      expect(lines.flatMap(({ values }) => values)).toHaveLength(here.length);
    }
  });

  it('L023: both accuracies of 25 % open different lines, the luminosity of Belle II the line with 50 ab^-1', async () => {
    const page = await site.open('/records/L023/#dune-accuracy-abstract');
    expect((await shownSource(page, 'dune-accuracy-abstract')).lines).toEqual([7]);
    await page.goto(`${origin}/records/L023/#dune-accuracy-improved`);
    await expect.poll(async () => (await shownSource(page, 'dune-accuracy-improved')).open).toBe(true);
    expect((await shownSource(page, 'dune-accuracy-improved')).lines).toEqual([10]);
    await page.goto(`${origin}/records/L023/#belleii-luminosity-goal`);
    await expect.poll(async () => (await shownSource(page, 'belleii-luminosity-goal')).open).toBe(true);
    expect((await shownSource(page, 'belleii-luminosity-goal')).marks).toBe('50 ab^-1');
  });

  it('leads on to the whole extract, at the line', async () => {
    const page = await site.open('/records/L023/#ccfr-ratio');
    await page.getByRole('link', { name: 'Whole extract, at line 6' }).first().click();
    await page.waitForURL('**/snapshots/ccfr-1991/#L023.ccfr-ratio');
    const line = page.locator('li:has(:target)');
    expect(await line.locator('code').textContent()).toContain('0.82 ± 0.28');
    await expect.poll(() => line.evaluate((element) => element.getBoundingClientRect().top)).toBeLessThan(900);
  });

  it('a value that no snapshot prints shows its derivation and marks nothing', async () => {
    const page = await site.open('/records/L023/#va-over-sm');
    const shown = await shownSource(page, 'va-over-sm');
    expect(shown.open).toBe(true);
    expect(shown.marks).toBe('');
    expect(await page.locator('#va-over-sm .derivation').innerText()).not.toBe('');
  });

  it('opening a source by hand puts the value into the address; a link within the page opens another', async () => {
    const page = await site.open('/records/L023/');
    await page.locator('#charmii-ratio summary').click();
    expect(new URL(page.url()).hash).toBe('#charmii-ratio');
    const link = page.locator('#open-issues .issue-values a:not([href="#charmii-ratio"])').first();
    const id = (await link.getAttribute('href'))?.slice(1) ?? '';
    await link.click();
    await expect.poll(async () => (await shownSource(page, id)).open).toBe(true);
  });
});
