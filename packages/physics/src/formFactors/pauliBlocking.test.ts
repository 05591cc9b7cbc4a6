import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROTON_MASS_GEV } from '../constants.js';
import { pauliBlockingFactor, pauliBlockingKinkQ2 } from './pauliBlocking.js';

/** Q² at which |q⃗| has a given value: Q² = 2M(√(M² + |q⃗|²) − M), the elastic energy transfer times 2M. */
function q2OfMomentum(momentum: number, mass: number): number {
  return 2 * mass * (Math.hypot(mass, momentum) - mass);
}

describe('pauliBlockingFactor', () => {
  it('is the fraction of a Fermi sphere, displaced by |q⃗|, that lies outside the original one', () => {
    for (const t of [0.1, 0.3, 0.5, 0.9]) {
      // Overlap of two spheres of radius 1 at distance 2t: volume 2·(π/3)(1 − t)²(2 + t) of 4π/3.
      const outside = 1 - ((1 - t) ** 2 * (2 + t)) / 2;
      const q2 = q2OfMomentum(2 * 0.235 * t, PROTON_MASS_GEV);
      // Q² from |q⃗| cancels to about 1e-13 at the smallest t.
      expect(Math.abs(pauliBlockingFactor(q2, PROTON_MASS_GEV) - outside)).toBeLessThan(1e-12);
    }
  });

  it('is 0 at Q² = 0, 1 beyond the kink, and grows in between', () => {
    expect(pauliBlockingFactor(0, PROTON_MASS_GEV)).toBe(0);
    expect(pauliBlockingFactor(0.3, PROTON_MASS_GEV)).toBe(1);
    const range = { min: 0, max: 0.3, noNaN: true };
    fc.assert(
      fc.property(fc.double(range), fc.double(range), (first, second) => {
        const [low, high] = first < second ? [first, second] : [second, first];
        const factors = [low, high].map((q2) => pauliBlockingFactor(q2, PROTON_MASS_GEV));
        expect(factors[0]).toBeLessThanOrEqual(factors[1]);
        expect(factors[1]).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('is 1 everywhere without a Fermi sea', () => {
    expect(pauliBlockingFactor(0, PROTON_MASS_GEV, 0)).toBe(1);
    expect(pauliBlockingFactor(0.01, PROTON_MASS_GEV, 0)).toBe(1);
  });
});

describe('pauliBlockingKinkQ2', () => {
  it('is the Q² at which |q⃗| = 2k_F', () => {
    for (const fermiMomentum of [0.05, 0.221, 0.235, 0.26]) {
      const kink = pauliBlockingKinkQ2(PROTON_MASS_GEV, fermiMomentum);
      // Rounding in the comparison formula, which cancels by (2k_F/M)² = 0.01 at worst.
      expect(Math.abs(kink / q2OfMomentum(2 * fermiMomentum, PROTON_MASS_GEV) - 1)).toBeLessThan(1e-13);
      // The factor is flat there to first order: 1e-9 below the kink it has fallen by (1e-9)² at most.
      expect(pauliBlockingFactor(kink * (1 + 1e-12), PROTON_MASS_GEV, fermiMomentum)).toBe(1);
      expect(pauliBlockingFactor(kink * 0.99, PROTON_MASS_GEV, fermiMomentum)).toBeLessThan(1);
    }
  });

  it('is 0 without a Fermi sea', () => {
    expect(pauliBlockingKinkQ2(PROTON_MASS_GEV, 0)).toBe(0);
  });
});
