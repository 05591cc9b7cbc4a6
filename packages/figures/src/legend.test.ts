import { describe, expect, it } from 'vitest';
import type { Series } from './figureSpec.js';
import type { TypesetLabel } from './label.js';
import { drawLegend, legendEntries, legendSize, legendWithin } from './legend.js';
import { themeOf } from './palette.js';

const label: TypesetLabel = { widthEm: 4, ascentEm: 0.7, descentEm: 0.2, outlines: '<path d="M0,0"/>' };
const labels = new Map([['a', label]]);
const named = { colour: 'blue', label: { tex: 'a' } } as const;
const series: readonly Series[] = [
  { ...named, kind: 'line', polylines: [], dash: 'dashed' },
  { ...named, kind: 'text', x: 0, y: 0 },
  { ...named, kind: 'excludedRegion', polylines: [], excludedSide: 'above', hatch: 'rising' },
  { ...named, kind: 'band', x: [], lower: [], upper: [] },
  { ...named, kind: 'points', x: [], y: [], inLegend: false },
];
const axis = { label: { tex: 'a' }, scale: 'linear', domain: [0, 1] } as const;
const entries = legendEntries({ x: axis, y: axis, series }, labels);

describe('legendEntries', () => {
  it('leaves out words and series that ask for it', () => {
    expect(entries.map((entry) => entry.index)).toEqual([0, 2, 3]);
  });
});

describe('legendSize', () => {
  it('grows with the widest label and the tallest', () => {
    const size = legendSize(entries, 10);
    const [first, ...others] = entries;
    const wider = legendSize([{ ...first, label: { ...label, widthEm: 6 } }, ...others], 10);
    const taller = legendSize([{ ...first, label: { ...label, ascentEm: 1.5 } }, ...others], 10);
    expect(wider.width - size.width).toBeCloseTo(20, 9);
    expect(taller.height).toBeGreaterThan(size.height);
  });
});

describe('legendWithin', () => {
  const wide = { ...label, widthEm: 12 };
  const [one] = entries;
  const mixed = [{ ...one, label: wide }, one, one, one];

  it('has columns as wide as what is in them', () => {
    // a wide one and three of 4 em: beside each other in two columns with the room of 12 and 4, not of twice 12
    const two = legendSize(mixed, 10, 2);
    expect(two.width).toBeCloseTo(legendSize(mixed, 10).width + legendSize([one], 10).width - 2 * 8 + 18, 9);
    expect(legendWithin(mixed, 10, two.width)).toEqual(two);
    expect(legendWithin(mixed, 10, two.width - 1).columns).toBe(1);
  });

  it('takes no more columns than its rows need', () => {
    // the room of four in a row is there for three, in two rows with two in each
    const four = legendSize([one, one, one, one], 10, 4).width;
    expect(legendWithin([one, one, one, one], 10, four - 1).columns).toBe(2);
  });

  it('sets tags in a column of their own, before the names', () => {
    const tag = { ...label, widthEm: 1 };
    const tagged = [
      { ...one, tag },
      { ...one, tag: { ...tag, widthEm: 2 } },
    ];
    expect(legendSize(tagged, 10).width - legendSize([one, one], 10).width).toBeCloseTo(2.5 * 10, 9);
  });
});

describe('drawLegend', () => {
  it('repeats the dash and the hatch of a series', () => {
    const box = { left: 0, top: 0, right: 100, bottom: 60 };
    const svg = drawLegend(entries, box, { sizePx: 10, columns: 1, theme: themeOf('light'), id: 'f' });
    expect(svg).toContain('stroke-dasharray="8 5"');
    expect(svg).toContain('fill="url(#f-hatch-2)"');
  });
});
