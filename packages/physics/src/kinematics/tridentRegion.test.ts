import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maximumTransfer, maximumX, minimumEnergy, minimumX, virtualityRange } from './tridentRegion.js';

const process = fc.record({
  energy: fc.double({ min: 0.5, max: 1000, noNaN: true }),
  mass: fc.constantFrom(0.938, 37.2, 171),
  pairThreshold: fc.constantFrom(1.04e-6, 0.0114, 0.0447),
});

describe('limits of x', () => {
  it('are where P′ = P − q is on its mass shell with q at its smallest angle', () => {
    // x = 2k₁·q; for q along k₁: q⁰ = −Q²/2M and |q⃗| = √(q⁰² + Q²), so x = 2E(q⁰ + |q⃗|)
    fc.assert(
      fc.property(process, fc.double({ min: -8, max: 1, noNaN: true }), ({ energy, mass }, logQ2) => {
        const q2 = 10 ** logQ2;
        const q0 = -q2 / (2 * mass);
        expect(maximumX(q2, energy, mass) / (2 * energy * (q0 + Math.hypot(q0, Math.sqrt(q2))))).toBeCloseTo(1, 10);
        expect(minimumEnergy(maximumX(q2, energy, mass), q2, mass) / energy).toBeCloseTo(1, 12);
      }),
      { seed: 31 },
    );
  });

  it('leave exactly the pair threshold for K² at the smallest x', () => {
    fc.assert(
      fc.property(
        process,
        fc.double({ min: -6, max: 1, noNaN: true }),
        fc.double({ min: -6, max: 2, noNaN: true }),
        (p, a, b) => {
          const [q2, transfer] = [10 ** a, 10 ** b];
          const x = minimumX(q2, transfer, p.pairThreshold);
          // terms of size x cancel down to the threshold
          expect(Math.abs((x - q2) * (1 - transfer / x) - p.pairThreshold)).toBeLessThan(1e-13 * (x + transfer));
        },
      ),
      { seed: 32 },
    );
  });
});

describe('virtualityRange', () => {
  it('ends where the range of x closes', () => {
    fc.assert(
      fc.property(process, ({ energy, mass, pairThreshold }) => {
        const limit = 2 * mass * energy;
        const range = virtualityRange(0, energy, mass, pairThreshold, limit);
        expect(range).toBeDefined();
        if (!range) return;
        for (const end of [range.minimum, range.maximum]) {
          const [low, high] = [minimumX(end, 0, pairThreshold), maximumX(end, energy, mass)];
          expect(Math.abs(high - low)).toBeLessThan(1e-7 * high);
        }
      }),
      { seed: 33, numRuns: 50 },
    );
  });

  it('is empty below threshold and opens above it', () => {
    // E = m + m²/2M for a pair of mass m
    const pair = 2 * 0.1056583755;
    const threshold = pair + pair ** 2 / (2 * 37.2);
    expect(virtualityRange(0, threshold * 0.999, 37.2, pair * pair, 100)).toBeUndefined();
    expect(virtualityRange(0, threshold * 1.001, 37.2, pair * pair, 100)).toBeDefined();
  });

  it('shrinks as T grows and is empty above the largest T', () => {
    const [energy, mass, threshold] = [20, 37.2, 0.0447];
    const whole = virtualityRange(0, energy, mass, threshold, 1);
    if (!whole) throw new Error('no range');
    const largest = maximumTransfer(energy, mass, threshold, whole);
    const inner = virtualityRange(0.5 * largest, energy, mass, threshold, 1);
    expect(inner && inner.minimum > whole.minimum && inner.maximum <= whole.maximum).toBe(true);
    expect(virtualityRange(1.001 * largest, energy, mass, threshold, 1)).toBeUndefined();
  });
});
