import { expect, it } from 'vitest';
import { measurePage, type PageMeasure, SCREENS } from '../../bench/src/pages/measurePage.js';
import { describeInBrowser, origin } from './browser.js';

const [PHONE, , LAPTOP] = SCREENS;

/** What moved most before: lists, long texts, formulas, tables with formulas; all kinds are measured by `bench/src/pages`. */
const PAGES = [
  ['/', PHONE],
  ['/', LAPTOP],
  ['/records/?q=mediator', PHONE],
  ['/records/L023/', LAPTOP],
  ['/records/N002/', LAPTOP],
  ['/docs/tutorials/limit-for-your-boson/', LAPTOP],
] as const;

/** Half of what is called good on the web: https://web.dev/articles/cls. */
const MOST = 0.05;

describeInBrowser('layout shift', (site) => {
  it('is small where fonts and results come late', async () => {
    // one after another: six pages at once kept a loaded machine from loading any of them in time
    const measures: PageMeasure[] = [];
    for (const [path, screen] of PAGES) measures.push(await measurePage(site.browser(), `${origin}${path}`, screen));
    const jumping = measures.flatMap(({ layoutShift, shifted }, i) =>
      layoutShift > MOST ? [`${PAGES[i][0]} at ${PAGES[i][1].width}: ${layoutShift.toFixed(3)}, ${shifted}`] : [],
    );
    expect(jumping).toEqual([]);
    // fonts did come: a page without them could not move
    for (const { fontBytes } of measures) expect(fontBytes).toBeGreaterThan(50_000);
  });
});
