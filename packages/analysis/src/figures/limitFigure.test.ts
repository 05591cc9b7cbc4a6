import type { PointsSeries } from '@nereid/figures';
import { figureSvg } from '@nereid/figures/node';
import { describe, expect, it } from 'vitest';
import type { LimitCurve } from '../limits/limitRun.js';
import { limitFigure } from './limitFigure.js';
import { PUBLISHED_POINTS } from './limitSeries.js';

const point = (massGeV: number, couplingUpper: number | null) => ({
  massGeV,
  couplingUpper,
  allowed: [],
  excluded: [],
  ratiosAtLimit: {},
  bestFitCoupling: 0,
});
const curve = (name: string, limits: [number, number | null][], combined = false): LimitCurve => ({
  name,
  points: limits.map(([mass, limit]) => point(mass, limit)),
  combined,
});
const options = { model: 'lmu-ltau', confidenceLevel: 0.95, sidedness: 'one-sided', caption: 'Caption.' };
const one = curve('CCFR', [
  [0.01, 2e-3],
  [0.1, null],
  [1, 5e-2],
]);
const all = curve(
  'combined',
  [
    [0.01, 1e-3],
    [0.1, 2e-3],
    [1, 3e-2],
  ],
  true,
);

describe('limitFigure', () => {
  it('draws single experiments as lines over the shaded combination', () => {
    const { series } = limitFigure([one, all], options);
    expect(series.map(({ kind, label }) => [kind, label])).toEqual([
      ['excludedRegion', { text: 'combined' }],
      ['line', { text: 'CCFR' }],
    ]);
    expect(series[0]).toMatchObject({
      excludedSide: 'above',
      polylines: [{ x: [0.01, 0.1, 1], y: [1e-3, 2e-3, 3e-2] }],
    });
  });

  it('interrupts a curve where nothing is excluded', () => {
    expect(limitFigure([one], options).series[0]).toMatchObject({ polylines: [{ y: [2e-3, Number.NaN, 5e-2] }] });
  });

  it('spans the masses, and whole decades of couplings', () => {
    const { x, y } = limitFigure([one, all], options);
    expect(x.domain).toEqual([0.01, 1]);
    expect(y.domain[0]).toBeCloseTo(1e-4, 12);
    expect(y.domain[1]).toBeCloseTo(0.1, 12);
    expect(
      limitFigure(
        [
          curve('none', [
            [1, null],
            [2, null],
          ]),
        ],
        options,
      ).y.domain,
    ).toEqual([1e-3, 1]);
  });

  it('sorts a list of masses', () => {
    const given = curve('CCFR', [
      [10, 3],
      [0.1, 1],
      [1, 2],
    ]);
    expect(limitFigure([given], options).series[0]).toMatchObject({ polylines: [{ x: [0.1, 1, 10], y: [1, 2, 3] }] });
  });

  it('shows a single mass as a point, within a decade', () => {
    const { x, series } = limitFigure([curve('CCFR', [[1, 2e-3]], true)], options);
    expect(series[0]).toMatchObject({ kind: 'points', x: [1], y: [2e-3] });
    expect(x.domain[1] / x.domain[0]).toBeCloseTo(10, 12);
  });

  it('puts published limits on top as open circles, thinned, within the masses drawn', () => {
    const massGeV = Float64Array.from({ length: 400 }, (_, i) => 1e-3 * 1e5 ** (i / 399));
    const published = [{ label: 'CCFR as published (1902.08579)', massGeV, gPrime: massGeV.map((m) => 0.01 * m) }];
    const { series } = limitFigure([one, all], { ...options, published });
    const circles = series[2] as PointsSeries;
    expect(circles).toMatchObject({ kind: 'points', open: true, label: { text: 'CCFR as published (1902.08579)' } });
    expect(circles.x.length).toBeLessThanOrEqual(PUBLISHED_POINTS);
    expect(circles.x.length).toBeGreaterThan(PUBLISHED_POINTS / 2);
    for (const [i, mass] of Array.from(circles.x).entries()) {
      expect(mass).toBeGreaterThanOrEqual(0.01);
      expect(mass).toBeLessThanOrEqual(1);
      expect(circles.y[i]).toBe(0.01 * mass);
    }
  });

  it('draws nothing of a published limit outside the figure', () => {
    const published = [{ label: 'far', massGeV: [100, 200], gPrime: [1, 2] }];
    expect(limitFigure([one], { ...options, published }).series).toHaveLength(1);
  });

  it('typesets a title that every renderer accepts', async () => {
    expect(limitFigure([one], options).title).toEqual({
      tex: '\\text{Neutrino trident limits on }\\text{a gauged }L_\\mu-L_\\tau\\text{ boson, 95 % CL, one-sided}',
    });
    const svg = await figureSvg(limitFigure([one, all], { ...options, model: 'vector', theme: 'dark' }));
    expect(svg).toContain('</svg>');
  });
});
