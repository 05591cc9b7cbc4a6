import { describe, expect, it } from 'vitest';
import { cellCount, cellOf, firstNode, interpolationWeights, transferNodes } from './transferNodes.js';

const nodes = transferNodes(30, 1e-6);
const weights = new Float64Array(4);

function interpolated(f: (transfer: number) => number, transfer: number): number {
  const first = firstNode(nodes, cellOf(nodes, transfer));
  interpolationWeights(nodes, first, transfer, weights);
  return weights.reduce((sum, weight, n) => sum + weight * f(nodes.transfer[first + n]), 0);
}

describe('nodes in T', () => {
  it('run from 0 to the maximum and put T into its cell', () => {
    expect(nodes.transfer[0]).toBe(0);
    expect(nodes.transfer[cellCount(nodes)]).toBeCloseTo(30, 10);
    for (const transfer of [0, 3e-7, 1e-3, 0.5, 29]) {
      const cell = cellOf(nodes, transfer);
      expect(nodes.transfer[cell]).toBeLessThanOrEqual(transfer);
      expect(nodes.transfer[cell + 1]).toBeGreaterThan(transfer);
    }
    expect(cellOf(nodes, 31)).toBe(cellCount(nodes) - 1);
  });

  it('interpolate cubics of ln(1 + T/scale) exactly', () => {
    const cubic = (transfer: number) => {
      const u = Math.log1p(transfer / 1e-6);
      return 2 - u + 0.3 * u * u - 0.04 * u ** 3;
    };
    // rounding of terms of size 40
    for (const transfer of [1e-7, 1e-4, 2, 29.9])
      expect(interpolated(cubic, transfer)).toBeCloseTo(cubic(transfer), 10);
  });

  it('interpolate one and two propagators of any mediator from 1 MeV on to 1e-3, as the documentation says', () => {
    let worst = 0;
    for (let mass = 1e-3; mass < 100; mass *= 1.3) {
      for (const power of [1, 2]) {
        const propagator = (transfer: number) => (mass * mass + transfer) ** -power;
        for (let transfer = 1e-8; transfer < 30; transfer *= 1.07) {
          worst = Math.max(worst, Math.abs(interpolated(propagator, transfer) / propagator(transfer) - 1));
        }
      }
    }
    expect(worst).toBeLessThan(1e-3);
  });
});
