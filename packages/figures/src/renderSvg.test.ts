import { describe, expect, it } from 'vitest';
import { FigureError } from './errors.js';
import type { FigureSpec, Series } from './figureSpec.js';
import { labelSources } from './labelSources.js';
import { typesetLabels } from './mathLabel.js';
import { figureSvg } from './node.js';
import { renderFigure } from './renderSvg.js';

const x = [1e-3, 1e-2, 0.1, 1, 10, 100];
const limit = { x, y: x.map((mass) => 1e-3 * Math.sqrt(1 + (mass / 0.1) ** 2)) };

function figure(series: readonly Series[], more: Partial<FigureSpec> = {}): FigureSpec {
  return {
    x: { label: { tex: "M_{Z'}\\;[\\mathrm{GeV}]" }, scale: 'log', domain: [1e-3, 100] },
    y: { label: { tex: "g'" }, scale: 'log', domain: [1e-4, 1] },
    series,
    ...more,
  };
}

const everyKind: readonly Series[] = [
  { kind: 'line', polylines: [limit], colour: 'blue', dash: 'dashed', label: { text: 'CCFR' } },
  { kind: 'excludedRegion', polylines: [limit], excludedSide: 'above', colour: 'black', hatch: 'rising' },
  {
    kind: 'band',
    x,
    lower: limit.y,
    upper: limit.y.map((y) => 2 * y),
    colour: 'skyBlue',
    label: { tex: '\\pm1\\sigma' },
  },
  { kind: 'points', x: [1], y: [0.1], yErrorUp: [0.1], yErrorDown: [0.2], colour: 'orange', label: { text: 'data' } },
  { kind: 'text', x: 0.01, y: 0.1, label: { text: 'excluded' }, colour: 'vermillion', rotationDegrees: 30 },
];

describe('renderFigure', () => {
  it('draws every kind of series', async () => {
    for (const series of everyKind) {
      const empty = await figureSvg(figure([]));
      expect((await figureSvg(figure([series]))).length, series.kind).toBeGreaterThan(empty.length);
    }
  });

  it('refuses a kind it does not know and names those it does', async () => {
    const unknown = { kind: 'pie', colour: 'blue' } as unknown as Series;
    await expect(figureSvg(figure([unknown]))).rejects.toThrow(/series of kind "pie": unknown.*excludedRegion/);
  });

  it('gives the same bytes for the same figure', async () => {
    const spec = figure(everyKind, { title: { text: 'Limits' }, caption: 'Nereid 0.1.0 sin²θ = 0.231' });
    const labels = await typesetLabels(labelSources(spec));
    expect(renderFigure(spec, labels)).toBe(renderFigure(structuredClone(spec), labels));
    expect(await figureSvg(spec)).toBe(renderFigure(spec, labels));
  });

  it('draws with labels that were typeset earlier and sent as JSON', async () => {
    const spec = figure(everyKind);
    const labels = await typesetLabels(labelSources(spec));
    const received = new Map<string, never>(JSON.parse(JSON.stringify([...labels])));
    expect(renderFigure(spec, received)).toBe(renderFigure(spec, labels));
  });

  it('keeps the size of the plot under a caption and a legend that would take of it', async () => {
    const plotOf = (svg: string) => /<clipPath id="f-plot"><rect [^>]*width="(\d+)" height="(\d+)"/.exec(svg)?.slice(1);
    const heightOf = (svg: string) => Number(/ height="([\d.]+)"/.exec(svg)?.[1]);
    const more = { legend: 'below', caption: 'words '.repeat(60) } as const;
    const [bare, full, kept] = await Promise.all([
      figureSvg(figure(everyKind, { id: 'f', legend: 'none' })),
      figureSvg(figure(everyKind, { id: 'f', ...more })),
      figureSvg(figure(everyKind, { id: 'f', ...more, keepsPlotSize: true })),
    ]);
    expect(plotOf(full)).not.toEqual(plotOf(bare));
    expect(plotOf(kept)).toEqual(plotOf(bare));
    expect(heightOf(kept)).toBeGreaterThan(heightOf(bare) + 50);
  });

  it('shades what lies outside or inside of closed lines, and the other side within another', async () => {
    const ring = (radius: number) => ({
      x: [-radius, radius, radius, -radius, -radius],
      y: [-radius, -radius, radius, radius, -radius],
    });
    const linear = { label: { text: 'x' }, scale: 'linear', domain: [-4, 4] } as const;
    const shadedPath = async (excludedSide: 'outside' | 'inside') => {
      const polylines = [ring(3), ring(1)];
      const region: Series = { kind: 'excludedRegion', excludedSide, colour: 'black', polylines };
      const svg = await figureSvg({ x: linear, y: linear, series: [region] });
      return /<path fill="[^"]+" fill-opacity="[^"]+" fill-rule="evenodd" d="([^"]+)"/.exec(svg)?.[1];
    };
    const d = await shadedPath('outside');
    // the frame of the plot and both rings: by the rule a point is shaded within one of them or all three
    expect(d?.match(/Z/g)).toHaveLength(3);
    const points = [...(d ?? '').matchAll(/[ML](-?[\d.]+),(-?[\d.]+)/g)].map(([, x]) => Number(x));
    const [plotLeft, outer, inner] = [points[0], points[1], points[6]];
    expect(outer).toBeGreaterThan(plotLeft);
    expect(inner).toBeGreaterThan(outer);
    // without the frame the sides are exchanged
    expect(d?.endsWith((await shadedPath('inside')) ?? '?')).toBe(true);
    expect((await shadedPath('inside'))?.match(/Z/g)).toHaveLength(2);
  });

  it('names a label that was not typeset', () => {
    expect(() => renderFigure(figure([]), new Map())).toThrow(FigureError);
    expect(() => renderFigure(figure([]), new Map())).toThrow(/not typeset/);
  });

  it('writes no text element, font or number that is not finite', async () => {
    const svg = await figureSvg(figure(everyKind, { title: { text: 'Limits' }, caption: 'A caption' }));
    expect(svg).not.toMatch(/<text|font-family|NaN|Infinity|undefined/);
  });

  it('clips curves to the plot', async () => {
    const svg = await figureSvg(figure(everyKind, { id: 'f' }));
    expect(svg).toContain('<clipPath id="f-plot"><rect ');
    expect(svg).toContain('<g clip-path="url(#f-plot)">');
    const clipped = svg.slice(svg.indexOf('<g clip-path'), svg.indexOf('\n</g>'));
    expect(clipped.match(/stroke="#0072b2"/g)).toHaveLength(1);
  });

  it('gives figures on one page different ids', async () => {
    const idOf = (svg: string) => /clipPath id="([^"]+)"/.exec(svg)?.[1];
    const light = await figureSvg(figure(everyKind));
    expect(idOf(light)).not.toBe(idOf(await figureSvg(figure(everyKind, { theme: 'dark' }))));
  });

  it('escapes markup in titles and descriptions', async () => {
    const attack = '<script>alert("1")</script>&';
    const svg = await figureSvg(
      figure([{ ...everyKind[0], label: { text: attack } } as Series], { title: { text: attack }, caption: attack }),
    );
    expect(svg).not.toContain('<script');
    expect(svg).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;</title>');
  });

  it('tells readers who do not see it what the axes and curves are', async () => {
    const svg = await figureSvg(figure(everyKind, { caption: 'From L023.' }));
    expect(svg).toMatch(/role="img" aria-labelledby="(\S+)-title \1-desc"/);
    expect(svg).toContain('>g′ against M_Z′ [GeV]</title>');
    expect(svg).toContain('M_Z′ [GeV] (log, 0.001 to 100)');
    expect(svg).toContain('Shown: CCFR; ±1σ; data; excluded. From L023.');
  });

  it.each([
    ['a log axis from zero', { x: { label: { text: 'x' }, scale: 'log', domain: [0, 1] } }, /x axis: .* log scale/],
    ['a reversed axis', { y: { label: { text: 'y' }, scale: 'linear', domain: [1, 0] } }, /y axis/],
    ['an axis without extent', { y: { label: { text: 'y' }, scale: 'linear', domain: [1, 1 + 1e-15] } }, /wider range/],
    ['a size below a readable one', { width: 10 }, /width: 10 px/],
    ['an id that is none', { id: '"><script>' }, /id/],
    [
      'columns of different lengths',
      { series: [{ kind: 'line', polylines: [{ x: [1], y: [] }], colour: 'blue' }] },
      /1, 0/,
    ],
    ['an unknown colour', { series: [{ kind: 'line', polylines: [], colour: 'mauve' }] }, /mauve/],
  ])('refuses %s', async (_, change, message) => {
    await expect(figureSvg({ ...figure([]), ...change } as FigureSpec)).rejects.toThrow(message);
  });
});
