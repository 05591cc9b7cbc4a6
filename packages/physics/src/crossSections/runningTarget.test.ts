import { expect, it } from 'vitest';
import { tridentChannel } from '../couplings/channels.js';
import { defaultElectroweakInputs as inputs } from '../couplings/electroweakInputs.js';
import { standardModel } from '../models/standardModel.js';
import { vacuumPolarisationFactor } from '../structureFunctions/vacuumPolarisation.js';
import { inclusiveCrossSection } from './inclusiveCrossSection.js';
import { type HadronicOptions, hadronicTerms, type Regime, type Target } from './regimes.js';

const argon: Target = {
  kind: 'nuclide',
  nuclide: {
    name: 'Ar40',
    protons: 18,
    neutrons: 22,
    massGeV: 37.2247,
    rmsChargeRadiusFm: 3.4274,
    symmetrisedFermi: { radiusFm: 3.6, diffusenessFm: 0.523 },
  },
};

const sigma = (regime: Regime, hadronic: HadronicOptions, tolerance = 1e-5) =>
  inclusiveCrossSection({
    channel: tridentChannel('numu:mumu'),
    terms: hadronicTerms(argon, regime, inputs, hadronic),
    energyGeV: 10,
    model: standardModel,
    inputs,
    tolerance,
  }).sigmaCm2;

it('is 1 for a real photon and grows with Q² as one pair of leptons and hadrons after the other joins', () => {
  expect(vacuumPolarisationFactor(0)).toBe(1);
  // far above m_e, the electron alone: (α/3π)[ln(Q²/m_e²) − 5/3]
  const electron = (7.2973525693e-3 / (3 * Math.PI)) * (Math.log(1e-3 / 0.51099895e-3 ** 2) - 5 / 3);
  // hadrons add 8.35e-3 ln(1 + Q²), muons less than 1e-4 there
  expect(vacuumPolarisationFactor(1e-3)).toBeCloseTo(1 / (1 - electron - 8.35e-6), 4);
});

// dσ/dQ² by differences of sharp cuts, times (α(Q²)/α)² at their middle: no use of what is tested
it.each(['coherent', 'proton'] as const)('multiplies dσ/dQ² of %s scattering', (regime) => {
  const edges = Array.from({ length: 39 }, (_, i) => 1e-4 * 10 ** (i / 7));
  let [before, expected] = [0, 0];
  for (const [i, edge] of edges.entries()) {
    const below = sigma(regime, { maximumQ2: edge });
    expected += (below - before) * vacuumPolarisationFactor(Math.sqrt(edge * (edges[i - 1] ?? edge / 2))) ** 2;
    before = below;
  }
  const whole = sigma(regime, {});
  expect(before / whole).toBeGreaterThan(0.9999);
  // the middle of a bin of a seventh of a decade is known to 3e-4 of a factor that changes by 2e-3 a decade
  expect(sigma(regime, { vacuumPolarisation: true }) / whole).toBeCloseTo(expected / before, 4);
});

it('multiplies structure functions too, which are published without it', () => {
  const ratio = sigma('inelastic', { vacuumPolarisation: true }, 1e-3) / sigma('inelastic', {}, 1e-3);
  // between those of the smallest Q² that counts and of W² of the beam
  expect(ratio).toBeGreaterThan(vacuumPolarisationFactor(1e-3) ** 2);
  expect(ratio).toBeLessThan(vacuumPolarisationFactor(10) ** 2);
});
