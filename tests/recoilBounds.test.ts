import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { recoilComparison } from '../validation/src/recoilBounds.js';
import { recoilSection } from '../validation/src/recoilBoundsReport.js';
import { openReference } from '../validation/src/referenceFolder.js';

const comparison = recoilComparison(openReference());

describe('recoils of electrons and nuclei', () => {
  it('are as many as the experiments predict, within their errors, and as other programs find, within 6 %', () => {
    for (const { quantity, ours, published, error } of comparison.rates) {
      // another program differs by its choice of s², radii and radiative corrections
      expect([quantity, Math.abs(ours - published) <= (error || 0.06 * published)]).toEqual([quantity, true]);
    }
  });

  it('bound what the literature bounds: within a factor 1.5 in the coupling, five in the rate', () => {
    expect(comparison.bounds.length).toBeGreaterThan(20);
    for (const { constraint, massGeV, ours, published } of comparison.bounds) {
      const ratio = (ours ?? Number.NaN) / published;
      expect([constraint, massGeV, ratio > 1 / 1.5 && ratio < 1.5]).toEqual([constraint, massGeV, true]);
    }
  });

  it('stand so in the report', () => {
    const report = readFileSync(new URL('../docs/validation.md', import.meta.url), 'utf8');
    expect(report).toContain(recoilSection(comparison));
  });
});
