import type { PublishedCurve } from '@nereid/catalogue';
import type { ColourKey, DashStyle, FigureSpec, Polyline, Series } from '@nereid/figures';
import type { LimitPoint } from './couplingLimits.js';

/** A named limit curve: one experiment, or their combination. */
export interface LimitCurve {
  readonly name: string;
  readonly points: readonly LimitPoint[];
  /** The combination is drawn as the excluded region, single experiments as lines. */
  readonly combined: boolean;
}

export interface LimitFigureOptions {
  readonly model: string;
  readonly confidenceLevel: number;
  readonly sidedness: string;
  readonly caption: string;
  readonly published?: readonly PublishedCurve[];
  readonly theme?: 'light' | 'dark';
}

const STYLES: readonly { colour: ColourKey; dash: DashStyle }[] = [
  { colour: 'blue', dash: 'longDash' },
  { colour: 'vermillion', dash: 'dashDot' },
  { colour: 'bluishGreen', dash: 'dashed' },
  { colour: 'reddishPurple', dash: 'dotted' },
  { colour: 'orange', dash: 'longDash' },
];

/** Exclusion figure in the (M_Z′, g′) plane, log–log; masses without a limit interrupt a curve. */
export function limitFigure(curves: readonly LimitCurve[], options: LimitFigureOptions): FigureSpec {
  const masses = curves.flatMap(({ points }) => points.map((point) => point.massGeV));
  const couplings = curves
    .flatMap(({ points }) => points.map((point) => point.gPrimeUpper))
    .filter((value): value is number => value !== null && value > 0);
  return {
    title: { text: title(options) },
    description: `Upper limits on the coupling of a vector boson against its mass at ${options.confidenceLevel} CL.`,
    x: { label: { tex: "M_{Z'}\\;[\\mathrm{GeV}]" }, scale: 'log', domain: [Math.min(...masses), Math.max(...masses)] },
    y: { label: { tex: "g'" }, scale: 'log', domain: decades(couplings) },
    series: [...curves.map(curveSeries), ...(options.published ?? []).map(publishedSeries)],
    legend: 'auto',
    caption: options.caption,
    ...(options.theme && { theme: options.theme }),
  };
}

function title({ model, confidenceLevel, sidedness }: LimitFigureOptions): string {
  const names: Record<string, string> = { 'lmu-ltau': 'gauged Lμ − Lτ boson', vector: 'vector boson' };
  const percent = Number((100 * confidenceLevel).toPrecision(6));
  return `Neutrino trident limits on a ${names[model] ?? model}, ${percent} % CL, ${sidedness}`;
}

function curveSeries({ name, points, combined }: LimitCurve, index: number): Series {
  const { colour, dash } = STYLES[index % STYLES.length];
  const polylines = [polyline(points)];
  return combined
    ? { kind: 'excludedRegion', polylines, excludedSide: 'above', colour: 'black', widthPx: 2.4, label: { text: name } }
    : { kind: 'line', polylines, colour, dash, label: { text: name } };
}

function polyline(points: readonly LimitPoint[]): Polyline {
  return { x: points.map((point) => point.massGeV), y: points.map((point) => point.gPrimeUpper ?? Number.NaN) };
}

function publishedSeries(curve: PublishedCurve): Series {
  return {
    kind: 'line',
    polylines: [{ x: curve.massGeV, y: curve.gPrime }],
    colour: 'grey',
    dash: 'solid',
    widthPx: 1.4,
    label: { text: `published: ${curve.name}` },
  };
}

/** Whole decades around the values, or three decades below 1 where there is no value. */
function decades(values: readonly number[]): [number, number] {
  if (values.length === 0) return [1e-3, 1];
  const low = Math.floor(Math.log10(Math.min(...values)) - 0.15);
  const high = Math.ceil(Math.log10(Math.max(...values)) + 0.15);
  return [10 ** low, 10 ** Math.max(high, low + 1)];
}
