import { describe, expect, it } from 'vitest';
import type { Corner, FigureSpec, Series } from './figureSpec.js';
import { labelSources } from './labelSources.js';
import { computeLayout, plotScales } from './layout.js';
import { cornerBox, freestCorner } from './legendPlacement.js';
import { typesetLabels } from './mathLabel.js';
import { figureSvg } from './node.js';

const size = { width: 150, height: 80 };

function figure(series: readonly Series[]): FigureSpec {
  const axis = { label: { tex: 'x' }, scale: 'linear', domain: [0, 1] } as const;
  return { x: axis, y: axis, series };
}

async function place(series: readonly Series[]) {
  const spec = figure(series);
  const labels = await typesetLabels(labelSources(spec));
  const layout = computeLayout(spec, labels);
  return { ...freestCorner(spec, layout, plotScales(spec, layout.plot), labels, size), plot: layout.plot };
}

const line = (x: number[], y: number[]): Series => ({ kind: 'line', polylines: [{ x, y }], colour: 'blue' });
const acrossTop = line([0, 1], [0.9, 0.9]);
const acrossBottom = line([0, 1], [0.1, 0.1]);
const upLeft = line([0.1, 0.1], [-5, 5]);
const upRight = line([0.9, 0.9], [-5, 5]);

describe('freestCorner', () => {
  it.each([
    ['topRight', [acrossBottom, upLeft]],
    ['topLeft', [acrossBottom, upRight]],
    ['bottomRight', [acrossTop, upLeft]],
    ['bottomLeft', [acrossTop, upRight]],
  ] as ReadonlyArray<[Corner, Series[]]>)(
    'takes %s when curves run through the other corners',
    async (corner, series) => {
      const { box, covered, plot } = await place(series);
      expect(box).toEqual(cornerBox(corner, plot, size));
      expect(covered).toBe(0);
    },
  );

  it('prefers a corner that is not shaded', async () => {
    const { box, plot } = await place([
      { kind: 'excludedRegion', polylines: [{ x: [0, 1], y: [0.5, 0.5] }], excludedSide: 'above', colour: 'black' },
    ]);
    expect(box).toEqual(cornerBox('bottomRight', plot, size));
  });

  it('avoids points and words', async () => {
    const points: Series = { kind: 'points', x: [0.95], y: [0.95], colour: 'blue' };
    const words: Series = { kind: 'text', x: 0.05, y: 0.95, label: { text: 'excluded' }, colour: 'blue' };
    const { box, plot } = await place([points, words]);
    expect(box).toEqual(cornerBox('bottomRight', plot, size));
  });

  it('reports what a legend covers when every corner is taken', async () => {
    expect((await place([acrossTop, acrossBottom])).covered).toBeGreaterThan(0);
  });
});

describe('the legend', () => {
  const named = (series: Series) => ({ ...series, label: { text: 'a curve' } }) as Series;
  const frameWidth = (svg: string) => Number(/<rect stroke-width="1.4"[^>]* width="(\d+)"/.exec(svg)?.[1]);

  it('moves beside the plot when it would cover a curve in every corner', async () => {
    const free = await figureSvg(figure([named(acrossTop)]));
    const crowded = await figureSvg(figure([named(acrossTop), named(acrossBottom)]));
    expect(frameWidth(crowded)).toBeLessThan(frameWidth(free) - 50);
  });

  it('leaves out series without a label, or that ask for it', async () => {
    const none = await figureSvg({ ...figure([acrossTop]), id: 'f' });
    const hidden = { ...named(acrossTop), inLegend: false } as Series;
    const body = (svg: string) => svg.slice(svg.indexOf('<defs>'));
    expect(body(await figureSvg({ ...figure([hidden]), id: 'f' }))).toBe(body(none));
    expect(body(await figureSvg({ ...figure([named(acrossTop)]), id: 'f' }))).not.toBe(body(none));
    expect(body(await figureSvg({ ...figure([named(acrossTop)]), id: 'f', legend: 'none' }))).toBe(body(none));
  });
});
