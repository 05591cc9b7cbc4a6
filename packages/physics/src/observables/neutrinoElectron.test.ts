import { describe, expect, it } from 'vitest';
import { electroweakInputs } from '../couplings/electroweakInputs.js';
import { lmuLtauCharges } from '../models/lmuLtau.js';
import type { VectorCharges } from '../models/mediators.js';
import {
  couplingAtRateShift,
  largestRecoil,
  neutrinoElectronDifferential,
  recoilCrossSection,
  recoilRateRatio,
} from './neutrinoElectron.js';

const inputs = electroweakInputs();
const m = inputs.leptonMass.e;
const beryllium = { neutrinoEnergyGeV: 0.862e-3, leastRecoilGeV: 0, largestRecoilGeV: Number.POSITIVE_INFINITY };
const sigma = (flavour: 'e' | 'mu' | 'tau', energy: number) =>
  recoilCrossSection(flavour, { ...beryllium, neutrinoEnergyGeV: energy }, 1, lmuLtauCharges, inputs).standard;

describe('neutrino–electron scattering in the Standard Model', () => {
  it('has the total cross section (2G_F²mE/π)(g_L² + g_R²/3) at high energy', () => {
    const s2 = inputs.sin2ThetaW;
    for (const [flavour, left] of [
      ['e', 0.5 + s2],
      ['mu', -0.5 + s2],
      ['tau', -0.5 + s2],
    ] as const) {
      const expected = ((2 * inputs.fermiConstant ** 2 * m * 1000) / Math.PI) * (left ** 2 + s2 ** 2 / 3);
      expect(sigma(flavour, 1000) / expected).toBeCloseTo(1, 5);
    }
  });

  it('is the closed integral over the recoil at 862 keV', () => {
    const [energy, top] = [0.862e-3, largestRecoil(0.862e-3, m)];
    const [left, right] = [0.5 + inputs.sin2ThetaW, inputs.sin2ThetaW];
    const y = top / energy;
    const bracket =
      left ** 2 * top +
      (right ** 2 * energy * (1 - (1 - y) ** 3)) / 3 -
      (left * right * m * top ** 2) / (2 * energy ** 2);
    expect(sigma('e', energy) / (((2 * inputs.fermiConstant ** 2 * m) / Math.PI) * bracket)).toBeCloseTo(1, 12);
    expect(top).toBeCloseTo(0.665e-3, 6);
  });

  it('gives the rate of Borexino: 46.0 counts a day in 100 t for a flux of 3.10·10⁹/cm²s (arXiv:1104.1816)', () => {
    // pseudocumene, C₉H₁₂: 66 electrons in 120.19 g/mol; 89.6 % of ⁷Be neutrinos are in the line of 862 keV. The two numbers are
    // good to 0.3 %; radiative corrections, left out here, and the choice of s² are 2 % each.
    const electrons = (1e8 / 120.19) * 66 * 6.02214e23;
    const rate = sigma('e', 0.862e-3) * inputs.hbarCSquared * electrons * 0.896 * 3.1e9 * 86_400;
    expect(Math.abs(rate / 46.0 - 1)).toBeLessThan(0.04);
  });
});

describe('recoilCrossSection with a boson', () => {
  it('interferes with opposite signs for ν_μ and ν_τ, destructively for ν_μ at small s², and leaves ν_e alone', () => {
    const [e, mu, tau] = (['e', 'mu', 'tau'] as const).map((flavour) =>
      recoilCrossSection(flavour, beryllium, 0.01, lmuLtauCharges, inputs),
    );
    expect([e.linear, e.quadratic]).toEqual([0, 0]);
    expect(tau.linear).toBe(-mu.linear);
    expect(tau.quadratic).toBe(mu.quadratic);
    expect(mu.quadratic).toBeGreaterThan(0);
  });

  it('is a contact interaction for a heavy boson: V shifts by g²Q_ν eε/(√2 G_F M²), A by g²Q_νQ_A/(√2 G_F M²)', () => {
    const none = { e: 0, mu: 0, tau: 0 };
    const charges: VectorCharges = {
      neutrino: { ...none, mu: 1 },
      vector: { ...none, mu: 1, tau: -1 },
      axial: { ...none, e: 0.5 },
    };
    const mass = 1000;
    const { standard, linear, quadratic } = recoilCrossSection('mu', beryllium, mass, charges, inputs);
    const e = Math.sqrt(4 * Math.PI * inputs.alpha);
    const mixing = ((e * e) / (12 * Math.PI ** 2)) * Math.log((inputs.leptonMass.mu / inputs.leptonMass.tau) ** 2);
    const unit = 1 / (Math.SQRT2 * inputs.fermiConstant * mass * mass);
    const [dV, dA] = [unit * mixing, unit * 0.5];
    const steps = 4000;
    const top = largestRecoil(beryllium.neutrinoEnergyGeV, m);
    const total = (scale: number) => {
      let sum = 0;
      for (let i = 0; i < steps; i++) {
        const recoil = (top * (i + 0.5)) / steps;
        const [v, a] = [-0.5 + 2 * inputs.sin2ThetaW + scale * dV, -0.5 + scale * dA];
        sum += neutrinoElectronDifferential(v, a, recoil, beryllium.neutrinoEnergyGeV, inputs);
      }
      return (sum * top) / steps;
    };
    for (const scale of [1, 10, 50]) {
      expect((standard + linear * scale + quadratic * scale * scale) / total(scale)).toBeCloseTo(1, 6);
    }
  });

  it('of a light boson is settled to ten digits by the layered quadrature: halves add to the whole', () => {
    for (const mass of [1e-3, 1e-5]) {
      const part = (least: number, largest: number) =>
        recoilCrossSection(
          'mu',
          { ...beryllium, leastRecoilGeV: least, largestRecoilGeV: largest },
          mass,
          lmuLtauCharges,
          inputs,
        ).quadratic;
      const whole = part(0, 1);
      expect((part(0, 1e-4) + part(1e-4, 1)) / whole).toBeCloseTo(1, 10);
    }
  });
});

describe('recoilRateRatio and couplingAtRateShift', () => {
  it('lose the interference where ν_μ and ν_τ arrive in equal numbers', () => {
    const equal = recoilRateRatio({ e: 0.5, mu: 0.25, tau: 0.25 }, beryllium, 0.01, lmuLtauCharges, inputs);
    expect(Math.abs(equal.linear)).toBeLessThan(1e-15 * equal.quadratic);
    const muons = recoilRateRatio({ e: 0.5, mu: 0.5, tau: 0 }, beryllium, 0.01, lmuLtauCharges, inputs);
    expect(muons.quadratic / equal.quadratic).toBeCloseTo(1, 12);
  });

  it('find the smallest coupling with a given change of the rate, up or down', () => {
    for (const ratio of [
      { linear: 2, quadratic: 3 },
      { linear: -2, quadratic: 3 },
      { linear: -0.1, quadratic: 3 },
      { linear: 0, quadratic: 3 },
      { linear: 2, quadratic: 0 },
    ]) {
      const g = couplingAtRateShift(ratio, 0.08) as number;
      const change = (x: number) => Math.abs(ratio.linear * x ** 2 + ratio.quadratic * x ** 4);
      expect(change(g)).toBeCloseTo(0.08, 12);
      for (let i = 1; i < 50; i++) expect(change((g * i) / 50)).toBeLessThan(0.08);
    }
    expect(couplingAtRateShift({ linear: 0, quadratic: 0 }, 0.08)).toBeNull();
  });
});
