import { describe, expect, it } from 'vitest';
import { drawFrame } from './axes.js';
import type { FigureSpec } from './figureSpec.js';
import { labelSources } from './labelSources.js';
import { computeLayout, plotScales } from './layout.js';
import { typesetLabels } from './mathLabel.js';
import { themeOf } from './palette.js';

const spec: FigureSpec = {
  x: { label: { tex: 'M' }, scale: 'log', domain: [1e-3, 100] },
  y: { label: { tex: 'g' }, scale: 'log', domain: [1e-4, 1] },
  series: [],
};

async function layoutOf(figure: FigureSpec) {
  return computeLayout(figure, await typesetLabels(labelSources(figure)));
}

describe('computeLayout', () => {
  it('places decades at equal distances and the ends of the axis on the frame', async () => {
    const layout = await layoutOf(spec);
    const { plot } = layout;
    const scales = plotScales(spec, plot);
    for (let n = -3; n <= 2; n++) {
      // Rounding to 0.01 px when written; the arithmetic itself is far below that.
      expect(scales.x(10 ** n)).toBeCloseTo(plot.left + ((n + 3) / 5) * (plot.right - plot.left), 9);
    }
    expect(scales.y(1)).toBeCloseTo(plot.top, 9);
    expect(scales.y(1e-4)).toBeCloseTo(plot.bottom, 9);
  });

  it('draws ticks inwards from all four sides at those places', async () => {
    const layout = await layoutOf(spec);
    const { left, right, top, bottom } = layout.plot;
    const frame = drawFrame(layout, plotScales(spec, layout.plot), themeOf('light'));
    const x = Number((left + (3 / 5) * (right - left)).toFixed(2));
    const y = Number((top + (1 / 4) * (bottom - top)).toFixed(2));
    expect(frame).toContain(`M${x},${bottom}v-9M${x},${top}v9`);
    expect(frame).toContain(`M${left},${y}h9M${right},${y}h-9`);
  });

  it('lies on whole pixels and inside the figure', async () => {
    const { plot, width, height } = await layoutOf({ ...spec, title: { text: 'Limits' }, caption: 'One\nTwo' });
    expect([plot.left, plot.right, plot.top, plot.bottom].every(Number.isInteger)).toBe(true);
    expect(plot.left > 0 && plot.top > 0 && plot.right < width && plot.bottom < height).toBe(true);
  });

  it('leaves room for a wide label at the end of the axis', async () => {
    const wide = await layoutOf({ ...spec, x: { label: { tex: 'C' }, scale: 'linear', domain: [-1e-6, 1e-6] } });
    expect(wide.plot.right).toBeLessThan((await layoutOf(spec)).plot.right);
  });

  it('wraps a caption to the width of the figure', async () => {
    const { caption, width } = await layoutOf({ ...spec, caption: 'provenance '.repeat(40) });
    expect(new Set(caption.map(({ y }) => y)).size).toBeGreaterThan(1);
    expect(Math.max(...caption.map(({ x }) => x))).toBeLessThan(width - 14);
  });

  it('has no place for zero and negative values on a log axis', async () => {
    const { plot } = await layoutOf(spec);
    const { x } = plotScales(spec, plot);
    expect([0, -1, Number.NaN, Number.POSITIVE_INFINITY].map(x)).toEqual(Array(4).fill(Number.NaN));
  });
});
