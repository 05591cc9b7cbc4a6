import { describe, expect, it } from 'vitest';
import { carbonSeries, heliumGaussians } from '../../test/densitySamples.js';
import { HBAR_C_GEV_FM } from '../constants.js';
import { InputError } from '../errors.js';
import { gaussLegendre } from '../numerics/gaussLegendre.js';
import { chargeDensity, densityRms, scaledDensity } from '../targets/chargeDensity.js';
import type { ChargeDensity, Nuclide } from '../targets/nuclide.js';
import { nuclearFormFactor, nuclideForFormFactor, requireOneFormFactor } from './parseFormFactor.js';
import { densityFormFactor, densityRange } from './publishedDensity.js';
import { rmsChargeRadius } from './rmsChargeRadius.js';

const fermi = { kind: 'woods-saxon', radiusFm: 3.53, diffusenessFm: 0.542, centralDepression: 0 } as const;
const shapes: readonly ChargeDensity[] = [carbonSeries, heliumGaussians, fermi];

const carbon: Nuclide = {
  name: 'C12',
  protons: 6,
  neutrons: 6,
  massGeV: 11.1749,
  rmsChargeRadiusFm: 2.4702,
  symmetrisedFermi: { radiusFm: 1.97, diffusenessFm: 0.523 },
  densities: [
    { density: carbonSeries, momentaPerFm: [0, 2.75] },
    { density: { ...carbonSeries, cutoffFm: 8.1 } },
    { density: fermi, label: 'Fi76' },
  ],
};

/**
 * ∫F²dQ² over all Q² [GeV²] from the density in coordinate space, without any form factor: with ∫ρr²dr = 1 it is
 * (ħc)² ∬ ρ(r) ρ(s) r s ln((r+s)/|r−s|) dr ds, as ∫ sin(qr) sin(qs) dq/q = ½ ln((r+s)/|r−s|).
 */
function integralInSpace(density: (r: number) => number, maximum: number): number {
  const rule = gaussLegendre(24);
  const panels = 24;
  const half = maximum / panels / 2;
  const point = (panel: number, i: number) => half * (2 * panel + 1 + rule.nodes[i]);
  let [charge, total] = [0, 0];
  for (let p = 0; p < panels; p++) {
    for (let i = 0; i < rule.nodes.length; i++) {
      const r = point(p, i);
      const outer = half * rule.weights[i] * density(r) * r;
      charge += outer * r;
      // s = r ± u² on either side of the logarithm, where its root times u is smooth
      for (const [length, sign] of [
        [r, -1],
        [maximum - r, 1],
      ] as const) {
        for (let k = 0; k < panels; k++) {
          for (let j = 0; j < rule.nodes.length; j++) {
            const u = (point(k, j) / maximum) * Math.sqrt(length);
            const s = r + sign * u * u;
            const width = (half / maximum) * Math.sqrt(length) * rule.weights[j];
            total += outer * width * 2 * u * density(s) * s * Math.log((r + s) / (u * u));
          }
        }
      }
    }
  }
  return (HBAR_C_GEV_FM ** 2 * total) / charge ** 2;
}

/** ∫F²dQ² up to Q = 3 GeV by Simpson's rule in Q. */
function integralOfSquare(evaluate: (q2: number) => number): number {
  const steps = 6000;
  let sum = 0;
  for (let i = 1; i <= steps; i++) {
    const q = (3 * i) / steps;
    sum += (i === steps ? 1 : i % 2 === 1 ? 4 : 2) * 2 * q * evaluate(q * q) ** 2;
  }
  return (sum * 3) / steps / 3;
}

describe('densities', () => {
  it.each(shapes)('of kind $kind have ∫F²dQ² of the double integral over the density', (density) => {
    const form = densityFormFactor(density);
    const inSpace = integralInSpace(chargeDensity(density), density.kind === 'fourier-bessel' ? density.cutoffFm : 14);
    // quadrature of the logarithm, and the tail of F beyond 3 GeV
    expect(Math.abs(integralOfSquare(form.evaluate) / inSpace - 1)).toBeLessThan(1e-5);
  });

  it('are scaled in all lengths: F(Q²) becomes F(Q²s²)', () => {
    for (const density of shapes) {
      const [form, scaled] = [density, scaledDensity(density, 1.03)].map((one) => densityFormFactor(one));
      for (const q2 of [0.001, 0.02, 0.09]) {
        expect(Math.abs(scaled.evaluate(q2) - form.evaluate(q2 * 1.03 ** 2))).toBeLessThan(1e-13);
      }
      expect(Math.abs(densityRms(scaledDensity(density, 1.03)) / (1.03 * densityRms(density)) - 1)).toBeLessThan(1e-14);
    }
  });

  it.each([...shapes, { ...fermi, centralDepression: -0.19 }])(
    'of kind $kind have the radius of the slope of F',
    (density) => {
      // three steps of the slope leave 1e-8
      const slope = rmsChargeRadius(densityFormFactor(density), 3);
      expect(Math.abs(densityRms(density) / slope - 1)).toBeLessThan(1e-7);
    },
  );

  it('are known to the data of the fit, else to the last term of a series', () => {
    expect(densityRange({ density: carbonSeries, momentaPerFm: [0.25, 2.75] })).toEqual([0.25, 2.75]);
    expect(densityRange({ density: carbonSeries })[1]).toBeCloseTo((15 * Math.PI) / 8, 12);
    expect(densityRange({ density: fermi })).toEqual([0, Number.POSITIVE_INFINITY]);
  });
});

describe('form factors of published densities', () => {
  const at = 0.0137;

  it('are named by kind and number, and read back', () => {
    const first = nuclearFormFactor('fourier-bessel', carbon);
    expect(first.name).toBe('fourier-bessel:set=1');
    expect(first.momentaPerFm).toEqual([0, 2.75]);
    expect(nuclearFormFactor('fourier-bessel:set=2', carbon).evaluate(at)).not.toBe(first.evaluate(at));
    for (const name of ['fourier-bessel:set=2,rms=2.5', 'fourier-bessel:set=1,hbarc=0.197', 'woods-saxon:set=1']) {
      const form = nuclearFormFactor(name, carbon);
      expect(nuclearFormFactor(form.name, carbon).evaluate(at)).toBe(form.evaluate(at));
    }
  });

  it('are, as `published`, an expansion at the measured radius, or the default where there is none', () => {
    const form = nuclearFormFactor('published', carbon);
    expect(form.name).toBe('fourier-bessel:set=1,rms=2.4702');
    expect(form.evaluate(at)).toBe(nuclearFormFactor(form.name, carbon).evaluate(at));
    const read = nuclideForFormFactor(carbon, 'published');
    expect(read.densities).toHaveLength(1);
    expect(nuclearFormFactor('published', read).evaluate(at)).toBe(form.evaluate(at));
    const { densities: _, ...plain } = carbon;
    expect(nuclearFormFactor('published', plain).name).toBe('symmetrised-fermi:c=1.97,a=0.523');
  });

  it('take the radius asked for', () => {
    for (const name of ['fourier-bessel:rms=2.5', 'woods-saxon:rms=2.5']) {
      const form = nuclearFormFactor(name, carbon);
      const slope = (1 - form.evaluate(1e-7)) / 1e-7;
      // F = 1 − Q²r²/6: the next order is 1e-6 of it
      expect(Math.abs(Math.sqrt(6 * slope) * HBAR_C_GEV_FM - 2.5)).toBeLessThan(1e-5);
    }
  });

  it('refuse what the nuclide does not have, and what no number or radius can be', () => {
    const bad = ['sum-of-gaussians', 'fourier-bessel:set=3', 'fourier-bessel:set=0', 'fourier-bessel:set=1.5'];
    for (const name of [...bad, 'fourier-bessel:rms=0', 'fourier-bessel:c=3', 'woods-saxon:set=1,c=3', 'ensemble']) {
      expect(() => nuclearFormFactor(name, carbon), name).toThrow(InputError);
    }
    expect(() => requireOneFormFactor('ensemble')).toThrow(/only sigma has/);
    expect(() => requireOneFormFactor('ensemble:set=1')).toThrow(/takes no parameters\. Write ensemble alone/);
    expect(() => requireOneFormFactor('fourier-bessel')).not.toThrow();
  });

  it('leave with the nuclide only what they read, so that others do not depend on it', () => {
    const { densities, ...plain } = carbon;
    for (const name of [undefined, 'symmetrised-fermi', 'woods-saxon', 'helm', 'point']) {
      expect(nuclideForFormFactor(carbon, name)).toEqual(plain);
    }
    expect(nuclideForFormFactor(carbon, 'fourier-bessel').densities).toEqual(densities?.slice(0, 1));
    expect(nuclideForFormFactor(carbon, 'woods-saxon:set=1').densities).toEqual(densities?.slice(2));
    expect(nuclideForFormFactor(carbon, 'ensemble')).toEqual(carbon);
    expect(() => nuclideForFormFactor(carbon, 'ensemble:set=1')).toThrow(/takes no parameters/);
  });
});
