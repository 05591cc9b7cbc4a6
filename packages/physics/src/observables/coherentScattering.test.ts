import { describe, expect, it } from 'vitest';
import { electroweakInputs } from '../couplings/electroweakInputs.js';
import { helm, lewinSmithParameters, pointFormFactor } from '../formFactors/index.js';
import type { VectorCharges } from '../models/mediators.js';
import {
  type CoherentTarget,
  coherentDifferential,
  coherentTargets,
  nuclearVectorCoupling,
  weakCharge,
} from './coherentScattering.js';
import { largestRecoil, neutrinoElectronDifferential } from './neutrinoElectron.js';
import { recoilRate, standardRate } from './recoilRate.js';
import { stoppedPionNeutrinos } from './stoppedPions.js';

const inputs = electroweakInputs();
const none = { e: 0, mu: 0, tau: 0 };
const nucleus = (protons: number, neutrons: number, massGeV: number, share = 1): CoherentTarget => ({
  protons,
  neutrons,
  massGeV,
  formFactor: helm(lewinSmithParameters(protons + neutrons)),
  share,
});
const caesium = nucleus(55, 78, 123.8, 0.5);
const iodine = nucleus(53, 74, 118.21, 0.5);
const argon = nucleus(18, 22, 37.2155);
const everything = () => 1;
/** Per nucleus, mean of the three kinds of neutrinos [10⁻⁴⁰ cm²]. */
const fluxAveraged = (targets: readonly CoherentTarget[], ew = inputs) =>
  (targets
    .flatMap((target) => coherentTargets(target, everything, ew))
    .reduce((sum, one) => sum + standardRate(one), 0) *
    inputs.hbarCSquared *
    1e40) /
  3;

describe('coherent scattering in the Standard Model', () => {
  it('is that on electrons for equal couplings to both helicities, but for (T/E)² that depends on the spin', () => {
    const m = inputs.leptonMass.e;
    const electron = { massGeV: m, formFactor: pointFormFactor };
    for (const [recoil, energy] of [
      [1e-6, 1e-3],
      [1e-4, 1e-3],
      [5e-4, 1e-3],
    ]) {
      const spin = ((inputs.fermiConstant ** 2 * m) / Math.PI) * 0.5 * 0.64 * (recoil / energy) ** 2;
      const coherent = coherentDifferential(0.8, electron, recoil, energy, inputs) + spin;
      expect(coherent / neutrinoElectronDifferential(0.8, 0, recoil, energy, inputs)).toBeCloseTo(1, 12);
    }
  });

  it('vanishes at the largest recoil and has the total G_F²V²E²/π at low energy', () => {
    const target = { massGeV: 100, formFactor: pointFormFactor };
    const energy = 1e-4;
    const top = largestRecoil(energy, 100);
    expect(coherentDifferential(1, target, top, energy, inputs)).toBeCloseTo(0, 20);
    let sum = 0;
    for (let i = 0; i < 1000; i++) {
      sum += (coherentDifferential(1, target, (top * (i + 0.5)) / 1000, energy, inputs) * top) / 1000;
    }
    expect(sum / ((inputs.fermiConstant ** 2 * energy ** 2) / Math.PI)).toBeCloseTo(1, 5);
  });

  it('averaged over the flux is what COHERENT predicts for CsI, (189 ± 6)·10⁻⁴⁰ cm² (arXiv:2110.07730)', () => {
    // s² = 0.2312 here, without the running to 0.2386 and radiative corrections: 4.6 % of the weak charge squared; with it 187
    expect(fluxAveraged([caesium, iodine])).toBeGreaterThan(175);
    const running = electroweakInputs({ sin2ThetaW: 0.23857 });
    expect(Math.abs(fluxAveraged([caesium, iodine], running) - 189)).toBeLessThan(6);
  });

  it('is enhanced by neutrons: caesium to argon as their weak charges squared, less what form factors take', () => {
    const charges = (weakCharge(caesium, inputs) / weakCharge(argon, inputs)) ** 2;
    const ratio = fluxAveraged([nucleus(55, 78, 123.8)]) / fluxAveraged([argon]);
    expect(ratio).toBeLessThan(charges);
    expect(ratio).toBeGreaterThan(0.7 * charges);
  });
});

describe('stoppedPionNeutrinos', () => {
  it('are one of each kind, with mean energies 29.8, 7/20 m_μ and 3/10 m_μ', () => {
    const [line, ...others] = stoppedPionNeutrinos(inputs);
    expect(line.largestEnergyGeV * 1e3).toBeCloseTo(29.79, 2);
    const means = others.map(({ spectrum, largestEnergyGeV }) => {
      let [norm, mean] = [0, 0];
      for (let i = 0; i < 2000; i++) {
        const energy = (largestEnergyGeV * (i + 0.5)) / 2000;
        const density = typeof spectrum === 'string' ? 0 : (spectrum(energy) * largestEnergyGeV) / 2000;
        norm += density;
        mean += density * energy;
      }
      expect(norm).toBeCloseTo(1, 6);
      return mean / inputs.leptonMass.mu;
    });
    expect(means[0]).toBeCloseTo(7 / 20, 6);
    expect(means[1]).toBeCloseTo(3 / 10, 6);
  });
});

describe('a boson in coherent scattering', () => {
  const equal = { e: 1, mu: 1, tau: 1 };
  const minus = { e: -1, mu: -1, tau: -1 };
  const universal: VectorCharges = { neutrino: equal, vector: equal, axial: none, quark: 1 };
  const bMinusL: VectorCharges = { neutrino: minus, vector: minus, axial: none, quark: 1 / 3 };
  const targets = coherentTargets(caesium, everything, inputs);

  it('counts three quarks in every nucleon, and the charge of the protons where it mixes with the photon', () => {
    expect(nuclearVectorCoupling(caesium, universal, -1e-3, inputs)).toBeCloseTo(3 * 133, 12);
    expect(nuclearVectorCoupling(caesium, bMinusL, -1e-3, inputs)).toBeCloseTo(133, 12);
    const mixed = { ...universal, quark: 0, mixing: 0.01, loops: false };
    const e = Math.sqrt(4 * Math.PI * inputs.alpha);
    expect(nuclearVectorCoupling(caesium, mixed, -1e-3, inputs)).toBeCloseTo(-55 * e * 0.01, 12);
  });

  it('interferes destructively where all charges have one sign, constructively for B − L', () => {
    const rate = recoilRate(targets, inputs);
    expect(rate(0.05, universal).linear).toBeLessThan(0);
    expect(rate(0.05, bMinusL).linear).toBeGreaterThan(0);
  });

  it('of a heavy boson multiplies the rate by (1 + x)², x = g²Q_νQ_N/(√2 G_F M² V)', () => {
    const rate = recoilRate(targets, inputs)(100, universal);
    const x = (3 * 133) / (Math.SQRT2 * inputs.fermiConstant * 1e4 * weakCharge(caesium, inputs));
    expect(rate.linear / (2 * x)).toBeCloseTo(1, 6);
    expect(rate.quadratic / (x * x)).toBeCloseTo(1, 6);
  });

  it('of any mass is settled to six digits by the recoils taken, where small ones do not count: a fine sum agrees', () => {
    const { largestEnergyGeV: energy } = stoppedPionNeutrinos(inputs)[0];
    const top = largestRecoil(energy, caesium.massGeV);
    // as the efficiencies of both detectors, which vanish at some keV; without them a light boson has 1/T² there
    const acceptance = (recoil: number) => (recoil / top) ** 4;
    const line = coherentTargets(caesium, acceptance, inputs).slice(0, 1);
    const v = weakCharge(caesium, inputs);
    for (const mass of [1e-3, 0.03, 1]) {
      const { linear, quadratic } = recoilRate(line, inputs)(mass, universal);
      const steps = 2000;
      let [standard, one, two] = [0, 0, 0];
      for (let i = 0; i < steps; i++) {
        const recoil = (top * (i + 0.5)) / steps;
        const at = acceptance(recoil) * coherentDifferential(1, caesium, recoil, energy, inputs);
        const shift = 399 / (Math.SQRT2 * inputs.fermiConstant * (mass * mass + 2 * caesium.massGeV * recoil));
        standard += v * v * at;
        one += 2 * v * shift * at;
        two += shift * shift * at;
      }
      expect(linear / (one / standard)).toBeCloseTo(1, 5);
      expect(quadratic / (two / standard)).toBeCloseTo(1, 5);
    }
  });
});
