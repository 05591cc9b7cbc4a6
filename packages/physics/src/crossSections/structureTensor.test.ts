import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addScaled, boostFromRestFrame, fourVector, minkowskiProduct } from '../kinematics/fourVector.js';
import { hadronicCurrents } from './hadronicCurrents.js';
import type { CurrentFormFactors } from './hadronicTarget.js';
import { contracted } from './leptonTensor.js';
import { structureTensor } from './structureTensor.js';

const MASS = 0.938272;
const size = fc.double({ min: 0.01, max: 3, noNaN: true });

/** A nucleon P at rest or moving that gives off q = P − P′ with P′² = M² + excess. */
const vertices = fc
  .record({
    recoil: fc.tuple(...Array.from({ length: 3 }, () => fc.double({ min: -1, max: 1, noNaN: true }))),
    frame: fc.tuple(...Array.from({ length: 3 }, () => fc.double({ min: -2, max: 2, noNaN: true }))),
    excess: fc.double({ min: 0, max: 2, noNaN: true }),
    first: size,
    second: size,
  })
  .map(({ recoil, frame, excess, first, second }) => {
    const w2 = MASS * MASS + excess;
    const target = fourVector(MASS);
    const hadrons = fourVector(Math.sqrt(w2 + recoil.reduce((sum, p) => sum + p * p, 0)), ...recoil);
    const q2 = 2 * MASS * (hadrons[0] - MASS) - excess;
    const boost = fourVector(Math.hypot(MASS, ...frame), ...frame);
    boostFromRestFrame(target, boost);
    boostFromRestFrame(hadrons, boost);
    const q = fourVector();
    addScaled(q, target, hadrons, -1);
    return { vertex: { target, q, q2, excess, massGeV: MASS }, hadrons, first, second };
  })
  // photons of a virtuality that the momenta give without cancelling
  .filter(({ vertex }) => vertex.q2 > 0.01);

const structureOf = (f2: number, fL: number) => ({ f2: () => f2, fL: () => fL });
const out = new Float64Array(16);
const largest = (tensor: Float64Array) => Math.max(...tensor.map(Math.abs));

describe('the hadronic tensor of a nucleon that breaks', () => {
  it('conserves the current: q_μ H^μν = 0', () => {
    fc.assert(
      fc.property(vertices, ({ vertex, first, second }) => {
        structureTensor(structureOf(first, second), vertex, out);
        for (let nu = 0; nu < 4; nu++) {
          const divergence = minkowskiProduct(
            vertex.q,
            out.filter((_, i) => i % 4 === nu),
          );
          // rounding of Q² ≥ 0.01 GeV² from momenta of some GeV, 1e-13, in products of order |q| H
          expect(Math.abs(divergence)).toBeLessThan(1e-11 * largest(out) * Math.hypot(...vertex.q));
        }
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('is for an elastic peak that of the explicit currents of a nucleon', () => {
    fc.assert(
      fc.property(vertices, ({ vertex, first: electric, second: magnetic }) => {
        const { target, q } = vertex;
        const recoil = fourVector();
        // the hadrons of a peak have the mass of the nucleon: the photon's virtuality follows from its three-momentum
        const shift = fourVector();
        addScaled(shift, target, q, -1);
        recoil.set([Math.hypot(MASS, shift[1], shift[2], shift[3]), shift[1], shift[2], shift[3]]);
        const photon = fourVector();
        addScaled(photon, target, recoil, -1);
        const q2 = -minkowskiProduct(photon, photon);
        fc.pre(q2 > 0.01);
        const tau = q2 / (4 * MASS * MASS);
        // F₂ = (G_E² + τG_M²)/(1 + τ) δ(1 − x_B), F_L = G_E²/τ δ(1 − x_B) and δ(1 − x_B) = Q² δ(W² − M²), by 2π
        const f2 = (q2 * (electric ** 2 + tau * magnetic ** 2)) / (1 + tau);
        const fL = (q2 * electric ** 2) / tau;
        structureTensor(structureOf(f2, fL), { target, q: photon, q2, excess: 0, massGeV: MASS }, out);
        const formFactors: CurrentFormFactors = {
          kind: 'spin 1/2',
          electric: () => electric,
          magnetic: () => magnetic,
          blocking: () => 1,
        };
        const { currents, factor } = hadronicCurrents(formFactors, MASS, q2, target, recoil);
        for (let mu = 0; mu < 4; mu++) {
          for (let nu = 0; nu < 4; nu++) {
            const explicit = currents.reduce((sum, { re, im }) => sum + re[mu] * re[nu] + im[mu] * im[nu], 0);
            // rounding of Q² as above
            const scale = largest(out) + (electric + magnetic) ** 2 * target[0] ** 2;
            expect(Math.abs(out[4 * mu + nu] / (2 * Math.PI) - factor * explicit)).toBeLessThan(1e-11 * scale);
          }
        }
      }),
      { seed: 2, numRuns: 300 },
    );
  });

  it('gives the textbook cross section of deep inelastic scattering', () => {
    const [energy, bjorken, y] = [20, 0.2, 0.4];
    const [f2, fL] = [0.35, 0.06];
    const q2 = 2 * MASS * energy * bjorken * y;
    const excess = q2 / bjorken - q2;
    // massless lepton k → k′ on a nucleon at rest: E′ = (1 − y)E, Q² = 2EE′(1 − cosθ)
    const scattered = (1 - y) * energy;
    const cosine = 1 - q2 / (2 * energy * scattered);
    const k = fourVector(energy, 0, 0, energy);
    const kPrime = fourVector(scattered, scattered * Math.sqrt(1 - cosine ** 2), 0, scattered * cosine);
    // the nucleon gives off q = k′ − k
    const q = fourVector();
    addScaled(q, kPrime, k, -1);
    structureTensor(structureOf(f2, fL), { target: fourVector(MASS), q, q2, excess, massGeV: MASS }, out);
    // ½Tr k̸γ_μk̸′γ_ν, covariant
    const lower = (p: Float64Array, mu: number) => (mu === 0 ? p[0] : -p[mu]);
    const lepton = new Float64Array(16);
    for (let i = 0; i < 16; i++) {
      const [mu, nu] = [i >> 2, i % 4];
      const metric = mu === nu ? (mu === 0 ? 1 : -1) : 0;
      const both = lower(k, mu) * lower(kPrime, nu) + lower(k, nu) * lower(kPrime, mu);
      lepton[i] = 2 * (both - metric * minkowskiProduct(k, kPrime));
    }
    // d²σ/dxdy/α² = [πM E y/(2π)³] (4π)² L·H/(4M E Q⁴)
    const tensors = (y * contracted(lepton, out)) / (2 * q2 * q2);
    // Particle Data Group, review of structure functions: (4π/xyQ²)[(1 − y − x²y²M²/Q²)F₂ + y²xF₁]
    const f1 = ((1 + (4 * bjorken ** 2 * MASS ** 2) / q2) * f2 - fL) / (2 * bjorken);
    const bracket = (1 - y - (bjorken * y * MASS) ** 2 / q2) * f2 + y * y * bjorken * f1;
    expect(tensors / (((4 * Math.PI) / (bjorken * y * q2)) * bracket)).toBeCloseTo(1, 12);
  });
});
