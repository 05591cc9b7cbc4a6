import { describe, expect, it } from 'vitest';
import { allowedRegions } from './allowedRegions.js';
import { allowedWindow } from './allowedWindow.js';
import type { Bound, BoundPoint } from './bound.js';
import { excludedAt } from './boundAt.js';
import { strongestBound } from './strongestBound.js';

const above = (massGeV: number, lower: number): BoundPoint => ({
  massGeV,
  couplingUpper: lower,
  excluded: [{ lower, upper: Number.POSITIVE_INFINITY }],
});
const between = (massGeV: number, lower: number, upper: number): BoundPoint => ({
  massGeV,
  couplingUpper: null,
  excluded: [{ lower, upper }],
});
const bound = (constraint: string, curve: readonly BoundPoint[], more: Partial<Bound> = {}): Bound => ({
  ...{ constraint, title: constraint, kind: 'computed', status: 'measured', confidenceLevel: 0.95 },
  ...{ sidedness: 'one-sided', curve, viaMixing: false, fidelity: 'recast', inputs: {}, references: [], valueIds: [] },
  ...{ formula: '', leavesOut: [] },
  ...more,
});
const masses = [0.01, 0.03, 0.1, 0.3, 1];
const line = bound(
  'line',
  masses.map((mass) => above(mass, 1e-3)),
);
const dump = bound(
  'dump',
  [0.01, 0.03, 0.1].map((mass) => between(mass, 1e-7, 1e-5)),
);

const WINDOW = 'a window is open at 10–100 MeV: g′ between dump (1.0 × 10⁻⁵) and line (1.0 × 10⁻³) at 10 MeV';

describe('what measured bounds leave', () => {
  it('is the region below all of them, and a window between two', () => {
    const [main, ...windows] = allowedRegions([line, dump], masses);
    // beyond 0.1 GeV the island ends, so that what lies above it belongs to the one region
    expect(windows).toEqual([]);
    expect(main.massesGeV).toEqual([0.01, 1]);
    const below = main.edge.filter(({ lower }) => lower === 0);
    expect(below.map(({ upper }) => upper)).toEqual([1e-7, 1e-7, 1e-7, 1e-3, 1e-3]);
    // what is open above the island is there as well, with what ends it on both sides
    expect(main.edge.filter(({ lower }) => lower > 0)).toEqual(
      [0.01, 0.03, 0.1].map((massGeV) => ({
        ...{ massGeV, lower: 1e-5, upper: 1e-3, constraint: 'line', constraintBelow: 'dump' },
      })),
    );
    expect(allowedWindow('lmu-ltau', [line, dump], [], masses).words).toContain(WINDOW);
    const light = masses.slice(0, 3);
    const [, window] = allowedRegions([line, dump], light);
    expect(window).toMatchObject({ massesGeV: [0.01, 0.1], couplings: [1e-5, 1e-3], toZero: false });
    const { words } = allowedWindow('lmu-ltau', [line, dump], [], light);
    expect(words).toContain('set by dump (10–100 MeV)');
    expect(words).toContain(WINDOW);
  });

  it('does not count projections', () => {
    const hope = bound(
      'hope',
      masses.map((mass) => above(mass, 1e-6)),
      { status: 'projected', kind: 'projected' },
    );
    expect(allowedRegions([line, hope], masses)[0].couplings[1]).toBe(1e-3);
  });

  it('is what is open of a favoured band', () => {
    const band = masses.map((massGeV) => ({ massGeV, lower: 5e-4, upper: 2e-3 }));
    const favoured = [{ constraint: 'g-2', title: 'muon g−2', deviations: 2, band }];
    const { open, words } = allowedWindow('lmu-ltau', [line], favoured, masses);
    expect(open).toEqual([{ constraint: 'g-2', massesGeV: [0.01, 1], couplings: [5e-4, 1e-3] }]);
    expect(words).toContain('The band that muon g−2 favours within 2σ is open at 10 MeV–1 GeV');
    const closed = bound(
      'closed',
      masses.map((mass) => above(mass, 1e-4)),
    );
    expect(allowedWindow('lmu-ltau', [closed], favoured, masses).words).toContain(
      'is excluded by other measured bounds',
    );
    // a measurement does not stand against its own band
    const own = bound(
      'g-2',
      masses.map((mass) => above(mass, 6e-4)),
    );
    expect(allowedWindow('lmu-ltau', [own], favoured, masses).open[0].couplings).toEqual([5e-4, 2e-3]);
  });
});

describe('a bound at any mass', () => {
  it('follows a power of the mass between its points, and ends with them', () => {
    const rising = bound('rising', [above(0.1, 1e-4), above(10, 1e-2)]);
    expect(excludedAt(rising, 1)[0].lower).toBeCloseTo(1e-3, 12);
    expect(excludedAt(rising, 10)[0].lower).toBe(1e-2);
    expect(excludedAt(rising, 11)).toEqual([]);
    expect(excludedAt(rising, 0.01)).toEqual([]);
  });

  it('is the strongest where it excludes a point by the largest factor; else the first above it', () => {
    const of = (mass: number, coupling: number) => strongestBound([line, dump], mass, coupling);
    expect(of(0.03, 1e-6)).toMatchObject({ bound: dump, excluded: true, edge: 1e-7 });
    expect(of(0.03, 1e-6)?.factor).toBeCloseTo(10, 9);
    expect(of(0.03, 1e-2)).toMatchObject({ bound: line, excluded: true });
    expect(of(0.03, 1e-4)).toMatchObject({ bound: line, excluded: false, edge: 1e-3 });
    expect(of(0.03, 1e-9)).toMatchObject({ bound: dump, excluded: false, edge: 1e-7 });
    expect(of(5, 1e-3)).toBeUndefined();
  });
});
