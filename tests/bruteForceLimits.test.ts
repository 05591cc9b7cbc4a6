import { loadCatalogue } from '@nereid/catalogue/node';
import { describe, expect, it } from 'vitest';
import { limitDiffers } from '../validation/src/bruteForce/bruteForce.js';
import { Prepared } from '../validation/src/bruteForce/directRatios.js';
import { compareLimit } from '../validation/src/bruteForce/limitComparison.js';
import { randomSetting } from '../validation/src/bruteForce/randomSettings.js';

const prepared = new Prepared(await loadCatalogue());
/** Without scalars, whose kernels take seconds; `npm run validate` has all 200. The branch that was once wrong shows in 2 of these. */
const settings = Array.from({ length: 24 }, (_, k) => randomSetting(k)).filter(({ model }) => model !== 'scalar');

describe('limits by brute force', () => {
  it.each(settings.map((setting) => [setting.number, setting.statistic, setting.model, setting] as const))(
    'setting %d, %s, %s: verdicts and ends of intervals are those of a likelihood written for the comparison',
    (_, _statistic, _model, setting) => {
      const comparison = compareLimit(setting, prepared);
      expect(comparison.verdicts).toBeGreaterThan(100);
      expect(limitDiffers(comparison), JSON.stringify(comparison)).toBe(false);
    },
  );
});
