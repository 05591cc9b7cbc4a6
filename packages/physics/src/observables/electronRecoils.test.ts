import { describe, expect, it } from 'vitest';
import { electroweakInputs } from '../couplings/electroweakInputs.js';
import type { VectorCharges } from '../models/mediators.js';
import { electronRecoilForm, electronRecoils, electronStandardCouplings, electronTarget } from './electronRecoils.js';
import { neutrinoElectronDifferential, recoilCrossSection } from './neutrinoElectron.js';
import { fissileIsotopes, reactorMixture, reactorSpectrum } from './reactorNeutrinos.js';
import { recoilRate, standardRate } from './recoilRate.js';

const inputs = electroweakInputs();
const none = { e: 0, mu: 0, tau: 0 };
const all = { e: 1, mu: 1, tau: 1 };
const vectorLike: VectorCharges = {
  neutrino: all,
  vector: { ...none, e: 1, mu: -1 },
  axial: { ...none, e: 0.5 },
};

describe('electronRecoilForm', () => {
  it('is the cross section of any couplings; antineutrinos exchange left and right', () => {
    const [recoil, energy] = [2e-3, 4e-3];
    for (const [v, a] of [
      [0.3, -0.7],
      [-0.04, -0.5],
    ]) {
      const of = (antineutrino: boolean) => {
        const { vector, mixed, axial } = electronRecoilForm(recoil, energy, antineutrino, inputs);
        return vector * v * v + mixed * v * a + axial * a * a;
      };
      expect(of(false) / neutrinoElectronDifferential(v, a, recoil, energy, inputs)).toBeCloseTo(1, 12);
      expect(of(true) / neutrinoElectronDifferential(v, -a, recoil, energy, inputs)).toBeCloseTo(1, 12);
    }
  });
});

describe('electronRecoils', () => {
  const window = { leastRecoilGeV: 1e-3, largestRecoilGeV: 1 };

  it('of one energy give the cross section, and its change by a boson, that layered quadrature gives', () => {
    const energy = 5e-3;
    for (const flavour of ['e', 'mu'] as const) {
      const nodes = electronRecoils({ flavour, antineutrino: false, spectrum: energy }, window, inputs);
      const target = electronTarget(nodes, inputs);
      const rate = recoilRate([target], inputs);
      for (const mass of [1e-3, 0.02, 5]) {
        const expected = recoilCrossSection(
          flavour,
          { ...window, neutrinoEnergyGeV: energy },
          mass,
          vectorLike,
          inputs,
        );
        const { linear, quadratic } = rate(mass, vectorLike);
        expect(standardRate(target) / expected.standard).toBeCloseTo(1, 10);
        // the other takes it from a difference of rates at unit coupling, which are 10¹⁰ times as large for the lightest
        expect((linear * expected.standard) / expected.linear).toBeCloseTo(1, 5);
        expect((quadratic * expected.standard) / expected.quadratic).toBeCloseTo(1, 8);
      }
    }
  });

  it('of a spectrum are the average over it', () => {
    const [low, high] = [3e-3, 6e-3];
    const spectrum = { density: (e: number) => e * e, leastGeV: low, largestGeV: high };
    const target = electronTarget(
      electronRecoils({ flavour: 'e', antineutrino: true, spectrum }, window, inputs),
      inputs,
    );
    const { e } = electronStandardCouplings(inputs);
    const steps = 300;
    let sum = 0;
    for (let i = 0; i < steps; i++) {
      const energy = low + ((high - low) * (i + 0.5)) / steps;
      const single = electronTarget(
        electronRecoils({ flavour: 'e', antineutrino: true, spectrum: energy }, window, inputs),
        inputs,
      );
      sum += (energy * energy * standardRate(single) * (high - low)) / steps;
    }
    expect(e).toEqual({ vector: 0.5 + 2 * inputs.sin2ThetaW, axial: 0.5 });
    // the recoils of a spectrum end smoothly where the highest energy ends; 24 points and 300 strips agree to 10⁻⁴
    expect(Math.abs(standardRate(target) / sum - 1)).toBeLessThan(3e-4);
  });
});

describe('charges that change the flavour of the neutrino', () => {
  it('add the square of what a diagonal charge of the same size adds, and do not interfere', () => {
    const window = { leastRecoilGeV: 1, largestRecoilGeV: 20 };
    const nodes = electronRecoils({ flavour: 'mu', antineutrino: false, spectrum: 20 }, window, inputs);
    const rate = recoilRate([electronTarget(nodes, inputs)], inputs);
    const electrons: VectorCharges = { neutrino: none, vector: { ...none, e: 1, mu: -1 }, axial: none };
    const diagonal = rate(0.1, { ...electrons, neutrino: { ...none, mu: 2 } });
    const changing = rate(0.1, { ...electrons, flavourChanging: { eMu: 0, eTau: 1, muTau: 2 } });
    expect(changing.linear).toBe(0);
    expect(changing.quadratic / diagonal.quadratic).toBeCloseTo(1, 12);
  });
});

describe('the reactor spectrum', () => {
  it('of ²³⁵U is that of the other fit of the same year, by Mueller et al., within 4 % over its range', () => {
    // arXiv:1101.2663, table VI, read in a public program; the two papers differ by 1 to 4 %
    const other = [3.217, -3.111, 1.395, -0.369, 0.04445, -0.002053];
    for (let energy = 2; energy <= 8; energy += 0.5) {
      const mueller = Math.exp(other.reduce((sum, coefficient, k) => sum + coefficient * energy ** k, 0));
      expect(Math.abs(reactorSpectrum('U235', energy) / mueller - 1)).toBeLessThan(0.04);
    }
  });

  it('orders the isotopes as their neutrons, adds them in a mixture, and is nothing outside its range', () => {
    const [u235, u238, pu239, pu241] = fissileIsotopes.map((isotope) => reactorSpectrum(isotope, 4));
    expect([u238 > u235, u235 > pu241, pu241 > pu239]).toEqual([true, true, true]);
    const mixture = reactorMixture({ U235: 0.5, U238: 0, Pu239: 0.5, Pu241: 0 });
    expect(mixture(4)).toBeCloseTo((u235 + pu239) / 2, 15);
    expect([reactorSpectrum('U235', 1.9), reactorSpectrum('U235', 8.1)]).toEqual([0, 0]);
  });
});
