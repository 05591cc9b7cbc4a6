import { describe, expect, it } from 'vitest';
import { pairNodes, placePairNodes } from './pairNodes.js';

const muon = 0.1056583755;
const electron = 0.51099895e-3;

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);

describe('placePairNodes', () => {
  it.each([
    [muon, 0.3, 0.05],
    [muon, 20, 1e-4],
    [electron, 2, 0.1],
    [electron, 1e-6, 1e-3],
  ])(
    'integrates the phase space √λ/K² of a pair of leptons of %d GeV from its threshold to %d GeV² above',
    (mass, available, transfer) => {
      const nodes = pairNodes(28, mass, mass);
      placePairNodes(nodes, available, transfer);
      // √λ/K² = β for equal masses, and ∫β ds = sβ − 4m² artanh β
      const s = 4 * mass * mass + available;
      const beta = Math.sqrt(available / s);
      const integral = s * beta - 4 * mass * mass * Math.atanh(beta);
      // accuracy of 28 points for the logarithm of threshold to T
      expect(sum(nodes.weights) / integral).toBeCloseTo(1, 7);
      for (let i = 0; i < nodes.count; i++) {
        expect(nodes.pairMass2[i] * (1 - nodes.velocity2[i])).toBeCloseTo(4 * mass * mass, 12);
      }
    },
  );

  it('integrates the phase space of two flavours', () => {
    const nodes = pairNodes(28, electron, muon);
    placePairNodes(nodes, 5, 0.1);
    // with m_e → 0, √λ/K² = 1 − m²/K²; corrections of order m_e/m_μ times the threshold
    const threshold = (electron + muon) ** 2;
    const integral = 5 - muon ** 2 * Math.log((5 + threshold) / threshold);
    expect(Math.abs(sum(nodes.weights) / integral - 1)).toBeLessThan(1e-3);
  });

  it('has no nodes where there is no room', () => {
    const nodes = pairNodes(5, muon, muon);
    placePairNodes(nodes, 1, 0.1);
    expect(nodes.count).toBe(5);
    for (const available of [0, -1, Number.NaN]) {
      placePairNodes(nodes, available, 0.1);
      expect(nodes.count).toBe(0);
    }
  });
});
