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
import { BREAKUP_DIMENSIONS, type BreakupEvent, type BreakupProcess, sampleBreakup } from './breakupPhaseSpace.js';
import { fourBodyEvent, recoilRange } from './fourBodyPhaseSpace.js';
import { minkowskiProduct as dot, fourVector, kallen } from './fourVector.js';

const MASS = 0.938272;
/** From the proton to the proton with a π⁰. */
const SMALLEST = (MASS + 0.135) ** 2 - MASS ** 2;
const free = { maximumQ2: Number.POSITIVE_INFINITY, transferScale: Number.POSITIVE_INFINITY, targetMass: MASS };
const masses = [0.51099895e-3, 0.1056583755];
const processes = fc
  .record({
    energy: fc.double({ min: 0.5, max: 100, noNaN: true }),
    massMinus: fc.constantFrom(...masses),
    massPlus: fc.constantFrom(...masses),
  })
  .map((process): BreakupProcess => ({ ...process, ...free, smallestExcess: SMALLEST }));
const points = fc
  .array(fc.double({ min: 0.001, max: 0.999, noNaN: true }), {
    minLength: BREAKUP_DIMENSIONS,
    maxLength: BREAKUP_DIMENSIONS,
  })
  .map((u) => Float64Array.from(u));
const breakupEvent = (): BreakupEvent => ({ ...fourBodyEvent(), excess: 0 });

/** ∫ over [lower, upper] by Gauss–Legendre with end points softened by v²(3−2v). */
function integrate(f: (x: number) => number, lower: number, upper: number): number {
  const { nodes, weights } = gaussLegendre(60);
  let sum = 0;
  for (let i = 0; i < nodes.length; i++) {
    const v = 0.5 * (1 + nodes[i]);
    sum += 0.5 * weights[i] * 6 * v * (1 - v) * f(lower + (upper - lower) * v * v * (3 - 2 * v));
  }
  return sum * (upper - lower);
}

/** ∫dW²/2π Φ₄(W) by the textbook recursion in invariant masses, Φ₂ = √λ/(8πs), without any angle or momentum. */
function volume({ energy, massMinus, massPlus, smallestExcess }: BreakupProcess): number {
  const total = MASS ** 2 + 2 * MASS * energy;
  const threshold = (massMinus + massPlus) ** 2;
  const two = (s: number, a: number, b: number) => Math.sqrt(Math.max(0, kallen(s, a, b))) / (8 * Math.PI * s);
  const three = (s: number) =>
    integrate((k2) => (two(s, 0, k2) * two(k2, massMinus ** 2, massPlus ** 2)) / (2 * Math.PI), threshold, s);
  const four = (w2: number) =>
    integrate(
      (s) => (two(total, w2, s) * three(s)) / (2 * Math.PI),
      threshold,
      (Math.sqrt(total) - Math.sqrt(w2)) ** 2,
    );
  const highest = (Math.sqrt(total) - massMinus - massPlus) ** 2;
  return integrate((w2) => four(w2) / (2 * Math.PI), MASS ** 2 + smallestExcess, highest);
}

describe('phase space of a trident on a nucleon that breaks', () => {
  it('conserves momentum, keeps leptons on their mass shells and gives the hadrons their mass', () => {
    const event = breakupEvent();
    let events = 0;
    fc.assert(
      fc.property(processes, points, (process, u) => {
        if (sampleBreakup(process, u, event) === 0) return;
        events++;
        const { k1, target, k2, pMinus, pPlus, recoil, q } = event;
        // rounding at the size of the largest momentum, and of its square for masses; 1e-13 holds a few hundred ulp
        const largest = Math.max(target[0], k1[0]);
        for (let i = 0; i < 4; i++) {
          const left = k1[i] + target[i] - k2[i] - pMinus[i] - pPlus[i] - recoil[i];
          expect(Math.abs(left)).toBeLessThan(1e-12 * largest);
        }
        const near = (value: number, expected: number) =>
          expect(Math.abs(value - expected)).toBeLessThan(1e-13 * largest * largest);
        near(dot(k1, k1), 0);
        near(dot(k2, k2), 0);
        near(dot(pMinus, pMinus), process.massMinus ** 2);
        near(dot(pPlus, pPlus), process.massPlus ** 2);
        near(dot(target, target), MASS ** 2);
        near(dot(recoil, recoil), MASS ** 2 + event.excess);
        near(dot(q, q), -event.q2);
        near(2 * dot(k1, k2), event.transfer);
        near(dot(k1, target), MASS * process.energy);
        expect(event.excess).toBeGreaterThanOrEqual(SMALLEST);
      }),
      { seed: 1, numRuns: 1000 },
    );
    expect(events).toBeGreaterThan(200);
  });

  it('has the volume that the recursion in invariant masses gives', () => {
    for (const [energy, massMinus, massPlus] of [
      [3, 0.1056583755, 0.1056583755],
      [10, 0.1, 0.6],
    ]) {
      const process = { ...free, energy, massMinus, massPlus, smallestExcess: SMALLEST };
      const event = breakupEvent();
      const weight = (u: Float64Array) => sampleBreakup(process, u, event);
      const grid = adaptToIntegrand(weight, BREAKUP_DIMENSIONS, { seed: 3, stream: 0 }, 4000);
      const sums = sampleBlocks(weight, grid, { seed: 3, stream: 1 }, 0, 60).reduce(addSums, noSamples);
      const error = deviationOf(sums) / Math.sqrt(sums.count);
      // 4 standard deviations, each below one per cent
      expect(error / meanOf(sums)).toBeLessThan(0.01);
      expect(Math.abs(meanOf(sums) - volume(process))).toBeLessThan(4 * error);
    }
  });

  it('ranges over Q² as two-body scattering into hadrons of that mass does', () => {
    const process = { ...free, energy: 5, massMinus: 0.1, massPlus: 0.1, excess: 1.3 };
    const hadrons = Math.sqrt(MASS ** 2 + process.excess);
    const total = MASS ** 2 + 2 * MASS * process.energy;
    for (const s of [0.04, 1, 2]) {
      // Q² at cosθ = ±1 from explicit centre-of-mass momenta
      const root = Math.sqrt(total);
      const p1 = (total - MASS ** 2) / (2 * root);
      const p3 = Math.sqrt(kallen(total, hadrons ** 2, s)) / (2 * root);
      const at = (sign: number) => {
        const difference = fourVector(Math.hypot(p1, MASS) - Math.hypot(p3, hadrons), 0, 0, p1 - sign * p3);
        return -dot(difference, difference);
      };
      const range = recoilRange(process, s);
      // the explicit difference cancels at the lower end: 1e-12 of m² at most
      expect(Math.abs((range?.minimum ?? 0) - at(1))).toBeLessThan(1e-12);
      expect((range?.maximum ?? 0) / at(-1)).toBeCloseTo(1, 12);
    }
    expect(recoilRange(process, (Math.sqrt(total) - hadrons) ** 2 * 1.001)).toBeUndefined();
  });

  it('has no events below the threshold of pair and hadrons', () => {
    const event = breakupEvent();
    const u = new Float64Array(BREAKUP_DIMENSIONS).fill(0.5);
    const muon = 0.1056583755;
    const least = MASS + 0.135 + 2 * muon;
    const threshold = (least ** 2 - MASS ** 2) / (2 * MASS);
    const process = { ...free, massMinus: muon, massPlus: muon, smallestExcess: SMALLEST };
    expect(sampleBreakup({ ...process, energy: threshold * 0.999 }, u, event)).toBe(0);
    expect(sampleBreakup({ ...process, energy: 0.1 }, u, event)).toBe(0);
    expect(sampleBreakup({ ...process, energy: threshold * 1.001 }, u, event)).toBeGreaterThan(0);
  });
});
