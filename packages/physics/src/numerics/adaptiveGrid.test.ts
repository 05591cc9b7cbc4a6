import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mapThroughGrid, refineGrid, uniformGrid } from './adaptiveGrid.js';

const BINS = 16;
const importances = fc
  .array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 2 * BINS, maxLength: 2 * BINS })
  .map((values) => Float64Array.from(values));

describe('a separable adaptive grid', () => {
  it('starts as the identity', () => {
    const point = new Float64Array(3);
    const u = Float64Array.of(0, 0.37, 0.999);
    expect(mapThroughGrid(uniformGrid(3, BINS), u, point)).toBeCloseTo(1, 14);
    for (let d = 0; d < 3; d++) expect(point[d]).toBeCloseTo(u[d], 14);
  });

  it('keeps ascending edges from 0 to 1 whatever the importances', () => {
    fc.assert(
      fc.property(importances, (importance) => {
        const { edges } = refineGrid(refineGrid(uniformGrid(2, BINS), importance), importance);
        for (const start of [0, BINS + 1]) {
          expect(edges[start]).toBe(0);
          expect(edges[start + BINS]).toBe(1);
          for (let i = start; i < start + BINS; i++) expect(edges[i + 1]).toBeGreaterThan(edges[i]);
        }
      }),
      { seed: 1 },
    );
  });

  it('preserves volume: the Jacobian averages to 1', () => {
    fc.assert(
      fc.property(importances, (importance) => {
        const grid = refineGrid(uniformGrid(2, BINS), importance);
        const point = new Float64Array(2);
        let sum = 0;
        for (let i = 0; i < BINS; i++) {
          for (let j = 0; j < BINS; j++) {
            sum += mapThroughGrid(grid, Float64Array.of((i + 0.5) / BINS, (j + 0.3) / BINS), point);
          }
        }
        // the map is linear in each cell, so that one point per cell is exact to rounding
        expect(sum / BINS ** 2).toBeCloseTo(1, 12);
      }),
      { seed: 2 },
    );
  });

  it('stays as it is when every bin is equally important, or when nothing is known', () => {
    const grid = uniformGrid(2, BINS);
    for (const value of [0, 1]) {
      const refined = refineGrid(grid, new Float64Array(2 * BINS).fill(value));
      for (let i = 0; i < grid.edges.length; i++) expect(refined.edges[i]).toBeCloseTo(grid.edges[i], 12);
    }
  });

  it('narrows the bins where the importance is', () => {
    const importance = new Float64Array(BINS).fill(1e-3);
    importance[3] = 1;
    const { edges } = refineGrid(uniformGrid(1, BINS), importance);
    // the uniform grid has 2 edges there
    const inside = edges.filter((edge) => edge >= 3 / BINS && edge <= 4 / BINS).length;
    expect(inside).toBeGreaterThan(2);
  });

  it('names the bins that a point falls into', () => {
    const visited = new Int32Array(2);
    mapThroughGrid(uniformGrid(2, BINS), Float64Array.of(0.5, 0), new Float64Array(2), visited);
    expect([...visited]).toEqual([BINS / 2, BINS]);
  });
});
