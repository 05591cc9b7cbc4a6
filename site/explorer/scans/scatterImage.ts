import type { PlotScale } from './plotScale.ts';
import type { TableColumn } from './scanTable.ts';

/** Red, green, blue. */
export type Colour = readonly [number, number, number];

/** What colours say: one for each word, or a ramp from the smallest to the largest number. */
export type Colouring =
  | { readonly kind: 'single'; readonly colour: Colour }
  | {
      readonly kind: 'words';
      readonly column: TableColumn & { kind: 'word' };
      readonly colours: readonly Colour[];
      readonly order: readonly number[];
    }
  | { readonly kind: 'ramp'; readonly column: TableColumn & { kind: 'number' }; readonly scale: PlotScale };

export interface ScatterPlot {
  readonly x: { readonly values: Float64Array; readonly scale: PlotScale };
  readonly y: { readonly values: Float64Array; readonly scale: PlotScale };
  readonly rows: Uint32Array;
  readonly colouring: Colouring;
  /** In device pixels. */
  readonly width: number;
  readonly height: number;
  readonly pointSize: number;
}

/** Blue, grey, orange, each lighter than the one before: told apart with any colour vision and in print. */
const RAMP: readonly Colour[] = [
  [18, 66, 140],
  [86, 121, 158],
  [140, 140, 140],
  [196, 140, 70],
  [240, 150, 20],
];

/** @param place 0 … 1 */
export function rampColour(place: number): Colour {
  const at = Math.min(1, Math.max(0, place)) * (RAMP.length - 1);
  const below = Math.min(RAMP.length - 2, Math.floor(at));
  return RAMP[below].map((from, k) =>
    Math.round(from + (RAMP[below + 1][k] - from) * (at - below)),
  ) as unknown as Colour;
}

/** Words of verdicts from below to above, and theirs colours; other words follow in colours of Okabe and Ito. */
const VERDICT_COLOURS: Readonly<Record<string, Colour>> = {
  invalidInput: [204, 121, 167],
  notEvaluated: [127, 127, 127],
  excluded: [213, 94, 0],
  allowed: [32, 136, 208],
};
const OTHER_COLOURS: readonly Colour[] = [
  [0, 158, 115],
  [230, 159, 0],
  [86, 180, 233],
  [204, 121, 167],
  [127, 127, 127],
];

/** The colour of each word, and the order in which they are drawn: allowed points lie above excluded ones. */
export function wordColours(words: readonly string[]): { readonly colours: Colour[]; readonly order: number[] } {
  const rank = Object.keys(VERDICT_COLOURS);
  const colours = words.map((word, i) => VERDICT_COLOURS[word] ?? OTHER_COLOURS[i % OTHER_COLOURS.length]);
  const order = words.map((_, i) => i).sort((a, b) => rank.indexOf(words[a]) - rank.indexOf(words[b]) || a - b);
  return { colours, order };
}

/** Side of a point, smaller where there are many. */
export function pointSize(count: number, pixelRatio: number): number {
  const side = count > 200_000 ? 1 : count > 20_000 ? 2 : count > 2_000 ? 4 : 6;
  return Math.max(1, Math.round(side * pixelRatio));
}

/** The points as pixels (red, green, blue, opacity) on a transparent ground. */
export function scatterPixels(plot: ScatterPlot): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(plot.width * plot.height * 4);
  const { colouring } = plot;
  switch (colouring.kind) {
    case 'single':
      drawPoints(plot, pixels, () => colouring.colour);
      break;
    case 'words':
      for (const code of colouring.order) {
        const colour = colouring.colours[code];
        drawPoints(plot, pixels, (row) => (colouring.column.codes[row] === code ? colour : undefined));
      }
      break;
    case 'ramp':
      drawPoints(plot, pixels, (row) => {
        const place = colouring.scale.place(colouring.column.values[row]);
        return Number.isNaN(place) ? [127, 127, 127] : rampColour(place);
      });
  }
  return pixels;
}

function drawPoints(plot: ScatterPlot, pixels: Uint8ClampedArray, colourOf: (row: number) => Colour | undefined): void {
  const { width, height, pointSize: side } = plot;
  for (const row of plot.rows) {
    const colour = colourOf(row);
    if (colour === undefined) continue;
    const [left, top] = [pixelX(plot, row) - side / 2, pixelY(plot, row) - side / 2];
    if (!(left > -side && left < width && top > -side && top < height)) continue;
    const [fromX, fromY] = [Math.max(0, Math.round(left)), Math.max(0, Math.round(top))];
    const [toX, toY] = [Math.min(width, Math.round(left) + side), Math.min(height, Math.round(top) + side)];
    for (let py = fromY; py < toY; py++) {
      for (let px = fromX; px < toX; px++) {
        const at = (py * width + px) * 4;
        pixels[at] = colour[0];
        pixels[at + 1] = colour[1];
        pixels[at + 2] = colour[2];
        pixels[at + 3] = 255;
      }
    }
  }
}

const pixelX = ({ x, width }: ScatterPlot, row: number): number => x.scale.place(x.values[row]) * width;
const pixelY = ({ y, height }: ScatterPlot, row: number): number => (1 - y.scale.place(y.values[row])) * height;

/** The row whose point is nearest to a pixel, at most `reach` pixels away; the one drawn above where several coincide. */
export function nearestRow(plot: ScatterPlot, px: number, py: number, reach: number): number | undefined {
  let best = reach * reach;
  let found: number | undefined;
  const rankOf = drawnRank(plot.colouring);
  for (const row of plot.rows) {
    const distance = (pixelX(plot, row) - px) ** 2 + (pixelY(plot, row) - py) ** 2;
    if (!(distance <= best)) continue;
    if (distance === best && found !== undefined && rankOf(row) < rankOf(found)) continue;
    best = distance;
    found = row;
  }
  return found;
}

function drawnRank(colouring: Colouring): (row: number) => number {
  if (colouring.kind !== 'words') return () => 0;
  return (row) => colouring.order.indexOf(colouring.column.codes[row]);
}
