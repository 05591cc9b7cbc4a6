import { describe, expect, it } from 'vitest';
import { electroweakInputs } from '../couplings/electroweakInputs.js';
import { leptophilicCharges } from '../models/neutrinoblindScalars.js';
import { pseudoscalarTriangle, scalarTriangle, scalarWidths } from './scalarDecays.js';

const inputs = electroweakInputs();
const none = { e: 0, mu: 0, tau: 0 };
const muon = (scalar: number, pseudoscalar = 0) => ({
  neutrino: none,
  scalar: { ...none, mu: scalar },
  pseudoscalar: { ...none, mu: pseudoscalar },
});
const { mu: m } = inputs.leptonMass;

describe('the triangles of φ → γγ', () => {
  it('are 4/3 and 2 for a heavy fermion, and continue from the series into the closed form', () => {
    expect(scalarTriangle(1e-9).re).toBeCloseTo(4 / 3, 8);
    expect(pseudoscalarTriangle(1e-9).re).toBeCloseTo(2, 8);
    expect(scalarTriangle(0.9999999e-3).re).toBeCloseTo(scalarTriangle(1.0000001e-3).re, 8);
  });

  it('are the integrals over Feynman parameters, 4∫∫(1 − 4xy)/(1 − 4τxy) and 4∫∫1/(1 − 4τxy)', () => {
    for (const tau of [0.01, 0.3, 0.9]) {
      // the inner integral over y from 0 to 1 − x by the midpoint rule, error 1/n²
      const n = 1500;
      let [scalar, pseudoscalar] = [0, 0];
      for (let i = 0; i < n; i++) {
        const x = (i + 0.5) / n;
        for (let j = 0; j < n; j++) {
          const y = ((j + 0.5) / n) * (1 - x);
          const weight = (1 - x) / (n * n);
          scalar += (4 * weight * (1 - 4 * x * y)) / (1 - 4 * tau * x * y);
          pseudoscalar += (4 * weight) / (1 - 4 * tau * x * y);
        }
      }
      expect(scalarTriangle(tau).re).toBeCloseTo(scalar, 5);
      expect(pseudoscalarTriangle(tau).re).toBeCloseTo(pseudoscalar, 5);
    }
  });
});

describe('scalarWidths', () => {
  it('to photons of a light scalar are α²M³S²/144π³m² and α²M³P²/64π³m²', () => {
    const mass = 1e-3;
    const unit = (inputs.alpha * mass) ** 2 / (Math.PI ** 3 * m * m);
    // the first correction is 7τ/30, τ = 2·10⁻⁵
    expect(scalarWidths(mass, muon(1), inputs).photons / (unit / 144)).toBeCloseTo(1, 4);
    expect(scalarWidths(mass, muon(0, 1), inputs).photons / (unit / 64)).toBeCloseTo(1, 4);
  });

  it('to leptons are β³ and β over 8π, 0 below the pairs', () => {
    const beta = Math.sqrt(1 - 4 * m * m);
    expect(scalarWidths(1, muon(1), inputs).charged.mu).toBeCloseTo(beta ** 3 / (8 * Math.PI), 14);
    expect(scalarWidths(1, muon(0, 1), inputs).charged.mu).toBeCloseTo(beta / (8 * Math.PI), 14);
    expect(scalarWidths(0.2, muon(1, 1), inputs).charged).toEqual(none);
    expect(() => scalarWidths(0, muon(1), inputs)).toThrow(/mass/);
  });

  it('of a scalar coupled to masses go as m_ℓ²: electrons below the muon pairs, then muons, then taus', () => {
    const of = (mass: number) => scalarWidths(mass, leptophilicCharges, inputs).charged;
    expect(of(0.1).mu).toBe(0);
    expect(of(3).mu / of(3).e).toBeGreaterThan(0.9 * (m / inputs.leptonMass.e) ** 2);
    expect(of(100).tau / of(100).mu / (inputs.leptonMass.tau / m) ** 2).toBeCloseTo(1, 2);
    // (m_μ/v)²/8π at high mass: y_μ = 4.29·10⁻⁴
    expect(Math.sqrt(8 * Math.PI * of(1000).mu)).toBeCloseTo(4.29e-4, 6);
  });
});
