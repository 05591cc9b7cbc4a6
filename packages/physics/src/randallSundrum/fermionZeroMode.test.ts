import { describe, expect, it } from 'vitest';
import {
  zeroModeAtIrBrane,
  zeroModeDensity,
  zeroModeLesserSquare,
  zeroModeLogMoment,
  zeroModeMoment,
  zeroModesLesserSquare,
} from './fermionZeroMode.js';
import { zeroModeAverage } from './overlaps.js';
import { warpedGeometry } from './warpedGeometry.js';

const geometryB = warpedGeometry(1.2209e19, 3000);
const little = warpedGeometry(10, 3);
const bulkMasses = [-2, -0.3, 0, 0.2, 0.45, 0.499, 0.5, 0.501, 0.58, 0.65, 1, 1.499, 1.5, 1.501, 2.6, 30];

describe('zeroModeAtIrBrane', () => {
  it('is 0.016 for c = 0.58 (0805.4652), and 1/√(2L) at c = ½, reached smoothly', () => {
    expect(zeroModeAtIrBrane(0.58, geometryB) / 0.015976144656324655).toBeCloseTo(1, 14);
    const flat = 1 / Math.sqrt(2 * geometryB.logarithm);
    expect(zeroModeAtIrBrane(0.5, geometryB)).toBeCloseTo(flat, 16);
    // f² = (1/2L)(1 ± L·|½ − c| + …)
    for (const distance of [1e-3, 1e-6, 1e-9]) {
      const slope = geometryB.logarithm * distance;
      for (const sign of [1, -1]) {
        const ratio = zeroModeAtIrBrane(0.5 - sign * distance, geometryB) ** 2 / flat ** 2;
        expect(Math.abs(ratio - 1 - sign * slope)).toBeLessThan(slope * slope + 1e-15);
      }
    }
  });

  it('is √(½ − c) far in the infrared and falls as ε^(c − ½) in the ultraviolet', () => {
    expect(zeroModeAtIrBrane(-1.5, geometryB)).toBeCloseTo(Math.SQRT2, 15);
    const expected = Math.sqrt(0.5) * geometryB.hierarchy ** 0.5;
    expect(zeroModeAtIrBrane(1, geometryB) / expected).toBeCloseTo(1, 13);
    expect(zeroModeAtIrBrane(100, geometryB)).toBe(0);
  });
});

describe('moments of the zero mode', () => {
  it('agree with quadrature over the density, whose integral is 1', () => {
    for (const geometry of [geometryB, little]) {
      for (const c of bulkMasses) {
        expect(Math.abs(zeroModeAverage(c, geometry, 1, () => 1) - 1)).toBeLessThan(1e-13);
        for (const q of [0.5, 2, 3]) {
          const moment = zeroModeAverage(c, geometry, 1, (t) => t ** q);
          expect(Math.abs(zeroModeMoment(c, q, geometry) / moment - 1)).toBeLessThan(1e-12);
          const logarithmic = zeroModeAverage(c, geometry, 1, (t) => t ** q * Math.log(t));
          expect(Math.abs(zeroModeLogMoment(c, q, geometry) / logarithmic - 1)).toBeLessThan(1e-12);
        }
      }
    }
    expect(zeroModeDensity(0.5, -10, geometryB)).toBe(1 / geometryB.logarithm);
  });

  it('scale as asked where they would overflow alone', () => {
    const { logarithm } = geometryB;
    expect(Math.log(zeroModeMoment(2, 2, geometryB, -2)) / logarithm).toBeCloseTo(
      2 + Math.log(zeroModeMoment(2, 2, geometryB)) / logarithm,
      12,
    );
  });
});

describe('the mean of min(t, t′)²', () => {
  /** By nested quadrature, the inner one by `zeroModeLesserSquare`. */
  const nested = (c1: number, c2: number, geometry: typeof little) =>
    zeroModeAverage(c1, geometry, 1, (t) => zeroModeLesserSquare(c2, t, geometry));

  it('over one zero mode agrees with quadrature split at t₀', () => {
    // Simpson's rule with steps of 3e-4 in ln t resolves powers up to |1 − 2c| = 5 to 1e-13
    for (const c of bulkMasses.filter((mass) => mass < 3)) {
      for (const t0 of [0.3, 0.5, 0.9, 1]) {
        const direct = splitAverage(c, t0);
        expect(Math.abs(zeroModeLesserSquare(c, t0, little) / direct - 1)).toBeLessThan(1e-12);
      }
    }
  });

  /** ⟨min(t, t₀)²⟩ by Simpson's rule on either side of t₀. */
  function splitAverage(c: number, t0: number): number {
    const p = 1 - 2 * c;
    const steps = 4000;
    const part = (from: number, to: number, f: (u: number) => number) => {
      const h = (to - from) / steps;
      let sum = f(from) + f(to);
      for (let i = 1; i < steps; i++) sum += (i % 2 === 1 ? 4 : 2) * f(from + i * h);
      return (sum * h) / 3;
    };
    const low = Math.log(little.hierarchy);
    const middle = Math.log(t0);
    const weight = (u: number) => Math.exp(p * (p < 0 ? u - low : u));
    const below = part(low, middle, (u) => weight(u) * Math.exp(2 * u));
    const above = t0 === 1 ? 0 : part(middle, 0, (u) => weight(u) * t0 * t0);
    return (below + above) / part(low, 0, weight);
  }

  it('over two agrees with nested quadrature, is symmetric, and smooth at c = ½ and c = 3⁄2', () => {
    for (const geometry of [geometryB, little]) {
      for (const c1 of bulkMasses) {
        for (const c2 of bulkMasses.filter((c) => c <= c1)) {
          const closed = zeroModesLesserSquare(c1, c2, geometry);
          // below ε the quadrature's own cut shows
          const floor = 1e-13 * geometry.hierarchy;
          expect(Math.abs(closed - nested(c1, c2, geometry))).toBeLessThan(1e-11 * closed + floor);
        }
      }
    }
  });
});
