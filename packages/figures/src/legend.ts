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
  readonly label: TypesetLabel;
}

const PADDING = 8;
const SAMPLE_WIDTH = 34;
const SAMPLE_GAP = 9;
const COLUMN_GAP = 18;
const LINE_HEIGHT_EM = 1.45;

export function legendEntries(spec: FigureSpec, labels: LabelSet): LegendEntry[] {
  return spec.series.flatMap((series, index) => {
    if (series.kind === 'text' || series.inLegend === false || !series.label) return [];
    return [{ series, index, label: findLabel(labels, labelTex(series.label)) }];
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
  const rows = Math.ceil(entries.length / columns);
  return {
    width: 2 * PADDING + columns * columnWidth(entries, sizePx) - COLUMN_GAP,
    height: 2 * PADDING + rows * rowHeightEm(entries) * sizePx,
    columns,
  };
}

/** As many columns as fit into a width, at least one. */
export function legendWithin(entries: readonly LegendEntry[], sizePx: number, width: number): LegendSize {
  const fitting = Math.floor((width - 2 * PADDING + COLUMN_GAP) / columnWidth(entries, sizePx));
  const columns = Math.max(1, Math.min(entries.length, fitting));
  // no more columns than the rows need: three in two rows rather than four in two
  const rows = Math.ceil(entries.length / columns);
  return legendSize(entries, sizePx, Math.ceil(entries.length / rows));
}

function columnWidth(entries: readonly LegendEntry[], sizePx: number): number {
  const widest = Math.max(0, ...entries.map(({ label }) => label.widthEm));
  return SAMPLE_WIDTH + SAMPLE_GAP + widest * sizePx + COLUMN_GAP;
}

export function drawLegend(
  entries: readonly LegendEntry[],
  box: Box,
  style: { sizePx: number; columns: number; theme: Theme; id: string },
): string {
  const { sizePx, theme } = style;
  const rowHeight = rowHeightEm(entries) * sizePx;
  const perColumn = Math.ceil(entries.length / style.columns);
  const rows = entries.map((entry, i) => {
    const middle = box.top + PADDING + ((i % perColumn) + 0.5) * rowHeight;
    const x = box.left + PADDING + Math.floor(i / perColumn) * columnWidth(entries, sizePx);
    const text = drawLabel(entry.label, {
      x: x + SAMPLE_WIDTH + SAMPLE_GAP,
      y: middle + 0.33 * sizePx,
      sizePx,
      colour: theme.ink,
    });
    return sample(entry, x, middle, style) + text;
  });
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
