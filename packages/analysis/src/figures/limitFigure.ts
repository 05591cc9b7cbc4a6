import type { FigureSpec, Series } from '@nereid/figures';
import { limitableModel } from '@nereid/physics';
import type { ConstraintCurve } from '../constraints/constraintCurve.js';
import { excludedIslands } from '../limits/limitIslands.js';
import type { LimitCurve } from '../limits/limitRun.js';
import type { PublishedLine } from '../limits/publishedLines.js';
import { constraintCouplings, constraintSeries } from './constraintFigure.js';
import { couplingPlane, mediatorSymbols } from './couplingPlane.js';
import { limitColour, limitSeries, publishedSeries, regionsFirst } from './limitSeries.js';

export interface LimitFigureOptions {
  readonly model: string;
  readonly confidenceLevel: number;
  readonly sidedness: string;
  readonly caption: string;
  readonly published?: readonly PublishedLine[];
  /** Other observables computed in the same plane; drawn below the trident limits. */
  readonly observables?: readonly ConstraintCurve[];
  readonly theme?: 'light' | 'dark';
  /** Whether all limits are from tridents; they are unless said. */
  readonly tridentsAlone?: boolean;
}

/** Room for the legend beside a plot with constraint curves. */
const OVERLAID = { legend: 'outside', width: 1080 } as const;

/** Exclusion figure in the (M_Z′, g′) plane, log–log; masses without a limit interrupt a curve. */
export function limitFigure(curves: readonly LimitCurve[], options: LimitFigureOptions): FigureSpec {
  const couplings = curves
    .flatMap(({ points }) =>
      points.flatMap(({ couplingUpper, excluded }) => [couplingUpper, excluded[0]?.lower ?? null]),
    )
    .filter((value): value is number => value !== null && value > 0);
  const { observables = [], published = [] } = options;
  const { x, y } = couplingPlane(
    curves.flatMap(({ points }) => points.map((point) => point.massGeV)),
    [...couplings, ...observables.flatMap(constraintCouplings)],
    mediatorSymbols(options.model),
  );
  return {
    title: { tex: title(options) },
    description: `Upper limits on the coupling of a ${limitableModel(options.model).family.boson.words} against its mass at ${options.confidenceLevel} CL.`,
    x,
    y,
    series: [
      ...constraintSeries(observables),
      ...regionsFirst(curves.flatMap(curveSeries)),
      ...published.flatMap((line) => publishedSeries(line, x.domain)),
    ],
    // many names leave no corner free
    ...(observables.length > 0 || published.some(({ marker }) => marker) ? OVERLAID : { legend: 'auto' }),
    caption: options.caption,
    ...(options.theme && { theme: options.theme }),
  };
}

function title({ model, confidenceLevel, sidedness, tridentsAlone = true }: LimitFigureOptions): string {
  // the text goes on after the boson
  const boson = limitableModel(model).family.titleTex.slice(0, -1);
  const percent = Number((100 * confidenceLevel).toPrecision(6));
  const limits = tridentsAlone ? 'Neutrino trident limits' : 'Limits';
  return `\\text{${limits} on }${boson}, ${percent} % CL, ${sidedness}}`;
}

/** A single mass is a point, which no line would show. Regions that are excluded below the limit are filled. */
function curveSeries(curve: LimitCurve, index: number): Series[] {
  const points = curve.points.toSorted((a, b) => a.massGeV - b.massGeV);
  const massGeV = points.map((point) => point.massGeV);
  const line = { x: massGeV, y: numbers(points.map((point) => point.couplingUpper)) };
  const colour = limitColour(curve, index);
  if (points.length === 1) return [{ kind: 'points', ...line, colour, label: { text: curve.name } }];
  const islands = excludedIslands(points).map(
    ({ lower, upper }): Series => ({
      kind: 'band',
      x: massGeV,
      lower: numbers(lower),
      upper: numbers(upper),
      colour,
    }),
  );
  return [limitSeries(curve, index, [line], line), ...islands];
}

const numbers = (values: readonly (number | null)[]): number[] => values.map((value) => value ?? Number.NaN);
