import { loadCatalogue } from '@nereid/catalogue/node';
import { describe, expect, it } from 'vitest';
import { openReference } from '../validation/src/referenceFolder.js';
import { recastTarget } from '../validation/src/targets/recasts.js';
import type { TargetContext } from '../validation/src/targets/target.js';

const catalogue = await loadCatalogue();
const context = { reference: openReference(), catalogue } as unknown as TargetContext;

describe('limits carried over from a dark photon', () => {
  const { items } = recastTarget(context);

  it('are those of DarkCast, or differ for a reason that is named', () => {
    expect(items.length).toBeGreaterThan(60);
    expect(items.filter(({ verdict }) => verdict === 'differs')).toEqual([]);
    expect(items.filter(({ verdict }) => verdict === 'known').length).toBeLessThan(6);
  });

  it('agree to rounding where electrons alone decide', () => {
    const electrons = items.filter(({ quantity }) => /^(E137|Orsay|ν-CAL to b-l, 0\.005)/.test(quantity));
    expect(electrons.length).toBeGreaterThan(15);
    // five digits are read
    for (const { ratio } of electrons) expect(Math.abs(ratio - 1)).toBeLessThan(2e-4);
  });
});
