import { describe, expect, it } from 'vitest';
import { drawAxisLabels, drawTickLabels } from './axes.js';
import type { FigureSpec } from './figureSpec.js';
import { findLabel, labelTex } from './label.js';
import { labelSources } from './labelSources.js';
import { computeLayout, plotScales } from './layout.js';
import { typesetLabels } from './mathLabel.js';
import { themeOf } from './palette.js';

const theme = themeOf('light');
const axis = { label: { tex: 'x' }, scale: 'log', domain: [0.1, 10] } as const;

async function prepare(spec: FigureSpec) {
  const labels = await typesetLabels(labelSources(spec));
  const layout = computeLayout(spec, labels);
  return { spec, labels, layout, scales: plotScales(spec, layout.plot) };
}

describe('drawTickLabels', () => {
  it('centres the label of a decade on its tick', async () => {
    const { labels, layout, scales } = await prepare({ x: axis, y: axis, series: [] });
    const start = scales.x(1) - (findLabel(labels, '10^{0}').widthEm * layout.sizes.tick) / 2;
    expect(drawTickLabels(layout, scales, labels, theme)).toContain(`translate(${Number(start.toFixed(2))},`);
  });
});

describe('drawAxisLabels', () => {
  it('shrinks a title that is wider than the figure', async () => {
    const title = { text: 'A title that goes on and on '.repeat(5) };
    const { spec, labels, layout } = await prepare({ title, x: axis, y: axis, series: [] });
    const drawn = drawAxisLabels(spec, layout, labels, theme).split('<g fill').at(3) ?? '';
    const [, start, size] = (/translate\(([\d.-]+),.*? scale\(([\d.]+)/.exec(drawn) ?? []).map(Number);
    const end = start + findLabel(labels, labelTex(title)).widthEm * size * 1000;
    expect(start).toBeGreaterThan(0);
    expect(end).toBeLessThan(layout.width);
  });
});
