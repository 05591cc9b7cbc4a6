import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { densityTransform } from '../../test/densityTransform.js';
import { HBAR_C_GEV_FM } from '../constants.js';
import { InputError } from '../errors.js';
import { symmetrisedFermi } from './symmetrisedFermi.js';
import { woodsSaxon } from './woodsSaxon.js';

const argon = { radiusFm: 3.73, diffusenessFm: 0.62, centralDepression: -0.19 };

// ∫ρ r sin(Qr)/Q dr / ∫ρ r² dr with ħc = 0.1973269804 GeV fm: mpmath 1.3 with 25 digits, quad over panels of about
// 1 fm up to c + 60a, all inputs mpf of strings.
const highPrecision: readonly (readonly [c: number, a: number, w: number, q2: number, expected: number])[] = [
  [3.73, 0.62, -0.19, 1e-6, 0.999948425769323],
  [3.73, 0.62, -0.19, 0.001, 0.949563792619088],
  [3.73, 0.62, -0.19, 0.01, 0.585453243127936],
  [3.73, 0.62, -0.19, 0.05, 0.0177737159456916],
  [3.73, 0.62, -0.19, 0.3, 0.000498320916255398],
  [3.73, 0.62, -0.19, 1, -7.31250059862231e-6],
  [3.73, 0.62, -0.19, 4, 3.92904908791127e-8],
  [6.62, 0.546, 0, 1e-6, 0.999869825712344],
  [6.62, 0.546, 0, 0.001, 0.876193453110181],
  [6.62, 0.546, 0, 0.01, 0.198608427569901],
  [6.62, 0.546, 0, 0.05, -0.00260350827239283],
  [6.62, 0.546, 0, 0.3, -0.000683741659530555],
  [6.62, 0.546, 0, 1, 5.47915533438183e-6],
  [6.62, 0.546, 0, 4, 1.38837269439122e-10],
  [1.008, 0.327, 0.445, 1e-6, 0.999987383789466],
  [1.008, 0.327, 0.445, 0.001, 0.987472119065476],
  [1.008, 0.327, 0.445, 0.01, 0.882263202348586],
  [1.008, 0.327, 0.445, 0.05, 0.54253451571137],
  [1.008, 0.327, 0.445, 0.3, 0.0218944736304421],
  [1.008, 0.327, 0.445, 1, -0.00283422815298945],
  [1.008, 0.327, 0.445, 4, 9.06288366552269e-6],
];
describe('woodsSaxon', () => {
  it('agrees with 25-digit quadrature of the density', () => {
    for (const [c, a, w, q2, expected] of highPrecision) {
      const parameters = { radiusFm: c, diffusenessFm: a, centralDepression: w };
      const form = woodsSaxon(parameters, { hbarCGeVFm: 0.1973269804 });
      // The stated absolute accuracy.
      expect(Math.abs(form.evaluate(q2) - expected), `c=${c} w=${w} Q²=${q2}`).toBeLessThan(1e-13);
    }
  });

  it('agrees with the Fourier–Bessel transform of the density for Q² from 0 to 4 GeV²', () => {
    // He4 and C12 (de Vries et al. 1987), Ar40, W184, Pb208, and the most diffuse density allowed.
    const densities = [
      [1.008, 0.327, 0.445],
      [2.355, 0.5224, -0.149],
      [3.73, 0.62, -0.19],
      [6.51, 0.535, 0],
      [6.62, 0.546, 0],
      [1, 1, 0.5],
    ] as const;
    for (const [c, a, w] of densities) {
      const density = (r: number) => (1 + (w * r * r) / (c * c)) / (1 + Math.exp((r - c) / a));
      const form = woodsSaxon({ radiusFm: c, diffusenessFm: a, centralDepression: w });
      for (let i = 0; i <= 80; i++) {
        const q2 = 4 * (i / 80) ** 3;
        // Both sides are good to 1e-13, the density is cut at e^-45.
        expect(Math.abs(form.evaluate(q2) - densityTransform(density, q2, c + 45 * a))).toBeLessThan(1e-12);
      }
    }
  });

  it('reproduces F² of the three-parameter Fermi density of Ar40', () => {
    // Independent calculation with c = 3.73 fm, z = 0.62 fm, w = -0.19 (arXiv:1902.06765), printed with four digits.
    const printed = [
      [0.0005, 0.9496],
      [0.001, 0.9017],
      [0.0036, 0.6866],
      [0.006, 0.5313],
      [0.01176, 0.2812],
      [0.02746, 0.0398],
    ] as const;
    const form = woodsSaxon(argon);
    for (const [q2, expected] of printed) {
      // Half a unit of the last printed digit.
      expect(Math.abs(form.evaluate(q2) ** 2 - expected)).toBeLessThanOrEqual(0.5e-4);
    }
  });

  it('reproduces ∫F² dQ² = 0.0090034 GeV² for that density', () => {
    const form = woodsSaxon(argon);
    // Simpson's rule in Q up to 2 GeV in steps of 0.2 MeV.
    const steps = 10_000;
    const width = 2 / steps;
    let sum = 0;
    for (let i = 1; i < steps; i++) sum += (i % 2 === 1 ? 4 : 2) * 2 * i * width * form.evaluate((i * width) ** 2) ** 2;
    // Half a unit of the last printed digit of the same independent calculation.
    expect(Math.abs((sum * width) / 3 - 0.0090034)).toBeLessThan(0.5e-7);
  });

  it('gives the measured charge radii for published densities', () => {
    // Densities of de Vries et al. (1987); radii of Angeli and Marinova, At. Data Nucl. Data Tables 99 (2013) 69.
    const nuclei = [
      [3.766, 0.586, -0.161, 3.4776], // Ca40
      [4.106, 0.519, 0, 3.7377], // Fe56
      [6.62, 0.546, 0, 5.5012], // Pb208
    ] as const;
    for (const [c, a, w, measured] of nuclei) {
      const form = woodsSaxon({ radiusFm: c, diffusenessFm: a, centralDepression: w });
      const step = 1e-6;
      const slope = (form.evaluate(step) - 1) / step;
      // Different experiments and fits: their radii agree to 1 %.
      expect(Math.abs((Math.sqrt(-6 * slope) * HBAR_C_GEV_FM) / measured - 1)).toBeLessThan(0.01);
    }
  });

  it('differs from the symmetrised Fermi form factor by the order of e^(−c/a)', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 4, max: 14, noNaN: true }),
        fc.double({ min: 0.2, max: 0.8, noNaN: true }),
        fc.double({ min: 0, max: 4, noNaN: true }),
        (ratio, diffusenessFm, q2) => {
          const radiusFm = ratio * diffusenessFm;
          const fermi = woodsSaxon({ radiusFm, diffusenessFm, centralDepression: 0 });
          const difference = fermi.evaluate(q2) - symmetrisedFermi({ radiusFm, diffusenessFm }).evaluate(q2);
          // The extra charge is 2a³e^(−c/a) of at least c³/3; it enters numerator and norm: 12 (a/c)³ e^(−c/a) at most.
          expect(Math.abs(difference)).toBeLessThanOrEqual((12 / ratio ** 3) * Math.exp(-ratio) + 1e-13);
        },
      ),
    );
  });

  it('is continuous where the power series hands over to the closed form', () => {
    for (const parameters of [argon, { radiusFm: 3, diffusenessFm: 2.9, centralDepression: 0.4 }]) {
      const { radiusFm: c, diffusenessFm: a } = parameters;
      const limit = (Math.min(2 / c, 1 / (Math.PI * a)) * HBAR_C_GEV_FM) ** 2;
      const form = woodsSaxon(parameters);
      // The slope times 2e-12 of Q² is below 1e-12; both branches are good to 1e-13.
      expect(Math.abs(form.evaluate(limit * (1 + 1e-12)) - form.evaluate(limit * (1 - 1e-12)))).toBeLessThan(1e-11);
    }
  });

  it('starts at exactly 1 and, for a density that is nowhere negative, never exceeds 1', () => {
    const shape = fc.record({
      diffusenessFm: fc.double({ min: 0.01, max: 0.8, noNaN: true }),
      ratio: fc.double({ min: 1, max: 20, noNaN: true }),
      centralDepression: fc.double({ min: 0, max: 3, noNaN: true }),
    });
    fc.assert(
      fc.property(shape, fc.double({ min: 0, max: 100, noNaN: true }), (parameters, q2) => {
        const form = woodsSaxon({ ...parameters, radiusFm: parameters.ratio * parameters.diffusenessFm });
        expect(form.evaluate(0)).toBe(1);
        // The stated absolute accuracy.
        expect(Math.abs(form.evaluate(q2))).toBeLessThanOrEqual(1 + 1e-13);
      }),
    );
  });

  it('falls like the power law of its cusp, without overflow, at very large Q²', () => {
    const value = woodsSaxon(argon).evaluate(1e8);
    expect(value).toBeGreaterThan(0);
    expect(value).toBeLessThan(1e-15);
  });

  it('carries its parameters in its name', () => {
    expect(woodsSaxon(argon).name).toBe('woods-saxon:c=3.73,a=0.62,w=-0.19');
  });

  it('refuses parameters out of range', () => {
    expect(() => woodsSaxon({ ...argon, radiusFm: -3 })).toThrow(InputError);
    expect(() => woodsSaxon({ ...argon, diffusenessFm: 0 })).toThrow(InputError);
    expect(() => woodsSaxon({ ...argon, diffusenessFm: 4 })).toThrow(/no nucleus is that diffuse/);
    expect(() => woodsSaxon({ ...argon, centralDepression: Number.NaN })).toThrow(InputError);
    expect(() => woodsSaxon({ ...argon, centralDepression: -5 })).toThrow(/total charge/);
    expect(() => woodsSaxon(argon, { hbarCGeVFm: -1 })).toThrow(InputError);
  });
});
