import { describe, expect, it } from 'vitest';
import { electroweakInputs } from '../couplings/electroweakInputs.js';
import { gaussLegendre } from '../numerics/gaussLegendre.js';
import { inducedKineticMixing, vacuumPolarisationIntegral } from './kineticMixing.js';
import { lmuLtauCharges } from './lmuLtau.js';

// mpmath 1.3, 30 digits: quad of x(1−x) ln(1 − x(1−x)s − i10⁻⁴⁰) with breakpoints at the zeros of the argument
const MPMATH = [
  [-1e6, 2.024808315202, 0],
  [-100, 0.49924521299604, 0],
  [-4, 0.096630635602299, 0],
  [-1, 0.030214771418886, 0],
  [-0.5, 0.015834784715638, 0],
  [-1e-3, 3.3329762433772e-5, 0],
  [1e-3, -3.3336905291095e-5, 0],
  [0.9, -0.033349680035682, 0],
  [1, -0.037544762327336, 0],
  [2.5, -0.12070677840198, 0],
  [3.999, -0.43219032964498, 0],
  [4.001, -0.44427781943334, -0.012415648878825],
  [5, -0.31068235821951, -0.32782468744857],
  [100, 0.47923470460007, -0.52328033070604],
  [1e6, 2.024806315202, -0.52359877559516],
] as const;

describe('vacuumPolarisationIntegral', () => {
  it('agrees with the integral done in 30 digits, below, between and above the thresholds', () => {
    for (const [s, re, im] of MPMATH) {
      const found = vacuumPolarisationIntegral(s);
      expect(found.re / re, String(s)).toBeCloseTo(1, 11);
      expect(found.im, String(s)).toBeCloseTo(im, 12);
    }
  });

  it('is −s/30 for small s and (1/6)ln|s| − 5/18 for large', () => {
    expect(vacuumPolarisationIntegral(1e-9).re / -1e-9).toBeCloseTo(1 / 30, 9);
    for (const s of [-1e10, 1e10]) {
      const { re } = vacuumPolarisationIntegral(s);
      expect(re).toBeCloseTo(Math.log(1e10) / 6 - 5 / 18, 9);
    }
  });
});

describe('inducedKineticMixing', () => {
  const inputs = electroweakInputs();

  it('of L_μ − L_τ is −1/69.3 per unit coupling at q² → 0 (arXiv:1902.08579): (e/12π²) ln(m_μ²/m_τ²)', () => {
    const { re, im } = inducedKineticMixing(0, lmuLtauCharges.vector, inputs);
    const { mu, tau } = inputs.leptonMass;
    const e = Math.sqrt(4 * Math.PI * inputs.alpha);
    expect(re).toBeCloseTo((e / (12 * Math.PI ** 2)) * Math.log((mu / tau) ** 2), 15);
    expect(-1 / re).toBeCloseTo(69.3, 1);
    expect(im).toBe(0);
  });

  it('is the integral over the logarithm of both masses at spacelike q²', () => {
    const q2 = -0.5;
    const { nodes, weights } = gaussLegendre(60);
    let integral = 0;
    for (let i = 0; i < nodes.length; i++) {
      const x = (1 + nodes[i]) / 2;
      const y = x * (1 - x);
      const { mu, tau } = inputs.leptonMass;
      integral += (weights[i] / 2) * y * Math.log((mu * mu - y * q2) / (tau * tau - y * q2));
    }
    const e = Math.sqrt(4 * Math.PI * inputs.alpha);
    const found = inducedKineticMixing(q2, lmuLtauCharges.vector, inputs);
    expect(found.re / ((e * integral) / (2 * Math.PI ** 2))).toBeCloseTo(1, 11);
  });

  it('vanishes far above both masses and has an imaginary part from the muon threshold on', () => {
    expect(Math.abs(inducedKineticMixing(-1e6, lmuLtauCharges.vector, inputs).re)).toBeLessThan(1e-6);
    const at = (mass: number) => inducedKineticMixing(mass * mass, lmuLtauCharges.vector, inputs).im;
    expect(at(0.2113)).toBe(0);
    expect(at(0.2114)).not.toBe(0);
    // both loops cut: the imaginary parts of μ and τ, with opposite charges, cancel
    expect(Math.abs(at(1000))).toBeLessThan(1e-9);
  });

  it('is refused for charges that do not add to zero', () => {
    expect(() => inducedKineticMixing(0, { e: 0, mu: 1, tau: 0 }, inputs)).toThrow(/do not add to zero/);
  });
});
