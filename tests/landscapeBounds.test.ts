import { readFileSync } from 'node:fs';
import { loadCatalogue } from '@nereid/catalogue/node';
import { describe, expect, it } from 'vitest';
import { failedLandscapes, LANDSCAPE_REASONS, landscapeRows } from '../validation/src/landscapeBounds.js';
import { landscapeSection } from '../validation/src/landscapeBoundsReport.js';
import { openReference } from '../validation/src/referenceFolder.js';

const rows = await landscapeRows(openReference(), await loadCatalogue());

describe('landscapes beside published figures', () => {
  it('are compared at three masses at least, each bound with a reason for its difference', () => {
    const counts = new Map<string, number>();
    for (const { landscape, bound, source } of rows) {
      const name = `${landscape} ${bound} ${source}`;
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    expect(counts.size).toBeGreaterThan(50);
    for (const [name, count] of counts) expect([name, count >= 3]).toEqual([name, true]);
    for (const { why } of rows) expect(LANDSCAPE_REASONS[why]?.words).toMatch(/\S/);
  });

  it('differ by no more than their reasons explain, most of the same searches by less than 5 %', () => {
    expect(failedLandscapes(rows)).toEqual([]);
    const [first] = rows;
    expect(
      failedLandscapes([
        { ...first, ours: 3 * first.published },
        { ...first, ours: null },
      ]),
    ).toHaveLength(2);
    // the same search read by two: the edges of bins alone
    const same = rows.filter(({ why }) => why === 'thinned');
    const near = same.filter(({ ours, published }) => Math.abs((ours ?? 0) / published - 1) < 0.05);
    expect(near.length).toBeGreaterThan(0.75 * same.length);
  });

  it('stand so in the report', () => {
    const report = readFileSync(new URL('../docs/validation.md', import.meta.url), 'utf8');
    expect(report).toContain(landscapeSection(rows));
  });
});
