import { describe, expect, it } from 'vitest';
import { modifiedSphericalBesselI1OverX, sphericalBesselJ0, sphericalBesselJ1OverX } from './sphericalBessel.js';

// Expected values: mpmath 1.3 with 40 digits, e.g. (sin(x)/x - cos(x))/x**2 at x = mpf('0.999').
const j1OverX: readonly (readonly [number, number])[] = [
  [1e-8, 0.33333333333333333],
  [0.01, 0.33333000001190474],
  [0.5, 0.325074061272133138],
  [0.999, 0.301230687473198805],
  [1, 0.301168678939756789],
  [1.001, 0.301106617377845633],
  [3, 0.115225833254118652],
  [4.4934, 4.57244008064750799e-7],
  [10, 0.00784669417987515471],
  [50, -0.00038808541022647674],
];
const i1OverX: readonly (readonly [number, number])[] = [
  [1e-8, 0.333333333333333337],
  [0.3, 0.336342992278352835],
  [0.7, 0.349955108169465333],
  [1, 0.367879441171442322],
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
