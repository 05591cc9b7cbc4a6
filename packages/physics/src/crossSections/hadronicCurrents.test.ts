import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addScaled, boostFromRestFrame, fourVector, minkowskiProduct } from '../kinematics/fourVector.js';
import { hadronicCurrents } from './hadronicCurrents.js';
import type { CurrentFormFactors } from './hadronicTarget.js';

const MASS = 0.938272;

/** P at rest or moving, P′ = P − q on shell with the given recoil momentum. */
const momenta = fc
  .record({
    recoil: fc.tuple(...Array.from({ length: 3 }, () => fc.double({ min: -1, max: 1, noNaN: true }))),
    frame: fc.tuple(...Array.from({ length: 3 }, () => fc.double({ min: -3, max: 3, noNaN: true }))),
    // integers over 100, since denormal numbers have no relative accuracy
    electric: fc.integer({ min: -100, max: 100 }).map((n) => n / 100),
    magnetic: fc.integer({ min: -300, max: 300 }).map((n) => n / 100),
  })
  .map(({ recoil, frame, electric, magnetic }) => {
    const boost = fourVector(Math.hypot(MASS, ...frame), ...frame);
    const before = fourVector(MASS);
    const after = fourVector(Math.hypot(MASS, ...recoil), ...recoil);
    const q2 = 2 * MASS * (after[0] - MASS);
    boostFromRestFrame(before, boost);
    boostFromRestFrame(after, boost);
    return { before, after, q2, electric, magnetic };
  });

const nucleon = (electric: number, magnetic: number, blocking = 1): CurrentFormFactors => ({
  kind: 'spin 1/2',
  electric: () => electric,
  magnetic: () => magnetic,
  blocking: () => blocking,
});

/** factor·Σ Re J^μ J^ν* */
function tensor({ currents, factor }: ReturnType<typeof hadronicCurrents>, mu: number, nu: number): number {
  return factor * currents.reduce((sum, { re, im }) => sum + re[mu] * re[nu] + im[mu] * im[nu], 0);
}

describe('hadronic currents', () => {
  it('add up over nucleon spins to C₁ R R + C₂ (q² g − q q)', () => {
    fc.assert(
      fc.property(momenta, ({ before, after, q2, electric, magnetic }) => {
        const result = hadronicCurrents(nucleon(electric, magnetic), MASS, q2, before, after);
        const tau = q2 / (4 * MASS * MASS);
        const c1 = (electric ** 2 + tau * magnetic ** 2) / (1 + tau);
        const c2 = magnetic ** 2;
        for (let mu = 0; mu < 4; mu++) {
          for (let nu = 0; nu < 4; nu++) {
            const metric = mu === nu ? (mu === 0 ? 1 : -1) : 0;
            const r = (before[mu] + after[mu]) * (before[nu] + after[nu]);
            const qq = (before[mu] - after[mu]) * (before[nu] - after[nu]);
            const expected = c1 * r + c2 * (-q2 * metric - qq);
            // rounding of spinors of energy E in products of order E²(C₁ + C₂)
            const scale = (c1 + c2 + electric ** 2) * (before[0] + after[0]) ** 2;
            expect(Math.abs(tensor(result, mu, nu) - expected)).toBeLessThanOrEqual(1e-12 * scale);
          }
        }
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('are conserved: q·J = 0 for every pair of spins', () => {
    fc.assert(
      fc.property(momenta, ({ before, after, q2, electric, magnetic }) => {
        const q = fourVector();
        addScaled(q, before, after, -1);
        for (const { re, im } of hadronicCurrents(nucleon(electric, magnetic), MASS, q2, before, after).currents) {
          // products of order |q| E (|G_E| + |G_M|)
          const scale = (before[0] + after[0]) ** 2 * (Math.abs(electric) + Math.abs(magnetic));
          expect(Math.hypot(minkowskiProduct(q, re), minkowskiProduct(q, im))).toBeLessThanOrEqual(1e-13 * scale);
        }
      }),
      { seed: 2, numRuns: 200 },
    );
  });

  it('are Z F (P + P′) for a nucleus without spin', () => {
    const before = fourVector(37, 0, 0, 0);
    const after = fourVector(37.001, 0.1, 0.2, 0.15);
    const { currents, factor } = hadronicCurrents({ kind: 'spin 0', charge: () => 18 * 0.5 }, 37, 0.07, before, after);
    expect(factor).toBe(1);
    expect(currents).toHaveLength(1);
    for (let mu = 0; mu < 4; mu++) expect(currents[0].re[mu]).toBeCloseTo(9 * (before[mu] + after[mu]), 12);
    expect([...currents[0].im]).toEqual([0, 0, 0, 0]);
  });

  it('are weighted with spin average and Pauli blocking', () => {
    const rest = fourVector(MASS);
    expect(hadronicCurrents(nucleon(1, 2.79, 0.3), MASS, 0, rest, rest).factor).toBeCloseTo(0.15, 15);
    // forward: J⁰ = 2M G_E without spin flip, nothing else
    const { currents } = hadronicCurrents(nucleon(1, 2.79), MASS, 0, rest, rest);
    expect(currents.map(({ re }) => re[0] / (2 * MASS))).toEqual([1, 0, 0, 1].map((x) => expect.closeTo(x, 12)));
  });
});
