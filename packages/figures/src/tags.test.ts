import { describe, expect, it } from 'vitest';
import type { FigureSpec, LineSeries } from './figureSpec.js';
import { labelSources } from './labelSources.js';
import { computeLayout, plotScales } from './layout.js';
import { typesetLabels } from './mathLabel.js';
import { drawTags } from './tags.js';

const axis = { label: { tex: 'x' }, scale: 'linear', domain: [0, 1] } as const;
const line = (tag: string, x: number[], y: number[]): LineSeries => ({
  kind: 'line',
  polylines: [{ x, y }],
  colour: 'blue',
  tag: { text: tag },
});

/** Where tags stand, in data values, and whether a line leads to each. */
async function placed(series: readonly LineSeries[]) {
  const spec: FigureSpec = { x: axis, y: axis, series };
  const labels = await typesetLabels(labelSources(spec));
  const layout = computeLayout(spec, labels);
  const { plot } = layout;
  const svg = drawTags(spec, layout, plotScales(spec, plot), labels, undefined);
  // each tag is drawn twice, the halo first
  const places = [...svg.matchAll(/translate\(([\d.]+),([\d.]+)\)/g)].filter((_, i) => i % 2 === 0);
  return {
    tags: places.map(([, x, y]) => ({
      x: (Number(x) - plot.left) / (plot.right - plot.left),
      y: (plot.bottom - Number(y)) / (plot.bottom - plot.top),
    })),
    leaders: svg.match(/<path fill="none"/g)?.length ?? 0,
  };
}

describe('tags', () => {
  it('stand beside the middle of their curves, on neither', async () => {
    const { tags, leaders } = await placed([line('1', [0, 1], [0.3, 0.3]), line('2', [0, 1], [0.6, 0.6])]);
    expect(leaders).toBe(0);
    [0.3, 0.6].forEach((y, i) => {
      expect(tags[i].x).toBeCloseTo(0.5, 1);
      expect(tags[i].y).toBeGreaterThan(y);
      expect(tags[i].y).toBeLessThan(y + 0.05);
    });
  });

  it('of two curves that are one do not cover each other', async () => {
    const { tags } = await placed([line('1', [0, 1], [0.5, 0.5]), line('2', [0, 1], [0.5, 0.5])]);
    const [a, b] = tags;
    expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(0.03);
  });

  it('go where there is room, with a line that leads to their curve', async () => {
    // a thicket around one curve, free above it
    const thicket = Array.from({ length: 40 }, (_, i) => {
      const y = 0.3 + i * 0.005;
      return { ...line('x', [0, 1], [y, y]), tag: { text: i === 20 ? '7' : '' } };
    }).map(({ tag, ...one }) => (tag.text === '' ? one : { ...one, tag }));
    const { tags, leaders } = await placed(thicket as LineSeries[]);
    expect(tags).toHaveLength(1);
    expect(leaders).toBe(1);
    expect(tags[0].y < 0.3 || tags[0].y > 0.495).toBe(true);
  });

  it('are left out where their curve is not seen', async () => {
    expect((await placed([line('1', [0, 1], [2, 3])])).tags).toEqual([]);
  });
});
