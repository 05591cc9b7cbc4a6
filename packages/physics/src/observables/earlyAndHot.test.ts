import { describe, expect, it } from 'vitest';
import { HBAR_C_GEV_FM } from '../constants.js';
import { electroweakInputs } from '../couplings/electroweakInputs.js';
import { effectiveNeutrinos, widthOverExpansion } from './effectiveNeutrinos.js';
import { HOT_CORE, inverseDecayLuminosity } from './supernovaEmission.js';
import { thermalGas } from './thermalGas.js';

const inputs = electroweakInputs();

describe('thermalGas', () => {
  it('is radiation without mass: π²/30, and 7/8 of it for fermions', () => {
    for (const [sign, factor] of [
      [-1, 1],
      [1, 7 / 8],
    ] as const) {
      const { energy, pressure, heat } = thermalGas(0, sign);
      expect(energy / ((factor * Math.PI ** 2) / 30)).toBeCloseTo(1, 4);
      expect(pressure / energy).toBeCloseTo(1 / 3, 10);
      expect(heat / energy).toBeCloseTo(4, 5);
    }
  });

  it('has the heat that is the slope of its energy, and dp/dT = (ρ + p)/T', () => {
    const at = (temperature: number, sign: 1 | -1) => {
      const { energy, pressure } = thermalGas(1 / temperature, sign);
      return { energy: energy * temperature ** 4, pressure: pressure * temperature ** 4 };
    };
    for (const sign of [1, -1] as const) {
      for (const temperature of [0.2, 1, 5]) {
        const h = 1e-4 * temperature;
        const [low, high, here] = [at(temperature - h, sign), at(temperature + h, sign), at(temperature, sign)];
        const { heat } = thermalGas(1 / temperature, sign);
        expect((heat * temperature ** 3 * 2 * h) / (high.energy - low.energy)).toBeCloseTo(1, 4);
        const entropy = (here.energy + here.pressure) / temperature;
        expect((high.pressure - low.pressure) / (2 * h) / entropy).toBeCloseTo(1, 4);
      }
    }
  });
});

describe('effectiveNeutrinos', () => {
  const standard = effectiveNeutrinos(1, inputs);

  it('leaves some hundredths above 3 without a light boson', () => {
    // arXiv:2012.02726 has 3.0440 with corrections of QED of about 0.01, which are left out here
    expect(Math.abs(standard - 3.044)).toBeLessThan(0.01);
  });

  it('has the entropy of a boson that is lighter than the temperature of decoupling', () => {
    // three degrees of freedom against 21/4: (1 + 4/7)^(4/3); heat that neutrinos take from electrons meanwhile is 1 % of it
    const ratio = effectiveNeutrinos(2e-4, inputs) / standard;
    expect(Math.abs(ratio / (11 / 7) ** (4 / 3) - 1)).toBeLessThan(0.02);
  });

  it('adds about 0.2 between 10 and 20 MeV, as arXiv:1901.02010, and falls with the mass', () => {
    const [ten, twenty] = [0.01, 0.02].map((mass) => effectiveNeutrinos(mass, inputs) - standard);
    expect(ten).toBeGreaterThan(0.2);
    expect(twenty).toBeLessThan(0.2);
    expect(twenty).toBeGreaterThan(0);
  });

  it('compares a width with the expansion: Γ = H at T = M/3', () => {
    // H = 1.66 √10.75 T²/m_Planck
    const hubble = (1.66 * Math.sqrt(10.75) * (0.01 / 3) ** 2) / 1.2209e19;
    expect(widthOverExpansion(0.01, hubble)).toBeCloseTo(1, 2);
  });
});

describe('inverseDecayLuminosity', () => {
  it('is 3MΓ times the density of a thermal gas without trapping: M²T K₂(M/T)/2π²', () => {
    // K₂(1), Abramowitz and Stegun, table 9.8: e K₂ = 4.41677005
    const besselK2 = 4.41677005 / Math.E;
    const temperature = HOT_CORE.temperatureGeV;
    const width = 1e-25;
    const density = (temperature ** 3 * besselK2) / (2 * Math.PI ** 2);
    const volume = (4 / 3) * Math.PI * 1e19 ** 3;
    const perSecond = 2.99792458e23 / HBAR_C_GEV_FM;
    const expected = 3 * temperature * width * density * (volume / HBAR_C_GEV_FM ** 3) * perSecond * 1.602176634e-3;
    expect(inverseDecayLuminosity(temperature, width, HOT_CORE) / expected).toBeCloseTo(1, 4);
  });

  it('grows with the width until decays on the way out win', () => {
    const of = (coupling: number) => inverseDecayLuminosity(0.05, (coupling ** 2 * 0.05) / (12 * Math.PI), HOT_CORE);
    expect(of(2e-11) / of(1e-11)).toBeCloseTo(4, 3);
    expect(of(1e-6)).toBeLessThan(of(1e-8) * 1e-3);
    expect(of(0)).toBe(0);
  });

  it('falls with the mass as e^(−M/T)', () => {
    const of = (mass: number) => Math.log(inverseDecayLuminosity(mass, 1e-30, HOT_CORE));
    // beside a power of the mass of 5/2: half a unit between 0.6 and 0.7 GeV
    expect((of(0.6) - of(0.7)) / (0.1 / HOT_CORE.temperatureGeV)).toBeCloseTo(1, 0);
  });
});
