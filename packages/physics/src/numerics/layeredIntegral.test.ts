import { describe, expect, it } from 'vitest';
import { layeredIntegral } from './layeredIntegral.js';

describe('layeredIntegral', () => {
  it('integrates a pole just outside either end to twelve digits', () => {
    for (const layer of [1e-8, 1e-4, 0.1, 3]) {
      const expected = Math.log1p(1 / layer);
      const atStart = layeredIntegral((d) => 1 / (layer + d), 0, 1, { start: layer, end: 1 });
      const atEnd = layeredIntegral((_, d) => 1 / (layer + d), 0, 1, { start: 1, end: layer });
      expect(atStart / expected).toBeCloseTo(1, 12);
      expect(atEnd / expected).toBeCloseTo(1, 12);
    }
  });

  it('integrates polynomials over any interval, and an interval of length 0', () => {
    const layers = { start: 1, end: 1 };
    expect(layeredIntegral((d) => (2 + d) ** 3, 2, 5, layers)).toBeCloseTo((5 ** 4 - 2 ** 4) / 4, 9);
    expect(layeredIntegral(() => 1, 2, 2, layers)).toBe(0);
  });
});
