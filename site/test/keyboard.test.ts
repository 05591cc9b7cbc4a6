import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { describeInBrowser } from './browser.js';

interface Stop {
  /** Tag, id, class and text: enough to name an element in a failure. */
  readonly name: string;
  readonly outlined: boolean;
  readonly onScreen: boolean;
}

/** Everything a pointer can use, numbered in the page; what a closed source hides is not there. */
function markUsable(page: Page): Promise<number> {
  return page.evaluate(() => {
    const usable = [
      ...document.querySelectorAll<HTMLElement>('a[href], button, input, select, summary, [tabindex="0"]'),
    ].filter((element) => element.checkVisibility());
    usable.forEach((element, i) => {
      element.dataset.stop = String(i);
    });
    return usable.length;
  });
}

/** Where the focus is; undefined when it has left the page. */
function focused(page: Page): Promise<Stop | undefined> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement | null;
    if (element === null || element === document.body) return undefined;
    const style = getComputedStyle(element);
    const { top, bottom } = element.getBoundingClientRect();
    return {
      name: `${element.dataset.stop ?? '-'} <${element.localName}> ${(element.textContent ?? '').trim().slice(0, 40)}`,
      outlined: style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2,
      onScreen: bottom > 0 && top < window.innerHeight,
    };
  });
}

/** Presses Tab until the focus leaves the page. */
async function tabThrough(page: Page, most: number): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (let i = 0; i < most; i++) {
    await page.keyboard.press('Tab');
    const stop = await focused(page);
    if (stop === undefined) break;
    stops.push(stop);
  }
  return stops;
}

async function tabUntil(page: Page, selector: string, most = 200): Promise<void> {
  for (let i = 0; i < most; i++) {
    await page.keyboard.press('Tab');
    if (await page.locator(selector).evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab does not reach ${selector}`);
}

describeInBrowser('the keyboard', (site) => {
  it('comes to the link past the navigation first, and it leads to the content', async () => {
    const page = await site.open('/records/L023/');
    await page.keyboard.press('Tab');
    expect((await focused(page))?.name).toContain('Skip to the content');
    expect(
      await page.locator('.skip-link').evaluate((link) => link.getBoundingClientRect().top),
    ).toBeGreaterThanOrEqual(0);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  });

  it.each(['/', '/records/', '/records/L023/', '/snapshots/altmannshofer-2019/', '/methodology/'])(
    'reaches everything that can be used on %s, seen and outlined, and leaves at the end',
    async (path) => {
      const page = await site.open(path, { reducedMotion: 'reduce' });
      const usable = await markUsable(page);
      const stops = await tabThrough(page, usable + 20);
      expect(new Set(stops.map(({ name }) => name.split(' ')[0])).size, 'elements reached').toBe(usable);
      expect(stops).toHaveLength(usable);
      expect(stops.filter(({ outlined }) => !outlined)).toEqual([]);
      expect(stops.filter(({ onScreen }) => !onScreen)).toEqual([]);
    },
  );

  it('opens and closes the source of a value with Enter and with Space', async () => {
    const page = await site.open('/records/L023/');
    const details = page.locator('#ccfr-ratio details');
    await tabUntil(page, '#ccfr-ratio summary');
    for (const key of ['Enter', 'Space']) {
      await page.keyboard.press(key);
      await expect.poll(() => details.evaluate((element) => (element as HTMLDetailsElement).open)).toBe(true);
      expect(await page.locator('#ccfr-ratio mark').isVisible()).toBe(true);
      await page.keyboard.press(key);
      await expect.poll(() => details.evaluate((element) => (element as HTMLDetailsElement).open)).toBe(false);
    }
    await page.keyboard.press('Enter');
    await tabUntil(page, '#ccfr-ratio .source-note a[href^="/snapshots/"]', 4);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/snapshots/ccfr-1991/#L023.ccfr-ratio');
  });

  it('searches, chooses facets and follows a result', async () => {
    const page = await site.open('/records/');
    await tabUntil(page, '#query');
    await page.keyboard.type('0.82');
    await expect.poll(() => page.locator('.hits a:visible').count()).toBeGreaterThan(0);
    await tabUntil(page, 'input[name="family"][value="neutrino-trident"]');
    await page.keyboard.press('Space');
    await expect.poll(() => page.locator('#result-count').innerText()).toMatch(/ of /);
    await tabUntil(page, '.record-card[data-id="L023"] .record-card-title a');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/records/L023/');
  });
});
