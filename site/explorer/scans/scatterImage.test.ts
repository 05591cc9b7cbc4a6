import { describe, expect, it } from 'vitest';
import { plotScale, plotTicks, scaleAround } from './plotScale.js';
import {
  type Colouring,
  nearestRow,
  pointSize,
  rampColour,
  type ScatterPlot,
  scatterPixels,
  wordColours,
} from './scatterImage.js';

const words = ['excluded', 'allowed'];
const column = { kind: 'word', name: 'v', codes: Uint16Array.of(1, 0, 0, 1), words } as const;
const colouring: Colouring = { kind: 'words', column, ...wordColours(words) };
const plot = (more: Partial<ScatterPlot> = {}): ScatterPlot => ({
  x: { values: Float64Array.of(0, 0, 9.99, 5), scale: plotScale('linear', [0, 10]) },
  y: { values: Float64Array.of(1.2, 1.2, 100, Number.NaN), scale: plotScale('log', [1, 100]) },
  rows: Uint32Array.of(0, 1, 2, 3),
  colouring,
  width: 10,
  height: 20,
  pointSize: 1,
  ...more,
});
const pixel = (pixels: Uint8ClampedArray, x: number, y: number) => [
  ...pixels.slice((y * 10 + x) * 4, (y * 10 + x) * 4 + 4),
];

describe('points as pixels', () => {
  it('lie at their places, allowed ones above excluded ones, and nothing is drawn of what was not computed', () => {
    const pixels = scatterPixels(plot());
    const { colours } = wordColours(words);
    expect(pixel(pixels, 0, 19)).toEqual([...colours[1], 255]);
    expect(pixel(pixels, 9, 0)).toEqual([...colours[0], 255]);
    expect(pixels.filter((_, i) => i % 4 === 3 && pixels[i] > 0)).toHaveLength(2);
  });

  it('are cut at the edge where they are larger than a pixel', () => {
    const pixels = scatterPixels(plot({ pointSize: 4, rows: Uint32Array.of(2) }));
    const drawn = Array.from({ length: 200 }, (_, i) => [i % 10, Math.floor(i / 10)]).filter(
      ([x, y]) => pixel(pixels, x, y)[3],
    );
    expect(drawn).toEqual([
      [8, 0],
      [9, 0],
      [8, 1],
      [9, 1],
    ]);
  });

  it('are found from the pointer, the visible one of several, and none beyond reach', () => {
    expect(nearestRow(plot(), 1, 19, 4)).toBe(0);
    expect(nearestRow(plot(), 9, 2, 4)).toBe(2);
    expect(nearestRow(plot(), 5, 10, 3)).toBeUndefined();
  });

  it('are smaller where there are many, and get lighter along a ramp', () => {
    expect([100, 10_000, 100_000, 1_000_000].map((count) => pointSize(count, 1))).toEqual([6, 4, 2, 1]);
    const light = [0, 0.25, 0.5, 0.75, 1].map(rampColour).map(([r, g, b]) => 0.2126 * r + 0.7152 * g + 0.0722 * b);
    expect(light).toEqual([...light].sort((a, b) => a - b));
  });
});

describe('scales', () => {
  it('have round ticks: decades, or steps of 1, 2 or 5', () => {
    const texts = (...given: Parameters<typeof plotScale>) => plotTicks(plotScale(...given), 6).map(({ text }) => text);
    expect(texts('log', [1e-3, 1e2])).toEqual(['10⁻³', '10⁻²', '10⁻¹', '10⁰', '10¹', '10²']);
    expect(texts('linear', [-1, 1])).toEqual(['−1', '−0.5', '0', '0.5', '1']);
    expect(texts('log', [2, 7])).toEqual(['2', '3', '4', '5', '6', '7']);
    for (const { place } of plotTicks(plotScale('linear', [-0.37, 12.2]), 5)) {
      expect(place).toBeGreaterThanOrEqual(0);
      expect(place).toBeLessThanOrEqual(1);
    }
  });

  it('go back to the value they come from', () => {
    for (const scale of [plotScale('log', [1e-5, 30]), plotScale('linear', [-2, 5])]) {
      expect(scale.valueAt(scale.place(0.37))).toBeCloseTo(0.37, 13);
    }
    expect(plotScale('log', [1, 2]).place(-1)).toBeNaN();
  });

  it('say why there is nothing to show', () => {
    const none = Uint32Array.of();
    expect(() => scaleAround('x', [1], 'linear', none)).toThrow(/no row is left. Relax a filter/);
    expect(() => scaleAround('x', [-1], 'log', Uint32Array.of(0))).toThrow(/no positive value. Choose a linear scale/);
  });
});
