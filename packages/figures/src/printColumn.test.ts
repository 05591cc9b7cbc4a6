import { describe, expect, it } from 'vitest';
import type { FigureSpec } from './figureSpec.js';
import { figureSvg, pngFromSvg } from './node.js';
import { drawnSpec } from './printColumn.js';

const axis = { label: { tex: 'x' }, scale: 'linear', domain: [0, 1] } as const;
const spec: FigureSpec = {
  title: { text: 'A title' },
  x: axis,
  y: axis,
  series: [],
  caption: 'A caption.',
  width: 900,
};

describe('print', () => {
  it.each([
    ['single', 86],
    ['double', 178],
  ] as const)('makes a figure as wide as a %s column, %d mm', async (print, mm) => {
    const svg = await figureSvg({ ...spec, print });
    expect(svg).toContain(` width="${mm}mm" height="`);
    const { width = 0, fontSizePx = 0 } = drawnSpec({ ...spec, print });
    // tick labels of 8 pt: the least that journals ask for
    expect((fontSizePx * mm * (72 / 25.4)) / width).toBeCloseTo(8, 1);
  });

  it('leaves title and caption to the text, and keeps them for readers who do not see the figure', async () => {
    const svg = await figureSvg({ ...spec, print: 'single' });
    expect(svg).toContain('>A title</title>');
    expect(svg).toContain('A caption.</desc>');
    expect(drawnSpec({ ...spec, print: 'single' })).not.toHaveProperty('title');
    expect(drawnSpec({ ...spec, print: 'single' })).not.toHaveProperty('caption');
  });

  it('changes nothing unless asked for', () => {
    expect(drawnSpec(spec)).toBe(spec);
  });

  it('is rasterised at 600 pixels to the inch', async () => {
    const png = Buffer.from(await pngFromSvg(await figureSvg({ ...spec, print: 'single' })));
    expect(png.readUInt32BE(16)).toBeCloseTo((86 / 25.4) * 600, -1);
  });

  it('refuses a column that does not exist', async () => {
    await expect(figureSvg({ ...spec, print: 'triple' as 'single' })).rejects.toThrow(/triple.*single, double/);
  });
});
