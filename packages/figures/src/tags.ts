import type { FigureSpec, Label, Series } from './figureSpec.js';
import { number } from './format.js';
import { drawLabel, findLabel, type LabelSet, labelTex } from './label.js';
import type { Box, Layout, Scales } from './layout.js';
import { inkOf, sampleLine } from './legendPlacement.js';
import { themeOf } from './palette.js';
import { isDrawable, pixels } from './series.js';

/** Free room around a tag, and what it keeps from its curve [px]. */
const CLEARANCE = 2.5;
/** How far from its curve a tag may stand, nearest first [px]; from the second on a thin line leads to it. */
const DISTANCES = [5, 17, 32, 50] as const;
/** Directions that are tried, so many to the turn. */
const DIRECTIONS = 8;
/** Places along a curve that are tried, in this order: its middle first, then parts of it, the ends last. */
const SHARES = [0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78, 0.14, 0.86, 0.07, 0.93, 0.02, 0.98] as const;
/** Side of a cell in which ink is counted [px]. */
const CELL = 3;

type Place = readonly [x: number, y: number];

interface PlacedTag {
  readonly centre: Place;
  /** Where the line to the curve ends, for a tag that stands apart. */
  readonly from?: Place;
}

/**
 * The tags of a figure, each beside its curve: the first place that covers no line, no point, no other tag and no legend, from the middle
 * of the curve outwards and from near to far; where there is none, the one that covers least.
 */
export function drawTags(
  spec: FigureSpec,
  layout: Layout,
  scales: Scales,
  labels: LabelSet,
  legend: Box | undefined,
): string {
  const tagged = spec.series.flatMap((series) => {
    const tag = tagOf(series);
    return tag ? [{ series, tag }] : [];
  });
  if (tagged.length === 0) return '';
  const theme = themeOf(spec.theme);
  const sizePx = layout.sizes.annotation * 0.85;
  const taken = new TakenRoom(layout.plot);
  for (const series of spec.series) for (const { x, y } of inkOf(series, layout, scales, labels)) taken.addPoint(x, y);
  if (legend) taken.addBox(legend);
  return tagged
    .map(({ series, tag }) => {
      const label = findLabel(labels, labelTex(tag));
      const size = { width: label.widthEm * sizePx, height: 0.72 * sizePx };
      const placed = placeTag(visibleLines(series, scales, layout.plot), size, taken, layout.plot);
      if (!placed) return '';
      const [x, y] = placed.centre;
      taken.addBox(boxAround(placed.centre, size));
      if (placed.from)
        for (const point of sampleLine([placed.from, placed.centre], layout.plot)) taken.addPoint(point.x, point.y);
      const colour = theme.colours[series.colour];
      const leader = placed.from
        ? `<path fill="none" stroke="${colour}" stroke-width="0.8" d="M${placed.from.map((v) => number(v)).join(',')}L${number(x)},${number(y)}"/>`
        : '';
      const text = {
        x,
        y: y + size.height / 2,
        anchor: 'middle',
        sizePx,
        colour: theme.ink,
        halo: theme.paper,
      } as const;
      return leader + drawLabel(label, text);
    })
    .join('');
}

const tagOf = (series: Series): Label | undefined => ('tag' in series ? series.tag : undefined);

/** The parts of the curves of a series that are seen, as points every few px. */
function visibleLines(series: Series, scales: Scales, plot: Box): Place[] {
  if (!('polylines' in series)) return [];
  const inside = ([x, y]: Place) => x > plot.left && x < plot.right && y > plot.top && y < plot.bottom;
  return series.polylines
    .flatMap((polyline) => sampleLine(pixels(polyline, scales).filter(isDrawable), plot))
    .map(({ x, y }): Place => [x, y])
    .filter(inside);
}

function placeTag(
  line: readonly Place[],
  size: { readonly width: number; readonly height: number },
  taken: TakenRoom,
  plot: Box,
): PlacedTag | undefined {
  if (line.length === 0) return undefined;
  let best: (PlacedTag & { readonly covered: number }) | undefined;
  for (const distance of DISTANCES) {
    for (const share of SHARES) {
      const anchor = line[Math.round(share * (line.length - 1))];
      for (let k = 0; k < DIRECTIONS; k++) {
        // above the curve first
        const angle = ((k % 2 === 0 ? k / 2 : -(k + 1) / 2) * 2 * Math.PI) / DIRECTIONS - Math.PI / 2;
        const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
        const reach = distance + (size.width / 2) * Math.abs(dx) + (size.height / 2) * Math.abs(dy);
        const centre: Place = [anchor[0] + reach * dx, anchor[1] + reach * dy];
        const box = boxAround(centre, size);
        if (!contains(plot, box)) continue;
        const covered = taken.count(box);
        if (covered === 0) return distance === DISTANCES[0] ? { centre } : { centre, from: anchor };
        if (!best || covered < best.covered) best = { centre, from: anchor, covered };
      }
    }
  }
  return best;
}

const boxAround = ([x, y]: Place, { width, height }: { readonly width: number; readonly height: number }): Box => ({
  left: x - width / 2 - CLEARANCE,
  right: x + width / 2 + CLEARANCE,
  top: y - height / 2 - CLEARANCE,
  bottom: y + height / 2 + CLEARANCE,
});

const contains = (outer: Box, inner: Box): boolean =>
  inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom;

/** What is drawn already, in cells of the plot. */
class TakenRoom {
  private readonly plot: Box;
  private readonly columns: number;
  private readonly rows: number;
  private readonly cells: Uint16Array;

  constructor(plot: Box) {
    this.plot = plot;
    this.columns = Math.ceil((plot.right - plot.left) / CELL) + 1;
    this.rows = Math.ceil((plot.bottom - plot.top) / CELL) + 1;
    this.cells = new Uint16Array(this.columns * this.rows);
  }

  addPoint(x: number, y: number): void {
    const { left, right, top, bottom } = this.plot;
    if (x < left || x > right || y < top || y > bottom) return;
    this.cells[Math.floor((y - top) / CELL) * this.columns + Math.floor((x - left) / CELL)]++;
  }

  addBox(box: Box): void {
    this.eachCell(box, (cell) => {
      this.cells[cell]++;
    });
  }

  count(box: Box): number {
    let count = 0;
    this.eachCell(box, (cell) => {
      count += this.cells[cell];
    });
    return count;
  }

  private eachCell({ left, right, top, bottom }: Box, visit: (cell: number) => void): void {
    const cellOf = (value: number, start: number, last: number) =>
      Math.max(0, Math.min(last, Math.floor((value - start) / CELL)));
    const [fromColumn, toColumn] = [left, right].map((x) => cellOf(x, this.plot.left, this.columns - 1));
    const [fromRow, toRow] = [top, bottom].map((y) => cellOf(y, this.plot.top, this.rows - 1));
    for (let row = fromRow; row <= toRow; row++) {
      for (let column = fromColumn; column <= toColumn; column++) visit(row * this.columns + column);
    }
  }
}
