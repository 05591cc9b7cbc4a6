import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  adaptToIntegrand,
  addSums,
  deviationOf,
  meanOf,
  noSamples,
  sampleBlocks,
} from '../numerics/adaptiveMonteCarlo.js';
import { gaussLegendre } from '../numerics/gaussLegendre.js';
import {
  FOUR_BODY_DIMENSIONS,
  type FourBodyProcess,
  fourBodyEvent,
  recoilRange,
  sampleFourBody,
} from './fourBodyPhaseSpace.js';
import { minkowskiProduct as dot, fourVector, kallen } from './fourVector.js';

const free = { maximumQ2: Number.POSITIVE_INFINITY, transferScale: Number.POSITIVE_INFINITY };
const masses = [0.51099895e-3, 0.1056583755, 1.77693];
const processes = fc
  .record({
    energy: fc.double({ min: 0.1, max: 100, noNaN: true }),
    targetMass: fc.constantFrom(0.938272, 37.2155),
    massMinus: fc.constantFrom(...masses),
    massPlus: fc.constantFrom(...masses),
  })
  .map((process): FourBodyProcess => ({ ...process, ...free }));
const points = fc
  .array(fc.double({ min: 0.001, max: 0.999, noNaN: true }), { minLength: 7, maxLength: 7 })
  .map((u) => Float64Array.from(u));

/** ∫ over [lower, upper] by Gauss–Legendre with end points softened by v²(3−2v). */
function integrate(f: (x: number) => number, lower: number, upper: number): number {
  const { nodes, weights } = gaussLegendre(80);
  let sum = 0;
  for (let i = 0; i < nodes.length; i++) {
    const v = 0.5 * (1 + nodes[i]);
    sum += 0.5 * weights[i] * 6 * v * (1 - v) * f(lower + (upper - lower) * v * v * (3 - 2 * v));
  }
  return sum * (upper - lower);
}

/** Φ₄ by the textbook recursion in invariant masses, Φ₂ = √λ/(8πs), without any angle or momentum. */
function volume({ energy, targetMass, massMinus, massPlus }: FourBodyProcess): number {
  const m2 = targetMass ** 2;
  const total = m2 + 2 * targetMass * energy;
  const threshold = (massMinus + massPlus) ** 2;
  const two = (s: number, a: number, b: number) => Math.sqrt(Math.max(0, kallen(s, a, b))) / (8 * Math.PI * s);
  const three = (s: number) =>
    integrate((k2) => (two(s, 0, k2) * two(k2, massMinus ** 2, massPlus ** 2)) / (2 * Math.PI), threshold, s);
  return integrate(
    (s) => (two(total, m2, s) * three(s)) / (2 * Math.PI),
    threshold,
    (Math.sqrt(total) - targetMass) ** 2,
  );
}

describe('four-body phase space of trident production', () => {
  it('conserves momentum, keeps every particle on its mass shell and reproduces the invariants', () => {
    const event = fourBodyEvent();
    fc.assert(
      fc.property(processes, points, (process, u) => {
        if (sampleFourBody(process, u, event) === 0) return;
        const { k1, target, k2, pMinus, pPlus, recoil, q } = event;
        // rounding at the size of the largest momentum, and of its square for masses; 1e-13 holds a few hundred ulp
        const size = 1e-13 * Math.max(target[0], k1[0]);
        for (let i = 0; i < 4; i++) {
          expect(Math.abs(k1[i] + target[i] - k2[i] - pMinus[i] - pPlus[i] - recoil[i])).toBeLessThan(10 * size);
        }
        const near = (p: Float64Array, mass2: number) =>
          expect(Math.abs(dot(p, p) - mass2)).toBeLessThan(1e-13 * p[0] * p[0] + 1e-13 * event.k1[0] ** 2);
        near(k1, 0);
        near(k2, 0);
        near(pMinus, process.massMinus ** 2);
        near(pPlus, process.massPlus ** 2);
        near(target, process.targetMass ** 2);
        near(recoil, process.targetMass ** 2);
        expect(Math.abs(dot(q, q) + event.q2)).toBeLessThan(1e-13 * k1[0] ** 2 + 1e-13 * q[3] ** 2);
        expect(Math.abs(2 * dot(k1, k2) - event.transfer)).toBeLessThan(1e-13 * k1[0] ** 2);
        // the product cancels where x ≫ ŝ, by up to Q²/m_ℓ²
        expect(dot(k1, target) / (process.targetMass * process.energy)).toBeCloseTo(1, 7);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('has the volume that the recursion in invariant masses gives', () => {
    const cases: FourBodyProcess[] = [
      { energy: 5, targetMass: 0.938272, massMinus: 0.1056583755, massPlus: 0.1056583755, ...free },
      { energy: 2, targetMass: 37.2155, massMinus: 0.51099895e-3, massPlus: 0.1056583755, ...free },
      { energy: 5, targetMass: 0.938272, massMinus: 0.1, massPlus: 0.6, ...free, transferScale: 1e-3 },
    ];
    for (const process of cases) {
      const event = fourBodyEvent();
      const weight = (u: Float64Array) => sampleFourBody(process, u, event);
      const grid = adaptToIntegrand(weight, FOUR_BODY_DIMENSIONS, { seed: 3, stream: 0 }, 5000);
      const sums = sampleBlocks(weight, grid, { seed: 3, stream: 1 }, 0, 100).reduce(addSums, noSamples);
      const error = deviationOf(sums) / Math.sqrt(sums.count);
      // 4 standard deviations; the maps follow the amplitude rather than the volume, yet reach half a per cent
      expect(error / meanOf(sums)).toBeLessThan(0.005);
      expect(Math.abs(meanOf(sums) - volume(process))).toBeLessThan(4 * error);
    }
  });

  it('covers all azimuths of the scattered neutrino about the beam and of the lepton about the photon', () => {
    const process = { energy: 5, targetMass: 0.938272, massMinus: 0.1, massPlus: 0.1, ...free };
    const event = fourBodyEvent();
    const u = new Float64Array(7).fill(0.5);
    for (const [turn, x, y] of [
      [0, 1, 0],
      [0.25, 0, 1],
      [0.5, -1, 0],
      [0.75, 0, -1],
    ]) {
      u[4] = turn;
      sampleFourBody(process, u, event);
      const across = Math.hypot(event.k2[1], event.k2[2]);
      expect(event.k2[1] / across).toBeCloseTo(x, 12);
      expect(event.k2[2] / across).toBeCloseTo(y, 12);
    }
    // at opposite φ* the momenta of ℓ⁻ are mirror images about the photon: their mean lies along q in the pair's frame,
    // so that the products with q agree
    const products = [0.1, 0.6].map((turn) => {
      u[6] = turn;
      sampleFourBody(process, u, event);
      return dot(event.pMinus, event.q);
    });
    expect(products[0]).toBeCloseTo(products[1], 12);
  });

  it('ranges over Q² as elastic-like two-body scattering does', () => {
    const process = { energy: 5, targetMass: 0.938272, massMinus: 0.1, massPlus: 0.1, ...free };
    const { energy, targetMass } = process;
    const m2 = targetMass ** 2;
    const total = m2 + 2 * targetMass * energy;
    for (const s of [0.04, 1, 5]) {
      // Q² at cosθ = ±1 from explicit centre-of-mass momenta
      const root = Math.sqrt(total);
      const p1 = (total - m2) / (2 * root);
      const p3 = Math.sqrt(kallen(total, m2, s)) / (2 * root);
      const at = (sign: number) => {
        const difference = fourVector(Math.hypot(p1, targetMass) - Math.hypot(p3, targetMass), 0, 0, p1 - sign * p3);
        return -dot(difference, difference);
      };
      const range = recoilRange(process, s);
      // the explicit difference cancels at the lower end: 1e-12 of m² at most
      expect(Math.abs((range?.minimum ?? 0) - at(1))).toBeLessThan(1e-12);
      expect((range?.maximum ?? 0) / at(-1)).toBeCloseTo(1, 12);
    }
    expect(recoilRange(process, (Math.sqrt(total) - targetMass) ** 2 * 1.001)).toBeUndefined();
  });

  it('has no events below threshold or above a cut that lies below the smallest Q²', () => {
    const event = fourBodyEvent();
    const u = new Float64Array(7).fill(0.5);
    const process = { energy: 0.2, targetMass: 37, massMinus: 0.1056, massPlus: 0.1056, ...free };
    expect(sampleFourBody(process, u, event)).toBe(0);
    expect(sampleFourBody({ ...process, energy: 5, maximumQ2: 1e-8 }, u, event)).toBe(0);
    expect(sampleFourBody({ ...process, energy: 5 }, u, event)).toBeGreaterThan(0);
  });
});
