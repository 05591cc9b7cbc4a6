import { area, line, symbol, symbolCircle, symbolCross, symbolDiamond, symbolSquare, symbolTriangle } from 'd3-shape';
import type {
  BandSeries,
  ExcludedRegionSeries,
  HatchStyle,
  LineSeries,
  MarkerShape,
  PointsSeries,
  Polyline,
  Series,
  TextSeries,
} from './figureSpec.js';
import { number } from './format.js';
import { drawLabel, findLabel, type LabelSet, labelTex } from './label.js';
import type { Box, Scales } from './layout.js';
import { dashLengths, type Theme } from './palette.js';

export interface DrawingContext {
  readonly plot: Box;
  readonly scales: Scales;
  readonly theme: Theme;
  readonly labels: LabelSet;
  readonly annotationSizePx: number;
  /** Prefix of ids in this document. */
  readonly id: string;
}

export interface Layers {
  readonly fill: string;
  readonly stroke: string;
}

type Pixel = readonly [x: number, y: number];

export function drawSeries(series: Series, index: number, context: DrawingContext): Layers {
  switch (series.kind) {
    case 'line':
      return { fill: '', stroke: strokeOf(series, context) };
    case 'excludedRegion':
      return { fill: excludedFill(series, index, context), stroke: strokeOf(series, context) };
    case 'band':
      return { fill: bandFill(series, context), stroke: '' };
    case 'points':
      return { fill: '', stroke: markers(series, context) };
    case 'text':
      return { fill: '', stroke: annotation(series, context) };
  }
}

export function pixels(polyline: Polyline, { x, y }: Scales): Pixel[] {
  return Array.from(polyline.x, (value, i) => [x(value), y(polyline.y[i])] as const);
}

export function isDrawable(point: Pixel): boolean {
  return Number.isFinite(point[0]) && Number.isFinite(point[1]);
}

export function strokeAttributes(series: LineSeries | ExcludedRegionSeries, theme: Theme): string {
  const width = series.widthPx ?? 2;
  const dashes = dashLengths(series.dash, width);
  const dashArray = dashes.length === 0 ? '' : ` stroke-dasharray="${dashes.map((d) => number(d)).join(' ')}"`;
  return `fill="none" stroke="${theme.colours[series.colour]}" stroke-width="${number(width)}" stroke-linejoin="round"${dashArray}`;
}

function strokeOf(series: LineSeries | ExcludedRegionSeries, context: DrawingContext): string {
  const path = line<Pixel>().defined(isDrawable).digits(2);
  const d = series.polylines.map((polyline) => path(pixels(polyline, context.scales)) ?? '').join('');
  return d === '' ? '' : `<path ${strokeAttributes(series, context.theme)} d="${d}"/>`;
}

function excludedFill(series: ExcludedRegionSeries, index: number, context: DrawingContext): string {
  const { theme } = context;
  const isClosed = series.excludedSide === 'outside' || series.excludedSide === 'inside';
  const d = isClosed ? closedLines(series, context) : besideOf(series, context);
  if (d === '') return '';
  // in turns: on one side of a line, on the other of one within it
  const shape = `${isClosed ? 'fill-rule="evenodd" ' : ''}d="${d}"`;
  const fill = `<path ${fillAttributes(series, theme, theme.fillOpacity)} ${shape}/>`;
  return hatchOf(series) === 'none' ? fill : `${fill}<path fill="url(#${hatchId(context.id, index)})" ${shape}/>`;
}

function besideOf({ excludedSide, polylines }: ExcludedRegionSeries, { plot, scales }: DrawingContext): string {
  const edge = excludedSide === 'above' ? plot.top : plot.bottom;
  const shape = area<Pixel>()
    .defined(isDrawable)
    .x(([x]) => x)
    .y0(edge)
    .y1(([, y]) => y)
    .digits(2);
  return polylines.map((polyline) => shape(pixels(polyline, scales)) ?? '').join('');
}

function closedLines({ polylines, excludedSide }: ExcludedRegionSeries, { plot, scales }: DrawingContext): string {
  const ring = line<Pixel>().defined(isDrawable).digits(2);
  const rings = polylines.map((polyline) => ring(pixels(polyline, scales)) ?? '').filter((d) => d !== '');
  if (rings.length === 0) return '';
  const frame = `M${number(plot.left)},${number(plot.top)}H${number(plot.right)}V${number(plot.bottom)}H${number(plot.left)}Z`;
  return (excludedSide === 'outside' ? frame : '') + rings.map((d) => `${d}Z`).join('');
}

function hatchOf(series: ExcludedRegionSeries): HatchStyle {
  return series.hatch ?? 'none';
}

export function hatchId(id: string, index: number): string {
  return `${id}-hatch-${index}`;
}

const HATCH_PATHS: Readonly<Record<Exclude<HatchStyle, 'none'>, string>> = {
  rising: 'M-2,2l4,-4M0,10l10,-10M8,12l4,-4',
  falling: 'M-2,8l4,4M0,0l10,10M8,-2l4,4',
  cross: 'M-2,2l4,-4M0,10l10,-10M8,12l4,-4M-2,8l4,4M0,0l10,10M8,-2l4,4',
};

/** The pattern definition that a hatched region refers to, or nothing. */
export function hatchPattern(series: Series, index: number, id: string, theme: Theme): string {
  if (series.kind !== 'excludedRegion') return '';
  const hatch = hatchOf(series);
  if (hatch === 'none') return '';
  // areas that share a tone share a hatch as well: the lines of both coincide
  const stroke =
    series.shading === 'shared'
      ? `stroke="${theme.sharedHatch}" stroke-width="0.8"`
      : `stroke="${theme.colours[series.colour]}" stroke-width="0.8" stroke-opacity="0.3"`;
  return (
    `<pattern id="${hatchId(id, index)}" width="10" height="10" patternUnits="userSpaceOnUse">` +
    `<path fill="none" ${stroke} d="${HATCH_PATHS[hatch]}"/></pattern>`
  );
}

function bandFill(series: BandSeries, { scales, theme }: DrawingContext): string {
  const edges = Array.from(series.x, (x, i) => ({
    x: scales.x(x),
    lower: scales.y(series.lower[i]),
    upper: scales.y(series.upper[i]),
  }));
  const shape = area<(typeof edges)[number]>()
    .defined(({ x, lower, upper }) => Number.isFinite(x + lower + upper))
    .x(({ x }) => x)
    .y0(({ lower }) => lower)
    .y1(({ upper }) => upper)
    .digits(2);
  const d = shape(edges) ?? '';
  return d === '' ? '' : `<path ${fillAttributes(series, theme, 2 * theme.fillOpacity)} d="${d}"/>`;
}

/** Of an area, in the plot and in the legend. */
export function fillAttributes(
  { colour, shading }: ExcludedRegionSeries | BandSeries,
  theme: Theme,
  opacity: number,
): string {
  return shading === 'shared'
    ? `fill="${theme.sharedFill}"`
    : `fill="${theme.colours[colour]}" fill-opacity="${opacity}"`;
}

const SYMBOLS = {
  circle: symbolCircle,
  square: symbolSquare,
  diamond: symbolDiamond,
  triangle: symbolTriangle,
  cross: symbolCross,
} as const;

const MARKER_RADIUS = 4;

export function markerPath(shape: MarkerShape | undefined): string {
  return symbol(SYMBOLS[shape ?? 'circle'], 46).digits(2)() ?? '';
}

/** Vertical bars through the drawable points, top first: without errors, of the height of a marker. */
export function errorBars(series: PointsSeries, scales: Scales): Array<readonly [Pixel, Pixel]> {
  return pixels(series, scales).flatMap(([x, y], i) => {
    if (!isDrawable([x, y])) return [];
    const top = series.yErrorUp ? scales.y(series.y[i] + series.yErrorUp[i]) : y - MARKER_RADIUS;
    const bottom = series.yErrorDown ? scales.y(series.y[i] - series.yErrorDown[i]) : y + MARKER_RADIUS;
    // An error that is not finite, or reaches below zero on a log axis, runs out of the plot.
    const end = (value: number, outside: number) => (Number.isFinite(value) ? value : outside);
    return [[[x, end(top, -1e6)] as const, [x, end(bottom, 1e6)] as const] as const];
  });
}

function markers(series: PointsSeries, { scales, theme }: DrawingContext): string {
  const points = pixels(series, scales).filter(isDrawable);
  if (points.length === 0) return '';
  const colour = theme.colours[series.colour];
  const shape = markerPath(series.marker);
  const bars = errorBars(series, scales)
    .map(([[x, top], [, bottom]]) => `M${number(x)},${number(top)}V${number(bottom)}`)
    .join('');
  const symbols = points.map(([x, y]) => `<path transform="translate(${number(x)},${number(y)})" d="${shape}"/>`);
  const hasErrors = series.yErrorUp || series.yErrorDown;
  const barPath = hasErrors ? `<path fill="none" stroke="${colour}" stroke-width="1.5" d="${bars}"/>` : '';
  return `${barPath}<g ${markerAttributes(series, theme)}>${symbols.join('')}</g>`;
}

/** Fill and outline of a marker, in the plot and in the legend. */
export function markerAttributes({ colour, open }: PointsSeries, theme: Theme): string {
  const key = theme.colours[colour];
  return open ? `fill="${theme.paper}" stroke="${key}" stroke-width="1.6"` : `fill="${key}"`;
}

function annotation(series: TextSeries, context: DrawingContext): string {
  const x = context.scales.x(series.x);
  const y = context.scales.y(series.y);
  if (!isDrawable([x, y])) return '';
  return drawLabel(findLabel(context.labels, labelTex(series.label)), {
    ...{ x, y, anchor: series.anchor ?? 'start', rotationDegrees: series.rotationDegrees ?? 0 },
    sizePx: context.annotationSizePx,
    colour: context.theme.colours[series.colour],
    halo: context.theme.paper,
  });
}
