import { describe, expect, it } from 'vitest';
import { fourVector, minkowskiProduct } from '../kinematics/fourVector.js';
import { adjointProduct } from './spinorAmplitude.js';
import { applySlash, complexFourVector, massiveSpinor, neutrinoCurrent } from './spinors.js';

const zero = new Float64Array(4);
const mass = 0.7;
const p = fourVector(Math.hypot(mass, 0.3, -1.1, 2.4), 0.3, -1.1, 2.4);

function spinor(momentum: Float64Array, m: number, spin: 0 | 1, antiparticle: boolean): Float64Array {
  const out = new Float64Array(8);
  massiveSpinor(out, momentum, m, spin, antiparticle);
  return out;
}

describe('massiveSpinor', () => {
  it('solves the Dirac equation: p̸ u = m u, p̸ v = −m v', () => {
    const out = new Float64Array(8);
    for (const antiparticle of [false, true]) {
      for (const spin of [0, 1] as const) {
        const psi = spinor(p, mass, spin, antiparticle);
        applySlash(out, p, zero, psi);
        for (let i = 0; i < 8; i++) expect(out[i]).toBeCloseTo((antiparticle ? -1 : 1) * mass * psi[i], 13);
      }
    }
  });

  it('is normalised to ū u = 2m, v̄ v = −2m, and different spins are orthogonal', () => {
    const product = (a: Float64Array, b: Float64Array) => Array.from(adjointProduct(a, b, new Float64Array(2)));
    for (const antiparticle of [false, true]) {
      const [up, down] = [spinor(p, mass, 0, antiparticle), spinor(p, mass, 1, antiparticle)];
      expect(product(up, up)[0]).toBeCloseTo((antiparticle ? -2 : 2) * mass, 13);
      expect(Math.hypot(...product(up, down))).toBeLessThan(1e-14);
    }
  });
});

describe('applySlash', () => {
  it('squares to p²', () => {
    const psi = Float64Array.of(0.1, 0.2, -0.3, 0.4, 0.5, -0.6, 0.7, 0.8);
    const once = new Float64Array(8);
    const twice = new Float64Array(8);
    applySlash(once, p, zero, psi);
    applySlash(twice, p, zero, once);
    for (let i = 0; i < 8; i++) expect(twice[i]).toBeCloseTo(mass * mass * psi[i], 12);
  });
});

describe('neutrinoCurrent', () => {
  it('is conserved by both momenta and has N^α_α = −16 k₁·k₂ (trace of the neutrino tensor)', () => {
    const k1 = fourVector(3, 1, 2, 2);
    // the second direction is the axis at which the spinor needs its other form
    for (const k2 of [fourVector(Math.hypot(1, 2), 1, -2, 0), fourVector(2, 0, 0, -2)]) {
      const current = complexFourVector();
      neutrinoCurrent(current, k1, k2);
      for (const part of [current.re, current.im]) {
        expect(minkowskiProduct(part, k1)).toBeCloseTo(minkowskiProduct(part, k2), 12);
      }
      const squared = minkowskiProduct(current.re, current.re) + minkowskiProduct(current.im, current.im);
      expect(squared).toBeCloseTo(-16 * minkowskiProduct(k1, k2), 11);
    }
  });
});
