import { expect, it } from 'vitest';
import {
  ELECTRON_MASS_GEV,
  FINE_STRUCTURE_CONSTANT,
  MUON_MASS_GEV,
  TAU_MASS_GEV,
  Z_BOSON_MASS_GEV,
} from '../constants.js';
import { runningCoupling } from './runningCoupling.js';

it('runs from 1/137.036 to 1/128.9 at the Z', () => {
  expect(runningCoupling(0)).toBe(FINE_STRUCTURE_CONSTANT);
  // PDG: Δα_lep = 0.03150, Δα_had⁽⁵⁾ = 0.0277, so 1/α = 137.036 (1 − 0.0592) = 128.92. The hadronic part was 0.0287 ± 0.0009 in 1989.
  expect(Math.abs(1 / runningCoupling(Z_BOSON_MASS_GEV ** 2) - 128.92)).toBeLessThan(0.3);
});

it('has the leptons of one loop, α/3π [Σ ln(Q²/m²) − 5/3 each]', () => {
  const q2 = 1e3;
  const leptons = [ELECTRON_MASS_GEV, MUON_MASS_GEV, TAU_MASS_GEV].reduce(
    (sum, mass) => sum + Math.log(q2 / mass ** 2) - 5 / 3,
    0,
  );
  const hadrons = 0.00165 + 0.00299 * Math.log1p(q2);
  const closed = FINE_STRUCTURE_CONSTANT / (1 - (FINE_STRUCTURE_CONSTANT / (3 * Math.PI)) * leptons - hadrons);
  // masses are rounded in the constants of the parametrisation
  expect(runningCoupling(q2) / closed).toBeCloseTo(1, 4);
});

it('grows, with small steps where a lepton or another form of the hadrons enters', () => {
  for (const at of [0.09, 9, 1e4]) {
    const jump = runningCoupling(at) / runningCoupling(at * (1 - 1e-12)) - 1;
    expect(Math.abs(jump)).toBeLessThan(1e-3);
  }
  const values = [1e-5, 1e-3, 0.05, 0.5, 5, 50, 5e3, 1e6].map(runningCoupling);
  for (let i = 1; i < values.length; i++) expect(values[i]).toBeGreaterThan(values[i - 1]);
});
