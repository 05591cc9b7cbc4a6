import { describe, expect, it } from 'vitest';
import { modifiedSphericalBesselI1OverX, sphericalBesselJ0, sphericalBesselJ1OverX } from './sphericalBessel.js';

// Expected values: mpmath 1.3 with 40 digits, e.g. (sin(x)/x - cos(x))/x**2 at x = mpf('0.999').
const j1OverX: readonly (readonly [number, number])[] = [
  [1e-8, 0.3333333333333333],
  [0.01, 0.3333300000119047],
  [0.5, 0.3250740612721331],
  [0.999, 0.3012306874731988],
  [1, 0.3011686789397568],
  [1.001, 0.3011066173778456],
  [3, 0.11522583325411866],
  [4.4934, 4.572440080647508e-7],
  [10, 0.007846694179875154],
  [50, -0.00038808541022647674],
];
const i1OverX: readonly (readonly [number, number])[] = [
  [1e-8, 0.3333333333333333],
  [0.3, 0.33634299227835285],
  [0.7, 0.34995510816946535],
  [1, 0.36787944117144233],
];

describe('sphericalBesselJ1OverX', () => {
  it('agrees with 40-digit values from 1e-8 to 50', () => {
    for (const [x, expected] of j1OverX) {
      // 1e-14 relative in the series; absolutely 1e-15/x² where the closed form takes over.
      const tolerance = x < 1 ? 1e-14 * Math.abs(expected) : 1e-15 / x ** 2 + 1e-15 * Math.abs(expected);
      expect(Math.abs(sphericalBesselJ1OverX(x) - expected)).toBeLessThan(tolerance);
    }
  });

  it('is 1/3 at the origin and even', () => {
    expect(sphericalBesselJ1OverX(0)).toBe(1 / 3);
    expect(sphericalBesselJ1OverX(-2.5)).toBe(sphericalBesselJ1OverX(2.5));
  });
});

describe('modifiedSphericalBesselI1OverX', () => {
  it('agrees with 40-digit values up to 1', () => {
    // The last term kept is 1e-18 of the sum at y = 1; what remains is rounding, a few ulp.
    for (const [y, expected] of i1OverX) {
      expect(Math.abs(modifiedSphericalBesselI1OverX(y) / expected - 1)).toBeLessThan(1e-15);
    }
  });
});

describe('sphericalBesselJ0', () => {
  it('is sin x/x with the limit 1 at the origin', () => {
    expect(sphericalBesselJ0(0)).toBe(1);
    expect(sphericalBesselJ0(Math.PI / 2)).toBeCloseTo(2 / Math.PI, 15);
    expect(Math.abs(sphericalBesselJ0(Math.PI))).toBeLessThan(1e-16);
  });
});
