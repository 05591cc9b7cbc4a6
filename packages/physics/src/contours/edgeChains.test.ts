import { describe, expect, it } from 'vitest';
import { edgeChains } from './edgeChains.js';

/** A field given as rows from the top (large y) to the bottom, as one sees it. */
function seen(...rows: number[][]) {
  return { nx: rows[0].length, ny: rows.length, z: Float64Array.from(rows.toReversed().flat()) };
}

describe('edgeChains', () => {
  it('numbers edges by the node they start from, horizontal ones first', () => {
    // One cell, right side above: the line runs down from the top edge (2) to the bottom edge (0), higher on its left.
    expect(edgeChains(seen([0, 1], [0, 1]), 0.5)).toEqual([{ edges: [2, 0], closed: false }]);
    // Upper side above: from the left edge (4) to the right edge (5).
    expect(edgeChains(seen([1, 1], [0, 0]), 0.5)).toEqual([{ edges: [4, 5], closed: false }]);
  });

  it('counts a node at the level as below it', () => {
    expect(edgeChains(seen([0, 1], [0, 1]), 1)).toEqual([]);
    expect(edgeChains(seen([0, 1], [0, 1]), 0)).toHaveLength(1);
  });

  it('closes a ring around one node, counter-clockwise, without repeating an edge', () => {
    const [ring, ...others] = edgeChains(seen([0, 0, 0], [0, 1, 0], [0, 0, 0]), 0.5);
    expect(others).toEqual([]);
    expect(ring.closed).toBe(true);
    // Left edge of the node is 3, below it 9 + 1 = 10, right 4, above 9 + 4 = 13: left → below → right → above.
    expect(ring.edges).toEqual([3, 10, 4, 13]);
  });

  it('runs clockwise around a low node', () => {
    const [ring] = edgeChains(seen([1, 1, 1], [1, 0, 1], [1, 1, 1]), 0.5);
    expect(ring.edges).toEqual([10, 3, 13, 4]);
  });

  // Edges: bottom 0, top 2, left 4, right 5. Joined: the low corners are cut off, else the high ones.
  it.each([
    {
      title: 'joins the high corners where the mean is above the level',
      low: -3,
      pairs: [
        [0, 5],
        [2, 4],
      ],
    },
    {
      title: 'keeps the high corners apart where the mean is below',
      low: -5,
      pairs: [
        [0, 4],
        [2, 5],
      ],
    },
  ])('saddle: $title', ({ low, pairs }) => {
    // High at lower left and upper right.
    const chains = edgeChains(seen([low, 4], [4, low]), 0);
    expect(chains.map(({ edges }) => edges.toSorted((a, b) => a - b))).toEqual(pairs);
  });

  it('resolves mirrored saddles alike', () => {
    const pairsOf = (field: ReturnType<typeof seen>) =>
      edgeChains(field, 0).map(({ edges }) => edges.toSorted((a, b) => a - b));
    // High at upper left and lower right; joined cuts off lower left (0, 4) and upper right (2, 5).
    expect(pairsOf(seen([4, -3], [-3, 4]))).toEqual([
      [0, 4],
      [2, 5],
    ]);
    expect(pairsOf(seen([4, -5], [-5, 4]))).toEqual([
      [0, 5],
      [2, 4],
    ]);
  });

  it('draws nothing in a cell with a NaN, but does with infinities of both signs', () => {
    expect(edgeChains(seen([0, 1], [Number.NaN, 1]), 0.5)).toEqual([]);
    const infinite = Number.POSITIVE_INFINITY;
    expect(edgeChains(seen([-infinite, infinite], [0, 1]), 0.5)).toHaveLength(1);
  });

  it('lists open lines before rings, each in scan order', () => {
    const field = seen([0, 0, 0, 0, 0, 1], [0, 1, 0, 0, 0, 1], [0, 0, 0, 0, 0, 1]);
    expect(edgeChains(field, 0.5).map(({ closed }) => closed)).toEqual([false, true]);
  });
});
