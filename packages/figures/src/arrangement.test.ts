import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrange } from './arrangement.js';
import type { FigureSpec, Series } from './figureSpec.js';
import { labelSources } from './labelSources.js';
import type { Box } from './layout.js';
import { legendEntries } from './legend.js';
import { typesetLabels } from './mathLabel.js';
import { drawnSpec } from './printColumn.js';

const axis = { label: { tex: 'x' }, scale: 'linear', domain: [0, 1] } as const;

function figure(curves: readonly (readonly number[])[], name: string, print?: 'single' | 'double'): FigureSpec {
  const series = curves.map((y, i): Series => {
    const x = y.map((_, k) => k / (y.length - 1));
    return { kind: 'line', polylines: [{ x, y }], colour: 'blue', label: { text: `${name} ${i}` } };
  });
  return { x: axis, y: axis, series, ...(print && { print }) };
}

async function arrangementOf(described: FigureSpec) {
  const labels = await typesetLabels(labelSources(described));
  const spec = drawnSpec(described);
  return arrange(spec, labels, legendEntries(spec, labels));
}

/** Whether a curve runs through a box, looked up at every tenth of a px. */
function crosses(spec: FigureSpec, box: Box, plot: Box): boolean {
  const width = plot.right - plot.left;
  return spec.series.some((series) => {
    if (series.kind !== 'line') return false;
    const { y } = series.polylines[0];
    for (let x = Math.max(box.left, plot.left); x <= Math.min(box.right, plot.right); x += 0.1) {
      const at = ((x - plot.left) / width) * (y.length - 1);
      const below = Math.min(Math.floor(at), y.length - 2);
      const value = y[below] + (at - below) * (y[below + 1] - y[below]);
      const down = plot.bottom - value * (plot.bottom - plot.top);
      if (down > box.top && down < box.bottom && down > plot.top && down < plot.bottom) return true;
    }
    return false;
  });
}

const curves = fc.array(fc.array(fc.double({ min: -0.2, max: 1.2, noNaN: true }), { minLength: 2, maxLength: 8 }), {
  minLength: 1,
  maxLength: 7,
});
const names = fc.constantFrom('a', 'a longer name', 'a name of a curve that needs nearly all of the width');

describe('the legend', () => {
  it.each([undefined, 'single', 'double'] as const)('never covers a curve (print: %s)', async (print) => {
    await fc.assert(
      fc.asyncProperty(curves, names, async (ys, name) => {
        const spec = figure(ys, name, print);
        const { layout, legend } = await arrangementOf(spec);
        if (legend === undefined) throw new Error('The legend is missing.');
        expect(crosses(spec, legend.box, layout.plot)).toBe(false);
        expect(legend.box.left).toBeGreaterThanOrEqual(0);
        expect(legend.box.bottom).toBeLessThanOrEqual(layout.height);
      }),
      { numRuns: 60 },
    );
  });

  it('lies below in columns where no place is free and a wide name leaves none beside', async () => {
    const zigzag = Array.from({ length: 40 }, (_, i) => i % 2);
    const { layout, legend } = await arrangementOf(figure([zigzag, zigzag, zigzag], 'a name', 'double'));
    const wide = await arrangementOf(
      figure([zigzag], 'a name of a curve that needs nearly all of the width', 'single'),
    );
    expect(legend?.columns === 3 || (legend?.box.left ?? 0) >= layout.plot.right).toBe(true);
    expect(wide.legend?.box.top).toBeGreaterThan(wide.layout.plot.bottom);
  });

  it('below makes a printed figure higher, and leaves the plot its size', async () => {
    const spec = figure(
      Array.from({ length: 12 }, (_, i) => [i / 12, 1 - i / 12, i / 12]),
      'a name of a curve',
      'single',
    );
    const { layout } = await arrangementOf({ ...spec, legend: 'below' });
    const alone = await arrangementOf({ ...spec, legend: 'none' });
    const height = ({ plot }: { plot: Box }) => plot.bottom - plot.top;
    expect(height(layout)).toBeCloseTo(height(alone.layout), -1);
    expect(layout.height).toBeGreaterThan(alone.layout.height + 50);
  });

  it('can be asked to lie below', async () => {
    const { layout, legend } = await arrangementOf({
      ...figure(
        [
          [0, 1],
          [1, 0],
        ],
        'a name',
      ),
      legend: 'below',
    });
    expect(legend?.columns).toBe(2);
    expect(legend?.box.top).toBeGreaterThan(layout.xLabelBaseline);
  });
});
