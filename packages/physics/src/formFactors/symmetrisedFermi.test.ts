import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { densityTransform } from '../../test/densityTransform.js';
import { HBAR_C_GEV_FM } from '../constants.js';
import { InputError } from '../errors.js';
import { symmetrisedFermi } from './symmetrisedFermi.js';

const argon = { radiusFm: 1.126 * Math.cbrt(40), diffusenessFm: 0.523 };

// The closed form with 40 digits and ħc = 0.1973269804 GeV fm. mpmath 1.3: mp.dps = 40; Q = sqrt(mpf(q2))/hbarc;
// y = pi*Q*a; 3*pi*a/(c*c + pi**2*a*a)*(pi*a*coth(y)*sin(Q*c) - c*cos(Q*c))/(Q*c*sinh(y)), all inputs mpf of strings.
const highPrecision: readonly (readonly [c: number, a: number, q2: number, expected: number])[] = [
  [3.66, 0.523, 1e-12, 0.9999999999494202],
  [3.66, 0.523, 1e-8, 0.9999994942023774],
  [3.66, 0.523, 1e-5, 0.9994943133699942],
  [3.66, 0.523, 1e-4, 0.9949531190305231],
  [3.66, 0.523, 0.001, 0.9505160146647769],
  [3.66, 0.523, 0.005, 0.7730347451887651],
  [3.66, 0.523, 0.02, 0.33089467201221157],
  [3.66, 0.523, 0.1, -0.030312230560350022],
  [3.66, 0.523, 0.5, -0.0002933214123922639],
  [3.66, 0.523, 1, -3.1829887244681495e-5],
  [3.66, 0.523, 4, -3.815909159424677e-9],
  [3.66, 0.523, 50, -4.696461721309246e-28],
  [6.62, 0.546, 1e-12, 0.9999999998698191],
  [6.62, 0.546, 1e-8, 0.9999986981921895],
  [6.62, 0.546, 1e-5, 0.9986988470669628],
  [6.62, 0.546, 1e-4, 0.987047301239993],
  [6.62, 0.546, 0.001, 0.8761934512505994],
  [6.62, 0.546, 0.005, 0.49180373161142565],
  [6.62, 0.546, 0.02, -0.033343154601037775],
  [6.62, 0.546, 0.1, 0.0011924659063698392],
  [6.62, 0.546, 0.5, -5.4613518885203814e-5],
  [6.62, 0.546, 1, 5.47892704853914e-6],
  [6.62, 0.546, 4, 1.2172707013520133e-10],
  [6.62, 0.546, 50, -3.6164795332361396e-30],
  [3.0, 0.001, 1e-12, 0.9999999999768863],
  [3.0, 0.001, 1e-8, 0.999999768862376],
  [3.0, 0.001, 1e-5, 0.9997688814363566],
  [3.0, 0.001, 1e-4, 0.9976905307773671],
  [3.0, 0.001, 0.001, 0.9770762235925297],
  [3.0, 0.001, 0.005, 0.889100481359612],
  [3.0, 0.001, 0.02, 0.607843425156718],
  [3.0, 0.001, 0.1, -0.03922295806889753],
  [3.0, 0.001, 0.5, 0.003961234484415047],
  [3.0, 0.001, 1, 0.011772990943411756],
  [3.0, 0.001, 4, -0.0018171197391561448],
  [3.0, 0.001, 50, -0.00019846663861692183],
];
describe('symmetrisedFermi', () => {
  it('agrees with the closed form in 40-digit arithmetic from Q² = 1e-12 to 50 GeV²', () => {
    for (const [c, a, q2, expected] of highPrecision) {
      const form = symmetrisedFermi({ radiusFm: c, diffusenessFm: a }, { hbarCGeVFm: 0.1973269804 });
      // Stated accuracy 1e-12; the rounding of Qc and πQa, up to 240 at Q² = 50, is what limits it at large Q.
      expect(Math.abs(form.evaluate(q2) / expected - 1), `c=${c} a=${a} Q²=${q2}`).toBeLessThan(1e-12);
    }
  });

  it('is the transform of sinh(c/a)/(cosh(r/a) + cosh(c/a))', () => {
    const { radiusFm: c, diffusenessFm: a } = argon;
    const density = (r: number) => Math.sinh(c / a) / (Math.cosh(r / a) + Math.cosh(c / a));
    const form = symmetrisedFermi(argon);
    for (const q2 of [0, 1e-4, 1e-3, 5e-3, 0.02, 0.05, 0.1, 0.3, 1, 4]) {
      // Both sides are good to 1e-14; the density is cut where it has fallen to e^-45.
      expect(Math.abs(form.evaluate(q2) - densityTransform(density, q2, c + 45 * a))).toBeLessThan(1e-10);
    }
  });

  it('reproduces the values of F² for r0 = 1.126 A^⅓ fm, a = 0.523 fm, A = 40', () => {
    // Independent calculation for arXiv:1807.10973's form factor, printed with four digits.
    const printed = [
      [0.0005, 0.9471],
      [0.001, 0.8968],
      [0.0036, 0.6727],
      [0.006, 0.5128],
      [0.01176, 0.2599],
      [0.02746, 0.0293],
    ] as const;
    const form = symmetrisedFermi(argon);
    for (const [q2, expected] of printed) {
      // Half a unit of the last printed digit.
      expect(Math.abs(form.evaluate(q2) ** 2 - expected)).toBeLessThanOrEqual(0.5e-4);
    }
  });

  it('reproduces ∫F² dQ² = 0.0084949 GeV² for A = 40 and 0.0071582 GeV² for A = 56', () => {
    // Half a unit of the last printed digit of the same independent calculation.
    expect(Math.abs(integralOfSquare(argon) - 0.0084949)).toBeLessThan(0.5e-7);
    const iron = { radiusFm: 1.126 * Math.cbrt(56), diffusenessFm: 0.523 };
    expect(Math.abs(integralOfSquare(iron) - 0.0071582)).toBeLessThan(0.5e-7);
  });

  it('has the mean square radius (3c² + 7π²a²)/5', () => {
    const { radiusFm: c, diffusenessFm: a } = argon;
    const form = symmetrisedFermi(argon);
    const step = 1e-5;
    const slope = (4 * (form.evaluate(step) - 1) - (form.evaluate(2 * step) - 1)) / (2 * step);
    // The difference formula leaves (Q²⟨r²⟩)²/400 ≈ 2e-8 of the slope.
    const radiusSquared = -6 * slope * HBAR_C_GEV_FM ** 2;
    expect(Math.abs(radiusSquared / ((3 * c ** 2 + 7 * Math.PI ** 2 * a ** 2) / 5) - 1)).toBeLessThan(1e-7);
  });

  it('becomes the uniform sphere 3 j₁(QR)/(QR) for a = 0, continuously', () => {
    const sphere = symmetrisedFermi({ radiusFm: 3, diffusenessFm: 0 });
    const nearly = symmetrisedFermi({ radiusFm: 3, diffusenessFm: 1e-7 });
    for (const q2 of [0, 1e-6, 0.01, 0.1, 0.5, 1]) {
      const x = (Math.sqrt(q2) * 3) / HBAR_C_GEV_FM;
      const expected = q2 === 0 ? 1 : (3 * (Math.sin(x) / x - Math.cos(x))) / x ** 2;
      // The expectation itself cancels to 1e-16/x² = 4e-13 at the smallest Q².
      expect(Math.abs(sphere.evaluate(q2) - expected)).toBeLessThan(1e-12);
      // Corrections are of order (πQa)², 3e-12 here.
      expect(Math.abs(nearly.evaluate(q2) - sphere.evaluate(q2))).toBeLessThan(1e-11);
    }
  });

  it('starts at 1 and never exceeds 1', () => {
    const sizes = fc.record({
      radiusFm: fc.double({ min: 0.1, max: 10, noNaN: true }),
      diffusenessFm: fc.double({ min: 0, max: 3, noNaN: true }),
    });
    fc.assert(
      fc.property(sizes, fc.double({ min: 0, max: 1e6, noNaN: true }), (parameters, q2) => {
        const form = symmetrisedFermi(parameters);
        // A few ulp: s·g + (1 − s)·h at Q² = 0 is 1/3 up to rounding.
        expect(Math.abs(form.evaluate(0) - 1)).toBeLessThan(1e-15);
        expect(Math.abs(form.evaluate(q2))).toBeLessThanOrEqual(1 + 1e-15);
      }),
    );
  });

  it('falls to zero without overflow at very large Q²', () => {
    expect(symmetrisedFermi(argon).evaluate(1e4)).toBe(0);
    expect(symmetrisedFermi(argon).evaluate(1e300)).toBe(0);
  });

  it('depends on lengths only through length/ħc', () => {
    const scaled = {
      radiusFm: argon.radiusFm * (0.197 / HBAR_C_GEV_FM),
      diffusenessFm: 0.523 * (0.197 / HBAR_C_GEV_FM),
    };
    for (const q2 of [0.001, 0.02, 0.1]) {
      const other = symmetrisedFermi(scaled, { hbarCGeVFm: 0.197 }).evaluate(q2);
      // Rounding of the rescaled lengths only.
      expect(Math.abs(other - symmetrisedFermi(argon).evaluate(q2))).toBeLessThan(1e-14);
    }
  });

  it('carries its parameters in its name', () => {
    const parameters = { radiusFm: 3.66, diffusenessFm: 0.523 };
    expect(symmetrisedFermi(parameters).name).toBe('symmetrised-fermi:c=3.66,a=0.523');
    expect(symmetrisedFermi(parameters, { hbarCGeVFm: 0.197 }).name).toBe(
      'symmetrised-fermi:c=3.66,a=0.523,hbarc=0.197',
    );
  });

  it('refuses parameters that are negative or not numbers', () => {
    expect(() => symmetrisedFermi({ radiusFm: -1, diffusenessFm: 0.5 })).toThrow(InputError);
    expect(() => symmetrisedFermi({ radiusFm: 0, diffusenessFm: 0.5 })).toThrow(InputError);
    expect(() => symmetrisedFermi({ radiusFm: 3, diffusenessFm: -0.5 })).toThrow(InputError);
    expect(() => symmetrisedFermi({ radiusFm: Number.NaN, diffusenessFm: 0.5 })).toThrow(InputError);
    expect(() => symmetrisedFermi(argon, { hbarCGeVFm: 0 })).toThrow(InputError);
  });
});

/** ∫F² dQ² by Simpson's rule in Q up to 2 GeV: the step 0.2 MeV leaves far less than the printed digits. */
function integralOfSquare(parameters: { radiusFm: number; diffusenessFm: number }): number {
  const form = symmetrisedFermi(parameters);
  const steps = 10_000;
  const width = 2 / steps;
  let sum = 0;
  for (let i = 1; i < steps; i++) sum += (i % 2 === 1 ? 4 : 2) * 2 * i * width * form.evaluate((i * width) ** 2) ** 2;
  return (sum * width) / 3;
}
