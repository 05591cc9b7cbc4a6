import type { BandSeries, ExcludedRegionSeries, FigureSpec, LineSeries, PointsSeries } from './figureSpec.js';
import { number } from './format.js';
import { drawLabel, findLabel, type LabelSet, labelTex, type TypesetLabel } from './label.js';
import type { Box } from './layout.js';
import type { Theme } from './palette.js';
import { fillAttributes, hatchId, markerAttributes, markerPath, strokeAttributes } from './series.js';

export interface LegendEntry {
  readonly series: LineSeries | ExcludedRegionSeries | BandSeries | PointsSeries;
  /** Position among all series of the figure. */
  readonly index: number;
  /** What stands beside the curve, and here before the name. */
  readonly tag?: TypesetLabel;
  readonly label: TypesetLabel;
}

const PADDING = 8;
const SAMPLE_WIDTH = 34;
const SAMPLE_GAP = 9;
const COLUMN_GAP = 18;
const LINE_HEIGHT_EM = 1.45;
const TAG_GAP_EM = 0.5;

export function legendEntries(spec: FigureSpec, labels: LabelSet): LegendEntry[] {
  return spec.series.flatMap((series, index) => {
    if (series.kind === 'text' || series.inLegend === false || !series.label) return [];
    const tag = 'tag' in series && series.tag ? { tag: findLabel(labels, labelTex(series.tag)) } : {};
    return [{ series, index, ...tag, label: findLabel(labels, labelTex(series.label)) }];
  });
}

/** High enough for one line of text, or for the tallest formula. */
function rowHeightEm(entries: readonly LegendEntry[]): number {
  return Math.max(
    LINE_HEIGHT_EM,
    ...entries.map(({ label }) => 2 * Math.max(label.ascentEm - 0.33, label.descentEm + 0.33) + 0.2),
  );
}

export interface LegendSize {
  readonly width: number;
  readonly height: number;
  readonly columns: number;
}

export function legendSize(entries: readonly LegendEntry[], sizePx: number, columns = 1): LegendSize {
  const widths = legendColumns(entries, sizePx, columns).map(({ width }) => width);
  return {
    width: 2 * PADDING + widths.reduce((sum, width) => sum + width + COLUMN_GAP, -COLUMN_GAP),
    height: 2 * PADDING + Math.ceil(entries.length / columns) * rowHeightEm(entries) * sizePx,
    columns,
  };
}

/** As many columns as fit into a width, at least one, and no more than the rows need: three in two rows rather than four in two. */
export function legendWithin(entries: readonly LegendEntry[], sizePx: number, width: number): LegendSize {
  for (let rows = 1; rows < entries.length; rows++) {
    const size = legendSize(entries, sizePx, Math.ceil(entries.length / rows));
    if (size.width <= width) return size;
  }
  return legendSize(entries, sizePx);
}

interface LegendColumn {
  readonly entries: readonly LegendEntry[];
  readonly tagWidth: number;
  readonly width: number;
}

/** One below the other, and each column as wide as what is in it. */
function legendColumns(entries: readonly LegendEntry[], sizePx: number, columns: number): LegendColumn[] {
  const rows = Math.ceil(entries.length / columns);
  return Array.from({ length: columns }, (_, k) => {
    const own = entries.slice(k * rows, (k + 1) * rows);
    const tagWidth = Math.max(0, ...own.map(({ tag }) => (tag ? (tag.widthEm + TAG_GAP_EM) * sizePx : 0)));
    const texts = own.map(({ tag, label }) => (tag ? tagWidth : 0) + label.widthEm * sizePx);
    return { entries: own, tagWidth, width: SAMPLE_WIDTH + SAMPLE_GAP + Math.max(0, ...texts) };
  });
}

export function drawLegend(
  entries: readonly LegendEntry[],
  box: Box,
  style: { sizePx: number; columns: number; theme: Theme; id: string },
): string {
  const { sizePx, theme } = style;
  const rowHeight = rowHeightEm(entries) * sizePx;
  const rows: string[] = [];
  let x = box.left + PADDING;
  for (const column of legendColumns(entries, sizePx, style.columns)) {
    const textLeft = x + SAMPLE_WIDTH + SAMPLE_GAP;
    for (const [row, entry] of column.entries.entries()) {
      const middle = box.top + PADDING + (row + 0.5) * rowHeight;
      const text = { y: middle + 0.33 * sizePx, sizePx, colour: theme.ink };
      const tagRight = textLeft + column.tagWidth - TAG_GAP_EM * sizePx;
      rows.push(
        sample(entry, x, middle, style),
        entry.tag ? drawLabel(entry.tag, { ...text, x: tagRight, anchor: 'end' }) : '',
        drawLabel(entry.label, { ...text, x: textLeft + (entry.tag ? column.tagWidth : 0) }),
      );
    }
    x += column.width + COLUMN_GAP;
  }
  const size = `width="${number(box.right - box.left)}" height="${number(box.bottom - box.top)}"`;
  const background = `<rect fill="${theme.paper}" fill-opacity="0.85" x="${number(box.left)}" y="${number(box.top)}" ${size}/>`;
  return background + rows.join('');
}

function sample({ series, index }: LegendEntry, x: number, y: number, style: { theme: Theme; id: string }): string {
  const { theme } = style;
  const box = `x="${number(x)}" y="${number(y - 7)}" width="${SAMPLE_WIDTH}" height="14"`;
  switch (series.kind) {
    case 'line':
      return `<path ${strokeAttributes(series, theme)} d="M${number(x)},${number(y)}h${SAMPLE_WIDTH}"/>`;
    case 'excludedRegion': {
      const edge = series.excludedSide === 'below' ? y - 7 : y + 7;
      const hatched = (series.hatch ?? 'none') !== 'none';
      return (
        `<rect ${fillAttributes(series, theme, theme.fillOpacity)} ${box}/>` +
        (hatched ? `<rect fill="url(#${hatchId(style.id, index)})" ${box}/>` : '') +
        `<path ${strokeAttributes(series, theme)} d="M${number(x)},${number(edge)}h${SAMPLE_WIDTH}"/>`
      );
    }
    case 'band':
      return `<rect ${fillAttributes(series, theme, 2 * theme.fillOpacity)} ${box}/>`;
    case 'points': {
      const centre = `translate(${number(x + SAMPLE_WIDTH / 2)},${number(y)})`;
      return `<path ${markerAttributes(series, theme)} transform="${centre}" d="${markerPath(series.marker)}"/>`;
    }
  }
}
