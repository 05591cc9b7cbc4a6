import { describe, expect, it } from 'vitest';
import { axisBins } from './axisBins.js';
import { scanFigure } from './scanFigure.js';
import { credibleLevel, ProfileBuilder, profileExcess, survival } from './scanProfile.js';

describe('axisBins', () => {
  it('keeps the places of a grid and cuts what was drawn into equal intervals', () => {
    const grid = axisBins('mass', { log: [0.001, 100], points: 6 }, 40);
    expect([grid.scale, grid.centres[0], grid.centres[5]]).toEqual(['log', 0.001, 100]);
    expect(Array.from(grid.centres, (value) => grid.indexOf(value))).toEqual([0, 1, 2, 3, 4, 5]);
    expect(grid.indexOf(0.5)).toBe(-1);
    const list = axisBins('x', { list: [3, 1, 2, 3] }, 40);
    expect([list.scale, [...list.centres]]).toEqual(['linear', [1, 2, 3]]);
    const drawn = axisBins('g', { logUniform: [1e-4, 1] }, 4);
    expect(drawn.centres[0]).toBeCloseTo(10 ** -3.5, 12);
    expect([1e-4, 9e-4, 1.1e-3, 0.99, 1.01, 9e-5].map((value) => drawn.indexOf(value))).toEqual([0, 0, 1, 3, -1, -1]);
    const normal = axisBins('n', { normal: { mean: 1, deviation: 0.5 } }, 8);
    expect([normal.centres[0], normal.centres[7]]).toEqual([-0.75, 2.75]);
  });

  it('refuses a parameter that does not vary', () => {
    expect(() => axisBins('mass', 0.1, 40)).toThrow(/mass.*has one value/);
    expect(() => axisBins('mass', { list: [1, 1] }, 40)).toThrow(/has one value/);
  });
});

describe('ProfileBuilder', () => {
  /** χ² = (x − 1)² + y², allowed below 1. */
  const filled = (withY: boolean) => {
    const x = axisBins('x', { linear: [0, 2], points: 3 }, 1);
    const y = axisBins('y', { linear: [-1, 2], points: 4 }, 1);
    const builder = new ProfileBuilder(x, withY ? y : undefined);
    for (const a of x.centres) {
      for (const b of y.centres) builder.add(a, b, (a - 1) ** 2 + b ** 2 + 5, (a - 1) ** 2 + b ** 2 < 1);
    }
    return builder;
  };

  it('keeps the smallest χ² over the other parameters and counts what survives', () => {
    const profile = filled(false).profile();
    expect([...profileExcess(profile)]).toEqual([1, 0, 1]);
    expect(profile.globalChiSquare).toBe(5);
    expect([...survival(profile)]).toEqual([0, 0.25, 0]);
    expect([...profileExcess(filled(true).profile())]).toEqual([2, 1, 2, 1, 0, 1, 2, 1, 2, 5, 4, 5]);
  });

  it('does not count what was not evaluated, and has no number where nothing was', () => {
    const builder = new ProfileBuilder(axisBins('x', { linear: [0, 2], points: 3 }, 1));
    builder.add(0, 0, Number.NaN, false);
    builder.add(1, 0, 3, true);
    const profile = builder.profile();
    expect([...profile.evaluated]).toEqual([0, 1, 0]);
    expect([...survival(profile)]).toEqual([Number.NaN, 1, Number.NaN]);
    expect([...profileExcess(profile)]).toEqual([Number.NaN, 0, Number.NaN]);
  });

  it('makes contours at the thresholds of two parameters: circles about the best point', () => {
    const axis = { linear: [-4, 4], points: 81 } as const;
    const [x, y] = [
      axisBins('x', { linear: [...axis.linear], points: 81 }, 1),
      axisBins('y', { linear: [-4, 4], points: 81 }, 1),
    ];
    const builder = new ProfileBuilder(x, y);
    for (const a of x.centres) for (const b of y.centres) builder.add(a, b, a * a + b * b, false);
    const { series } = scanFigure(builder.profile(), 'profile', 'combined');
    const radii = series.map((one) => {
      if (one.kind !== 'line') throw new Error('not a line');
      // a ring is closed
      const [{ x: across }] = one.polylines;
      expect(across[across.length - 1]).toBe(across[0]);
      return Array.from(one.polylines[0].x, (a, i) => Math.hypot(a, one.polylines[0].y[i]));
    });
    // Δχ² = 2.2957 and 6.1801; linear interpolation on a grid of 0.1 errs by less than 0.1²/8r
    for (const radius of radii[0]) expect(Math.abs(radius - Math.sqrt(2.2957))).toBeLessThan(1e-3);
    for (const radius of radii[1]) expect(Math.abs(radius - Math.sqrt(6.1801))).toBeLessThan(1e-3);
  });

  it('has the posterior of a Gaussian, whatever the order of the points', () => {
    const axis = (name: string) => axisBins(name, { linear: [-5, 5], points: 101 }, 1);
    const places = [...axis('x').centres].flatMap((a) => [...axis('y').centres].map((b) => [a, b] as const));
    const fill = (points: typeof places, builder: ProfileBuilder) => {
      // a constant in χ² is no matter: without care exp(−χ²/2) would be 0
      for (const [a, b] of points) builder.add(a, b, a * a + (b - 1) ** 2 + 2000, false);
      return builder.profile();
    };
    const overX = fill(places, new ProfileBuilder(axis('x')));
    const descending = fill([...places].reverse(), new ProfileBuilder(axis('x')));
    const normal = overX.x.centres.map((a) => Math.exp((-a * a) / 2));
    const total = normal.reduce((sum, value) => sum + value, 0);
    overX.posterior.forEach((value, i) => {
      expect(value).toBeCloseTo(normal[i] / total, 14);
      expect(descending.posterior[i]).toBeCloseTo(value, 14);
    });
    expect(credibleLevel(overX, 0.6827) / Math.max(...overX.posterior)).toBeCloseTo(Math.exp(-0.5), 1);
    const both = fill(places, new ProfileBuilder(axis('x'), axis('y')));
    const { series } = scanFigure(both, 'posterior', 'combined');
    const areas = series.map((one) => {
      if (one.kind !== 'line') throw new Error('not a line');
      const { x, y } = one.polylines[0];
      return (
        Math.abs(
          Array.from(x)
            .slice(1)
            .reduce((sum, value, i) => sum + x[i] * y[i + 1] - value * y[i], 0),
        ) / 2
      );
    });
    // circles of Δχ² = 2.2957 and 6.1801 about (0, 1); cells of 0.01 are counted as a whole
    expect(areas[0] / (Math.PI * 2.2957)).toBeCloseTo(1, 1);
    expect(areas[1] / (Math.PI * 6.1801)).toBeCloseTo(1, 1);
    expect(scanFigure(overX, 'posterior', 'combined').y.label).toEqual({ text: 'posterior' });
  });

  it('refuses to draw where no point was evaluated', () => {
    const empty = new ProfileBuilder(axisBins('x', { linear: [0, 2], points: 3 }, 1)).profile();
    expect(() => scanFigure(empty, 'survival', 'ccfr')).toThrow(/has no evaluated point/);
  });
});
