import { describe, expect, it } from 'vitest';
import { MEASURED_F2 } from '../../test/structureFunctionData.js';
import { gd11 } from './continuum.js';
import { luxLike } from './luxLike.js';
import { christyBosted } from './resonances.js';

const nucleons = ['proton', 'neutron'] as const;

describe('lux-like', () => {
  it.each(nucleons)('%s: resonances below W² = 3 GeV², continuum above 4, half-way by weight between', (nucleon) => {
    const [joined, low, high] = [luxLike, christyBosted, gd11].map((model) => model.structure(nucleon));
    for (const q2 of [0.05, 1, 5, 30]) {
      expect(joined.f2(q2, 2)).toBe(low.f2(q2, 2));
      expect(joined.fL(q2, 50)).toBe(high.fL(q2, 50));
      // u = ½: 2u² − u⁴ = 7/16
      const middle = low.f2(q2, 3.5) + (7 / 16) * (high.f2(q2, 3.5) - low.f2(q2, 3.5));
      expect(joined.f2(q2, 3.5) / middle).toBeCloseTo(1, 12);
    }
  });

  it.each(nucleons)('%s: has neither jump nor kink at the seams', (nucleon) => {
    const one = luxLike.structure(nucleon);
    const h = 1e-5;
    for (const q2 of [0.05, 1, 5, 30]) {
      for (const w2 of [3, 4]) {
        for (const f of [one.f2, one.fL]) {
          const [before, at, after] = [f(q2, w2 - h), f(q2, w2), f(q2, w2 + h)];
          expect(before / at).toBeCloseTo(1, 3);
          expect(after / at).toBeCloseTo(1, 3);
          // slopes on the two sides; the second derivative allows h f″ between them, less than 0.1 f/GeV²
          expect(Math.abs((after - at) / h - (at - before) / h) / at).toBeLessThan(0.02);
        }
      }
    }
  });

  it('describes all data in the sample', () => {
    const [proton, neutron] = nucleons.map((nucleon) => luxLike.structure(nucleon));
    for (const { target, points } of MEASURED_F2) {
      const chiSquare = points.reduce((sum, [q2, w2, f2, error]) => {
        const [p, n] = [proton.f2(q2, w2), neutron.f2(q2, w2)];
        const value = target === 'proton' ? p : target === 'neutron' ? n : (p + n) / 2;
        return sum + ((value - f2) / error) ** 2;
      }, 0);
      expect(chiSquare).toBeLessThan(points.length + 2 * Math.sqrt(2 * points.length));
    }
  });

  it('says what is done where LUXqed has partons, and beyond the data', () => {
    expect(luxLike.outside(1, 2)).toBeUndefined();
    expect(luxLike.outside(5, 100)).toBeUndefined();
    expect(luxLike.outside(20, 100)).toMatch(/within the data of gd11.*LUXqed takes evolved parton distributions/);
    expect(luxLike.outside(20, 2)).toMatch(/^Q² above 8 GeV².*goes on from the edge/);
    expect(luxLike.outside(1, 1e6)).toMatch(/^W² above/);
  });
});
