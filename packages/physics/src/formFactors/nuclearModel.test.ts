import { describe, expect, it } from 'vitest';
import { HBAR_C_GEV_FM } from '../constants.js';
import { CounterUniforms } from '../numerics/counterUniforms.js';
import { gaussLegendre } from '../numerics/gaussLegendre.js';
import type { Nuclide } from '../targets/nuclide.js';
import { nuclearModel, nuclearModelNames } from './nuclearModel.js';
import { blockedByShells, shellOccupations } from './oscillatorShells.js';
import { fermiGasFactor } from './pauliBlocking.js';
import { elasticScalingVariable, quasiElasticPeak, scalingFunction } from './superscaling.js';

const argon: Nuclide = {
  name: 'Ar40',
  protons: 18,
  neutrons: 22,
  massGeV: 37.2155,
  rmsChargeRadiusFm: 3.4274,
  symmetrisedFermi: { radiusFm: 3.5427, diffusenessFm: 0.523 },
};
const models = nuclearModelNames.flatMap((name) => nuclearModel(name) ?? []);
const factor = (name: string, nuclide = argon) => {
  const bound = nuclearModel(name)?.bound(nuclide, 'proton');
  if (bound === undefined) throw new Error(name);
  return bound.factor;
};

describe('nuclear models', () => {
  it.each(models)('$name: nothing is left at q = 0, all at large q, and more at larger q in between', ({ bound }) => {
    const { factor: of } = bound(argon, 'neutron');
    expect(Math.abs(of(0))).toBeLessThan(1e-12);
    // superscaling has nucleons of high momentum, which are blocked by their mirror up to some 1 % at 0.7 GeV
    expect(Math.abs(of(2) - 1)).toBeLessThan(1e-4);
    const values = Array.from({ length: 60 }, (_, i) => of(i * 0.02));
    for (let i = 1; i < values.length; i++) expect(values[i]).toBeGreaterThanOrEqual(values[i - 1] - 1e-12);
  });

  it('are named with the nearest known one where the name is wrong', () => {
    expect(() => nuclearModel('superscalling')).toThrow(/superscaling/);
    expect(nuclearModel()).toBeUndefined();
  });
});

describe('local Fermi gas', () => {
  it('of a uniform density is the global one with k_F = (3π²ρ)^⅓', () => {
    const radiusFm = 4;
    const uniform = { ...argon, symmetrisedFermi: { radiusFm, diffusenessFm: 1e-4 } };
    const density = 18 / ((4 / 3) * Math.PI * radiusFm ** 3);
    const fermi = HBAR_C_GEV_FM * Math.cbrt(3 * Math.PI ** 2 * density);
    // the skin of 1e-4 fm holds 3·1e-4/4 of the nucleons, which are less blocked
    for (const q of [0.05, 0.2, 0.4])
      expect(Math.abs(factor('local-fermi-gas', uniform)(q) - fermiGasFactor(q, fermi))).toBeLessThan(2e-4);
  });

  it('is the share of nucleons that a Monte Carlo kicks out of the sea of where they are', () => {
    const { radiusFm: c, diffusenessFm: a } = argon.symmetrisedFermi;
    const density = (r: number) => Math.sinh(c / a) / (Math.cosh(r / a) + Math.cosh(c / a));
    const farthest = c + 12 * a;
    const uniforms = new CounterUniforms(7, 0);
    const numbers = new Float64Array(4);
    const steps = 4000;
    let norm = 0;
    for (let i = 0; i < steps; i++)
      norm +=
        4 *
        Math.PI *
        ((farthest * (i + 0.5)) / steps) ** 2 *
        density((farthest * (i + 0.5)) / steps) *
        (farthest / steps);
    const q = 0.15;
    let [drawn, out] = [0, 0];
    for (let item = 0; drawn < 200_000; item++) {
      uniforms.fill(item, 0, 1, numbers);
      const [first, second, third, fourth] = numbers;
      const r = farthest * Math.cbrt(first);
      if (second > density(r)) continue;
      const fermi = HBAR_C_GEV_FM * Math.cbrt((3 * Math.PI ** 2 * 18 * density(r)) / norm);
      const k = fermi * Math.cbrt(third);
      const cosine = 2 * fourth - 1;
      drawn++;
      if (k * k + q * q + 2 * k * q * cosine > fermi * fermi) out++;
    }
    // 5 standard deviations of a share of a half of 2·10⁵
    expect(Math.abs(out / drawn - factor('local-fermi-gas')(q))).toBeLessThan((5 * 0.5) / Math.sqrt(200_000));
  });
});

describe('superscaling', () => {
  it('has a scaling function that is normalised to 1 within 1 % from ψ′ = −4 to 4', () => {
    const { nodes, weights } = gaussLegendre(200);
    const integral = nodes.reduce((sum, node, i) => sum + weights[i] * 4 * scalingFunction(4 * node), 0);
    // the sum rule of one nucleon, which the parameters were fitted to
    expect(Math.abs(integral - 1)).toBeLessThan(0.01);
  });

  it('has ψ = −|q|/2k_F without energy for slow nucleons, 1/√(1+κ²) less for fast ones', () => {
    expect(elasticScalingVariable(0.02, 0.24, 94)).toBeCloseTo(0.02 / 0.48, 7);
    expect(elasticScalingVariable(0.5, 0.24, 0.938)).toBeLessThan(0.5 / 0.48);
  });

  it('has the Fermi momenta of quasi-elastic peaks', () => {
    expect(quasiElasticPeak(12)).toEqual({ fermiMomentumGeV: 0.228, removalEnergyGeV: 0.0165 });
    expect(quasiElasticPeak(208).fermiMomentumGeV).toBe(0.245);
  });
});

describe('oscillator shells', () => {
  it('of ⁴He and ¹⁶O are the closed forms', () => {
    for (const x of [0.1, 0.7, 2.5]) {
      expect(blockedByShells(shellOccupations(2), 2, x)).toBeCloseTo(Math.exp(-x), 12);
      // 1s and 1p: ⟨s|s⟩² + 2⟨s|p⟩² + ⟨p_z|p_z⟩² + 2⟨p_x|p_x⟩², over four orbits
      const closed = (Math.exp(-x) * (1 + 2 * x + (1 - x) ** 2 + 2)) / 4;
      expect(blockedByShells(shellOccupations(8), 8, x)).toBeCloseTo(closed, 12);
    }
  });

  it('tend to the local Fermi gas in a heavy nucleus, at |q| above 0.1 GeV', () => {
    const lead = {
      ...argon,
      protons: 82,
      rmsChargeRadiusFm: 5.5012,
      symmetrisedFermi: { radiusFm: 6.6473, diffusenessFm: 0.523 },
    };
    for (const q of [0.15, 0.2, 0.3, 0.4]) {
      // 3 %: the density of an oscillator falls more slowly at the surface
      expect(Math.abs(factor('oscillator-shells', lead)(q) / factor('local-fermi-gas', lead)(q) - 1)).toBeLessThan(
        0.03,
      );
    }
  });

  it('begin with q², a Fermi gas with q', () => {
    const growth = (name: string) => factor(name)(0.008) / factor(name)(0.004);
    expect(growth('oscillator-shells')).toBeCloseTo(4, 1);
    expect(growth('local-fermi-gas')).toBeCloseTo(2, 1);
  });
});
