import { describe, expect, it } from 'vitest';
import type { ExcludedRegionSeries, LineSeries, Polyline } from './figureSpec.js';
import { themeOf } from './palette.js';
import { type DrawingContext, drawSeries, errorBars, hatchPattern } from './series.js';

const identity = (value: number) => value;
const context: DrawingContext = {
  plot: { left: 0, right: 100, top: 0, bottom: 100 },
  scales: { x: identity, y: identity },
  theme: themeOf('light'),
  labels: new Map(),
  annotationSizePx: 10,
  id: 'f',
};
const line = (...polylines: Polyline[]): LineSeries => ({ kind: 'line', polylines, colour: 'blue' });
const pathOf = (svg: string) => / d="([^"]*)"/.exec(svg)?.[1];

describe('drawSeries', () => {
  it('leaves an open line open', () => {
    const { stroke, fill } = drawSeries(line({ x: [0, 50, 90], y: [10, 20, 15] }), 0, context);
    expect(pathOf(stroke)).toBe('M0,10L50,20L90,15');
    expect(fill).toBe('');
  });

  it('splits a line at values that are not numbers', () => {
    const y = [1, 2, Number.NaN, 4, 5, Number.POSITIVE_INFINITY, 7, 8];
    const { stroke } = drawSeries(line({ x: [0, 1, 2, 3, 4, 5, 6, 7], y }), 0, context);
    expect(pathOf(stroke)).toBe('M0,1L1,2M3,4L4,5M6,7L7,8');
  });

  it('keeps several lines of a series apart', () => {
    const { stroke } = drawSeries(line({ x: [0, 1], y: [0, 1] }, { x: [5, 6], y: [5, 6] }), 0, context);
    expect(pathOf(stroke)).toBe('M0,0L1,1M5,5L6,6');
  });

  it.each([
    ['above', 'M0,10L90,15L90,0L0,0Z'],
    ['below', 'M0,10L90,15L90,100L0,100Z'],
  ] as const)('shades the side %s a limit up to the edge and leaves the limit itself open', (excludedSide, shape) => {
    const region: ExcludedRegionSeries = { ...line({ x: [0, 90], y: [10, 15] }), kind: 'excludedRegion', excludedSide };
    const { fill, stroke } = drawSeries(region, 0, context);
    expect(pathOf(fill)).toBe(shape);
    expect(pathOf(stroke)).toBe('M0,10L90,15');
  });

  it('shades nothing over a gap in a limit', () => {
    const polylines = [{ x: [0, 1, 2, 3, 4], y: [9, 9, Number.NaN, 9, 9] }];
    const { fill } = drawSeries(
      { kind: 'excludedRegion', polylines, excludedSide: 'above', colour: 'blue' },
      0,
      context,
    );
    expect(pathOf(fill)).toBe('M0,9L1,9L1,0L0,0ZM3,9L4,9L4,0L3,0Z');
  });

  it('outlines an open marker and fills it with the paper', () => {
    const points = { kind: 'points', x: [5], y: [10], colour: 'blue' } as const;
    const { blue } = context.theme.colours;
    expect(drawSeries({ ...points, open: true }, 0, context).stroke).toContain(`<g fill="#ffffff" stroke="${blue}"`);
    expect(drawSeries(points, 0, context).stroke).toContain(`<g fill="${blue}">`);
  });

  it('fills a hatched region with the pattern defined for it', () => {
    const region: ExcludedRegionSeries = {
      ...{ kind: 'excludedRegion', polylines: [{ x: [0, 1], y: [1, 1] }], colour: 'blue' },
      ...{ excludedSide: 'above', hatch: 'cross' },
    };
    expect(drawSeries(region, 3, context).fill).toContain('fill="url(#f-hatch-3)"');
    expect(hatchPattern(region, 3, 'f', context.theme)).toContain('<pattern id="f-hatch-3"');
  });

  it('runs an error bar out of the plot when it has no end on the axis', () => {
    const y = (value: number) => (value > 0 ? 100 - value : Number.NaN);
    const points = { kind: 'points', x: [5], y: [10], yErrorUp: [3], yErrorDown: [10], colour: 'blue' } as const;
    expect(errorBars(points, { x: identity, y })).toEqual([
      [
        [5, 87],
        [5, 1e6],
      ],
    ]);
  });
});
