import { describe, expect, it } from 'vitest';
import { figureSvg, pngFromSvg } from './node.js';

const svg = () =>
  figureSvg({
    x: { label: { tex: 'x' }, scale: 'linear', domain: [0, 1] },
    y: { label: { tex: "g'" }, scale: 'linear', domain: [0, 1] },
    series: [{ kind: 'line', polylines: [{ x: [0, 1], y: [0, 1] }], colour: 'blue', label: { text: 'limit' } }],
    width: 360,
    height: 270,
  });

describe('pngFromSvg', () => {
  it('writes a PNG of twice the size of the figure', async () => {
    const png = await pngFromSvg(await svg());
    expect([...png.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    const header = new DataView(png.buffer, png.byteOffset);
    expect([header.getUint32(16), header.getUint32(20)]).toEqual([720, 540]);
  });

  it('takes another scale', async () => {
    const png = await pngFromSvg(await svg(), { scale: 1 });
    expect(new DataView(png.buffer, png.byteOffset).getUint32(16)).toBe(360);
  });
});
