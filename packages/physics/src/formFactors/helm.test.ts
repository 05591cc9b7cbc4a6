import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { densityTransform } from '../../test/densityTransform.js';
import { HBAR_C_GEV_FM } from '../constants.js';
import { InputError } from '../errors.js';
import { helm, lewinSmithParameters } from './helm.js';

describe('helm', () => {
  it('reproduces ∫F² dQ² of the generator published with arXiv:1902.06765 for Ar40', () => {
    // Table "Helm" for argon in TEG_v1.cpp: the integral from Q² = 0 to infinity, 0.009204571 GeV², and from three
    // further Q². It uses the parameters of Lewin and Smith with A = 40.
    const published = [
      [0, 0.009204571045087985],
      [0.0001, 0.009105063589125746],
      [0.0003375, 0.00887264169337768],
      [0.0035937, 0.006184945091984],
    ] as const;
    const form = helm(lewinSmithParameters(40));
    for (const [from, expected] of published) {
      // The table stands for the ħc of its authors: 0.1973 instead of 0.19733 GeV fm moves the integral by 2.7e-4.
      expect(Math.abs(integralOfSquare(form.evaluate, from) / expected - 1)).toBeLessThan(3e-4);
    }
  });

  it('is the transform of a sphere with a Gaussian surface', () => {
    const { radiusFm, r0Fm, skinFm } = lewinSmithParameters(40);
    const sphere = Math.sqrt(radiusFm ** 2 + (7 / 3) * Math.PI ** 2 * r0Fm ** 2 - 5 * skinFm ** 2);
    // Convolution of a sphere of radius R with exp(−r²/2s²), up to a constant.
    const density = (r: number) => {
      const plus = (sphere + r) / (Math.SQRT2 * skinFm);
      const minus = (sphere - r) / (Math.SQRT2 * skinFm);
      const gaussians = Math.exp(-plus * plus) - Math.exp(-minus * minus);
      return errorFunction(plus) + errorFunction(minus) + (Math.sqrt(2 / Math.PI) * skinFm * gaussians) / r;
    };
    const form = helm({ radiusFm, r0Fm, skinFm });
    for (const q2 of [0.001, 0.005, 0.02, 0.05, 0.1]) {
      // The quadrature is good to 1e-13; the error function used here to 1e-12.
      expect(Math.abs(form.evaluate(q2) - densityTransform(density, q2, sphere + 8 * skinFm))).toBeLessThan(1e-10);
    }
  });

  it('has the mean square radius of the Fermi density it imitates', () => {
    const parameters = lewinSmithParameters(56);
    const expected = (3 * parameters.radiusFm ** 2 + 7 * Math.PI ** 2 * parameters.r0Fm ** 2) / 5;
    const step = 1e-6;
    const slope = (helm(parameters).evaluate(step) - 1) / step;
    // Curvature of F over the step: Q²⟨r²⟩/20 = 2e-5 of the slope.
    expect(Math.abs((-6 * slope * HBAR_C_GEV_FM ** 2) / expected - 1)).toBeLessThan(5e-5);
  });

  it('starts at 1 and never exceeds 1', () => {
    const range = { min: 3, max: 200 };
    fc.assert(
      fc.property(fc.integer(range), fc.double({ min: 0, max: 1e4, noNaN: true }), (massNumber, q2) => {
        const form = helm(lewinSmithParameters(massNumber));
        expect(form.evaluate(0)).toBe(1);
        expect(Math.abs(form.evaluate(q2))).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('carries its parameters in its name', () => {
    expect(helm({ radiusFm: 3.6, r0Fm: 0.52, skinFm: 0.9 }).name).toBe('helm:c=3.6,r0=0.52,s=0.9');
  });

  it('refuses parameters that leave no sphere', () => {
    expect(() => helm({ radiusFm: 1, r0Fm: 0.1, skinFm: 2 })).toThrow(/no sphere/);
    expect(() => helm({ radiusFm: -1, r0Fm: 0.52, skinFm: 0.9 })).toThrow(InputError);
    expect(() => helm({ radiusFm: 3, r0Fm: Number.NaN, skinFm: 0.9 })).toThrow(InputError);
    expect(() => helm({ radiusFm: 3, r0Fm: 0.52, skinFm: -0.9 })).toThrow(InputError);
  });
});

/** ∫F² dQ² from `from` to 2.25 GeV² by Simpson's rule in Q. */
function integralOfSquare(evaluate: (q2: number) => number, from: number): number {
  const start = Math.sqrt(from);
  const steps = 4000;
  const width = (1.5 - start) / steps;
  let sum = 0;
  for (let i = 0; i <= steps; i++) {
    const q = start + i * width;
    const weight = i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2;
    sum += weight * 2 * q * evaluate(q * q) ** 2;
  }
  return (sum * width) / 3;
}

/** erf by its power series, for |x| below 6 as needed here; beyond that it is ±1 to rounding. */
function errorFunction(x: number): number {
  if (Math.abs(x) > 6) return Math.sign(x);
  // erf x = (2/√π) e^(−x²) Σ 2^n x^(2n+1)/(2n+1)!!, all terms of one sign.
  let term = x;
  let sum = x;
  for (let n = 1; n < 200; n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return ((2 / Math.sqrt(Math.PI)) * sum) / Math.exp(x * x);
}
