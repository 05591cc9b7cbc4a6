import type { ColourKey, DashStyle, FigureSpec, Series } from '@nereid/figures';
import { limitableModel } from '@nereid/physics';
import type { ConstraintCurve } from '../constraints/constraintCurve.js';
import { excludedIslands } from '../limits/limitIslands.js';
import type { LimitCurve } from '../limits/limitRun.js';
import type { PublishedLine } from '../limits/publishedLines.js';
import { constraintCouplings, constraintSeries } from './constraintFigure.js';
import { couplingPlane, mediatorSymbols } from './couplingPlane.js';

export interface LimitFigureOptions {
  readonly model: string;
  readonly confidenceLevel: number;
  readonly sidedness: string;
  readonly caption: string;
  readonly published?: readonly PublishedLine[];
  /** Other observables computed in the same plane; drawn below the trident limits. */
  readonly observables?: readonly ConstraintCurve[];
  readonly theme?: 'light' | 'dark';
}

const STYLES: readonly { colour: ColourKey; dash: DashStyle }[] = [
  { colour: 'blue', dash: 'longDash' },
  { colour: 'vermillion', dash: 'dashDot' },
  { colour: 'bluishGreen', dash: 'dashed' },
  { colour: 'reddishPurple', dash: 'dotted' },
  { colour: 'orange', dash: 'longDash' },
];

/** So many points of a published line are drawn: enough to compare, few enough to see what lies under them. */
export const PUBLISHED_POINTS = 24;

/** Room for the legend beside a plot with constraint curves. */
const OVERLAID = { legend: 'outside', width: 1080 } as const;

/** Exclusion figure in the (M_Z′, g′) plane, log–log; masses without a limit interrupt a curve. */
export function limitFigure(curves: readonly LimitCurve[], options: LimitFigureOptions): FigureSpec {
  const couplings = curves
    .flatMap(({ points }) => points.flatMap(({ gPrimeUpper, excluded }) => [gPrimeUpper, excluded[0]?.lower ?? null]))
    .filter((value): value is number => value !== null && value > 0);
  const { observables = [], published = [] } = options;
  const { x, y } = couplingPlane(
    curves.flatMap(({ points }) => points.map((point) => point.massGeV)),
    [...couplings, ...observables.flatMap(constraintCouplings)],
    mediatorSymbols(options.model),
  );
  // the excluded region first, so that no line of a single experiment is hidden by it
  const drawn = curves
    .flatMap(curveSeries)
    .sort((a, b) => Number(b.kind === 'excludedRegion') - Number(a.kind === 'excludedRegion'));
  return {
    title: { tex: title(options) },
    description: `Upper limits on the coupling of a ${limitableModel(options.model).family.boson.words} against its mass at ${options.confidenceLevel} CL.`,
    x,
    y,
    series: [
      ...constraintSeries(observables),
      ...drawn,
      ...published.flatMap((line) => publishedSeries(line, x.domain)),
    ],
    // many names leave no corner free
    ...(observables.length > 0 || published.some(({ marker }) => marker) ? OVERLAID : { legend: 'auto' }),
    caption: options.caption,
    ...(options.theme && { theme: options.theme }),
  };
}

function title({ model, confidenceLevel, sidedness }: LimitFigureOptions): string {
  // the text goes on after the boson
  const boson = limitableModel(model).family.titleTex.slice(0, -1);
  const percent = Number((100 * confidenceLevel).toPrecision(6));
  return `\\text{Neutrino trident limits on }${boson}, ${percent} % CL, ${sidedness}}`;
}

/** A single mass is a point, which no line would show. Regions that are excluded below the limit are filled. */
function curveSeries({ name, points: given, combined, projected }: LimitCurve, index: number): Series[] {
  const { colour: own, dash } = STYLES[index % STYLES.length];
  const label = { text: name };
  const points = [...given].sort((a, b) => a.massGeV - b.massGeV);
  const massGeV = points.map((point) => point.massGeV);
  const line = { x: massGeV, y: numbers(points.map((point) => point.gPrimeUpper)) };
  const colour = combined ? 'black' : own;
  if (points.length === 1) return [{ kind: 'points', ...line, colour, label }];
  const islands = excludedIslands(points).map(
    ({ lower, upper }): Series => ({
      kind: 'band',
      x: massGeV,
      lower: numbers(lower),
      upper: numbers(upper),
      colour,
    }),
  );
  if (combined && !projected) {
    const stroke = { colour, widthPx: 2.4, label } as const;
    return [{ kind: 'excludedRegion', polylines: [line], excludedSide: 'above', ...stroke }, ...islands];
  }
  return [{ kind: 'line', polylines: [line], colour, dash: projected ? 'dotted' : dash, label }, ...islands];
}

const numbers = (values: readonly (number | null)[]): number[] => values.map((value) => value ?? Number.NaN);

/** Open circles over the lines, spaced about evenly in ln M, within the masses of the figure. */
function publishedSeries(
  { label, massGeV, gPrime, marker = 'circle' }: PublishedLine,
  [minimum, maximum]: readonly [number, number],
): Series[] {
  const inside = Array.from(massGeV, (_, i) => i).filter((i) => massGeV[i] >= minimum && massGeV[i] <= maximum);
  if (inside.length === 0) return [];
  const span = Math.log(massGeV[inside[inside.length - 1]] / massGeV[inside[0]]);
  const step = span / (PUBLISHED_POINTS - 1);
  const kept: number[] = [];
  for (const i of inside) {
    const last = kept.at(-1);
    if (last === undefined || Math.log(massGeV[i] / massGeV[last]) >= step) kept.push(i);
  }
  const [x, y] = [massGeV, gPrime].map((column) => kept.map((i) => column[i]));
  return [{ kind: 'points', x, y, colour: 'reddishPurple', marker, open: true, label: { text: label } }];
}
