import { describe, expect, it } from 'vitest';
import { recastLateDecays } from './lateDecays.js';

const E = Math.sqrt((4 * Math.PI) / 137.036);

describe('recastLateDecays', () => {
  const edges = { lower: 1e-7, upper: 1e-5 };

  it('gives back the published edges where nothing changes', () => {
    const same = recastLateDecays(edges, 2, { rate: 1, width: 1 });
    expect((same?.lower ?? 0) / edges.lower).toBeCloseTo(1, 7);
    expect((same?.upper ?? 0) / edges.upper).toBeCloseTo(1, 7);
  });

  it('makes as many events on both new edges as on the old ones, counted from the exponentials anew', () => {
    // the flight through the shield, found by stepping, not by halving: events on both old edges agree
    const events = (g: number, x: number, rate: number) =>
      rate * g * g * (Math.exp(-x * g * g) - Math.exp(-3 * x * g * g));
    let x = 1e8;
    while (events(1e-5, x, 1) > events(1e-7, x, 1)) x *= 1.0001;
    const [rate, width] = [0.4, 1.7];
    const found = recastLateDecays(edges, 2, { rate, width });
    for (const g of [found?.lower ?? 0, found?.upper ?? 0]) {
      expect(events(g, x * width, rate) / events(1e-7, x, 1)).toBeCloseTo(1, 1.7);
    }
  });

  it('moves the edge of long lives by the fourth root of rate and width', () => {
    const found = recastLateDecays({ lower: 1e-8, upper: 1e-5 }, 2, { rate: 0.5, width: 3 });
    expect((found?.lower ?? 0) / 1e-8).toBeCloseTo(1.5 ** -0.25, 4);
  });

  it('excludes nothing where the rate is too small, and at the tip of a region', () => {
    expect(recastLateDecays({ lower: 9e-6, upper: 1e-5 }, 2, { rate: 0.1, width: 1 })).toBeUndefined();
    expect(recastLateDecays({ lower: 1e-5, upper: 1e-5 }, 2, { rate: 2, width: 1 })).toBeUndefined();
  });

  it.each([
    // mass [GeV], edges for a dark photon, edges for B − L: DarkCast (arXiv:1801.04847), limits/ and recast/ at db9a0f66
    ['E137 at 4.6826 MeV', 204 / 179, [2.5347e-8, 9.2402e-5], [7.6756e-9, 1.7109e-5]],
    ['E137 at 18.743 MeV', 204 / 179, [3.2555e-8, 2.0484e-5], [9.8587e-9, 3.7521e-6]],
    ['E137 at 64.15 MeV', 204 / 179, [4.4194e-8, 5.0119e-6], [1.3393e-8, 8.9915e-7]],
    ['ν-CAL at 5 MeV', 23 / 64, [5.852e-7, 2.073e-4], [1.7722e-7, 3.7867e-5]],
  ])('agrees with DarkCast for %s', (_, volume, [lower, upper], [newLower, newUpper]) => {
    // electrons, and for π⁰ quarks, of charge e against 1: rate (1/e²) × BR 2/5; width of electrons 1/e², over 2/5 with neutrinos
    const change = { rate: 0.4 / E ** 2, width: 1 / (0.4 * E ** 2) };
    const found = recastLateDecays({ lower, upper }, volume, change);
    expect((found?.lower ?? 0) / newLower).toBeCloseTo(1, 2);
    expect((found?.upper ?? 0) / newUpper).toBeCloseTo(1, 2);
  });
});
