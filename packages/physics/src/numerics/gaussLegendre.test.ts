import { describe, expect, it } from 'vitest';
import { gaussLegendre } from './gaussLegendre.js';

describe('gaussLegendre', () => {
  it('integrates every even monomial it must be exact for', () => {
    for (const order of [1, 2, 3, 8, 12, 33, 64]) {
      const { nodes, weights } = gaussLegendre(order);
      for (let power = 0; power <= 2 * order - 1; power += 2) {
        let sum = 0;
        for (let i = 0; i < order; i++) sum += weights[i] * nodes[i] ** power;
        // 2/(p+1) is the exact integral; rounding of `order` terms of size ≤ 1.
        expect(sum).toBeCloseTo(2 / (power + 1), 13);
      }
    }
  });

  it('has the published 5-point nodes (Abramowitz & Stegun, table 25.4)', () => {
    const { nodes, weights } = gaussLegendre(5);
    expect(nodes[4]).toBeCloseTo(0.906179845938664, 15);
    expect(nodes[3]).toBeCloseTo(0.538469310105683, 15);
    expect(nodes[2]).toBe(0);
    expect(weights[4]).toBeCloseTo(0.236926885056189, 15);
    expect(weights[2]).toBeCloseTo(0.568888888888889, 15);
  });

  it('refuses an order that is not a positive integer', () => {
    for (const order of [0, -1, 2.5, Number.NaN, 1001]) expect(() => gaussLegendre(order)).toThrow(/order = /);
  });
});
