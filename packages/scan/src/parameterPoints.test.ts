import { describe, expect, it } from 'vitest';
import { parameterPoints } from './parameterPoints.js';
import type { ScanConfig } from './scanConfig.js';

type Given = Pick<ScanConfig, 'parameters' | 'sampling'>;

const all = (config: Given, seed = 5): number[][] => {
  const points = parameterPoints({ ...config, seed });
  return Array.from({ length: points.count }, (_, index) => {
    const out = new Float64Array(points.names.length);
    points.values(index, out);
    return [...out];
  });
};

describe('parameterPoints', () => {
  it('lays out grids with the last axis fastest and exact ends', () => {
    const points = all({ parameters: { a: { list: [1, 7] }, b: { log: [1, 100], points: 3 }, c: 4 } });
    expect(points.map(([a, , c]) => [a, c])).toEqual([1, 1, 1, 7, 7, 7].map((a) => [a, 4]));
    expect(points.map(([, b]) => b)).toEqual([1, 10, 100, 1, 10, 100]);
    const ends = all({ parameters: { x: { linear: [0.1, 0.7], points: 4 } } }).map(([x]) => x);
    expect([ends[0], ends[3]]).toEqual([0.1, 0.7]);
    expect(ends[1]).toBeCloseTo(0.3, 14);
  });

  it('gives every grid point the same samples', () => {
    const sampling = { method: 'random', points: 3 } as const;
    const points = all({ parameters: { a: { list: [1, 2] }, b: { uniform: [0, 1] } }, sampling });
    expect(points.map(([a]) => a)).toEqual([1, 1, 1, 2, 2, 2]);
    expect(points.slice(3).map(([, b]) => b)).toEqual(points.slice(0, 3).map(([, b]) => b));
  });

  it.each(['random', 'sobol', 'latin-hypercube'] as const)('%s samples follow their distributions', (method) => {
    const sampling = { method, points: 4096 };
    const points = all({
      parameters: { u: { uniform: [2, 4] }, l: { logUniform: [1e-4, 1] }, n: { normal: { mean: 1, deviation: 0.5 } } },
      sampling,
    });
    const mean = (f: (point: number[]) => number) => points.reduce((sum, point) => sum + f(point), 0) / points.length;
    // four standard deviations of the mean of random points: 4·σ/64
    expect(Math.abs(mean(([u]) => u) - 3)).toBeLessThan((4 * 0.577) / 64);
    expect(Math.abs(mean(([, l]) => Math.log10(l)) + 2)).toBeLessThan((4 * 1.155) / 64);
    expect(Math.abs(mean(([, , n]) => (n - 1) ** 2) - 0.25)).toBeLessThan((4 * 0.354) / 64);
  });

  it('a Latin hypercube puts one sample into each interval of each coordinate', () => {
    const sampling = { method: 'latin-hypercube', points: 100 } as const;
    const points = all({ parameters: { a: { uniform: [0, 1] }, b: { uniform: [0, 1] } }, sampling });
    for (const axis of [0, 1]) expect(new Set(points.map((point) => Math.floor(100 * point[axis]))).size).toBe(100);
    expect(points.map(([a]) => a)).not.toEqual(points.map(([, b]) => b));
  });

  it('depends on the seed and on nothing else', () => {
    const config: Given = { parameters: { a: { uniform: [0, 1] } }, sampling: { method: 'random', points: 8 } };
    expect(all(config)).toEqual(all(config));
    expect(all(config)).not.toEqual(all(config, 6));
    const points = parameterPoints({ ...config, seed: 5 });
    const [backwards, out] = [all(config).map(([a]) => a), new Float64Array(1)];
    for (let index = 7; index >= 0; index--) {
      points.values(index, out);
      expect(out[0]).toBe(backwards[index]);
    }
  });
});
