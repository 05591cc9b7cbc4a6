import { type ConstraintCurve, constraintSeries } from '@nereid/analysis';
import type { ColourKey, DashStyle, FigureSpec, MarkerShape, Series } from '@nereid/figures';
import type { ExplorerCurve } from '../build/explorerData.ts';
import type { ExplorerState } from './state.ts';

/** Where the points of a plane become excluded by one experiment, or by all. */
export interface PlaneCurve {
  readonly name: string;
  readonly combined: boolean;
  readonly projected: boolean;
  readonly polylines: readonly { readonly x: readonly number[]; readonly y: readonly number[] }[];
}

const STYLES: readonly { colour: ColourKey; dash: DashStyle }[] = [
  { colour: 'blue', dash: 'longDash' },
  { colour: 'vermillion', dash: 'dashDot' },
  { colour: 'bluishGreen', dash: 'dashed' },
  { colour: 'reddishPurple', dash: 'dotted' },
  { colour: 'orange', dash: 'longDash' },
];
const MARKERS: readonly MarkerShape[] = ['circle', 'square', 'triangle', 'diamond', 'cross'];
/** So many points of a digitised curve are drawn. */
const CURVE_POINTS = 24;

/** All that is drawn in a plane. */
export interface PlaneContent {
  readonly curves: readonly PlaneCurve[];
  readonly observables: readonly ConstraintCurve[];
  readonly digitised: readonly ExplorerCurve[];
}

/** The exclusion plane of a state as a figure; its labels are those that `explorerLabels` typesets. */
export function planeFigure(state: ExplorerState, content: PlaneContent, narrow = false): FigureSpec {
  const { curves, observables, digitised } = content;
  const contact = state.model === 'contact';
  const crowded = observables.length + digitised.length > 0;
  return {
    description: contact
      ? 'Shifts of the vector and axial couplings of the muon current excluded by neutrino trident measurements.'
      : 'Couplings of a mediator excluded by neutrino trident measurements, against its mass.',
    ...(contact ? contactAxes(state) : mediatorAxes(state)),
    series: [
      ...constraintSeries(observables),
      ...curves.map(curveSeries).sort((a, b) => Number(isRegion(b)) - Number(isRegion(a))),
      ...digitised.flatMap((curve, i) => digitisedSeries(curve, MARKERS[i % MARKERS.length], state)),
      ...(contact ? [STANDARD_MODEL] : []),
    ],
    legend: crowded && !narrow ? 'outside' : 'auto',
    ...(narrow ? { width: 460, height: 460 } : { width: crowded ? 1080 : 760, height: 560 }),
    id: 'plane',
  };
}

const STANDARD_MODEL: Series = {
  kind: 'points',
  x: [0],
  y: [0],
  colour: 'black',
  marker: 'cross',
  label: { text: 'Standard Model' },
};

function mediatorAxes({ model, mass, coupling }: ExplorerState): Pick<FigureSpec, 'x' | 'y'> {
  const symbols = model === 'scalar' ? ['M_\\phi', 'y'] : ["M_{Z'}", "g'"];
  return {
    x: { label: { tex: `${symbols[0]}\\;[\\mathrm{GeV}]` }, scale: 'log', domain: mass },
    y: { label: { tex: symbols[1] }, scale: 'log', domain: coupling },
  };
}

function contactAxes({ shift }: ExplorerState): Pick<FigureSpec, 'x' | 'y'> {
  const domain = [-shift, shift] as const;
  return {
    x: { label: { tex: '\\Delta V' }, scale: 'linear', domain },
    y: { label: { tex: '\\Delta A' }, scale: 'linear', domain },
  };
}

const isRegion = ({ kind }: Series): boolean => kind === 'excludedRegion';

function curveSeries({ name, combined, projected, polylines }: PlaneCurve, index: number): Series {
  const { colour, dash } = STYLES[index % STYLES.length];
  const label = { text: name };
  const shaded = combined && !projected ? asFunction(polylines) : undefined;
  if (shaded) {
    return { kind: 'excludedRegion', polylines: [shaded], excludedSide: 'above', colour: 'black', widthPx: 2.4, label };
  }
  const style = projected
    ? ({ dash: 'dotted' } as const)
    : combined
      ? ({ dash: 'solid', widthPx: 2.4 } as const)
      : { dash };
  return { kind: 'line', polylines, colour: combined ? 'black' : colour, ...style, label };
}

/** A single line with one coupling for each mass has an excluded side; loops and several lines do not say which. */
function asFunction(polylines: PlaneCurve['polylines']) {
  if (polylines.length !== 1) return undefined;
  const [{ x, y }] = polylines;
  const descending = x[0] > x[x.length - 1];
  const [masses, couplings] = descending ? [[...x].reverse(), [...y].reverse()] : [x, y];
  const single = masses.every((mass, i) => i === 0 || mass >= masses[i - 1]);
  return single && masses.length > 2 && masses[0] > 0 ? { x: masses, y: couplings } : undefined;
}

function digitisedSeries(
  { name, massGeV, gPrime }: ExplorerCurve,
  marker: MarkerShape,
  { mass }: ExplorerState,
): Series[] {
  const inside = massGeV.flatMap((m, i) => (m >= mass[0] && m <= mass[1] ? [i] : []));
  if (inside.length === 0) return [];
  const step = Math.max(1, Math.floor(inside.length / CURVE_POINTS));
  const kept = inside.filter((_, i) => i % step === 0);
  const [x, y] = [kept.map((i) => massGeV[i]), kept.map((i) => gPrime[i])];
  return [{ kind: 'points', x, y, colour: 'reddishPurple', marker, open: true, label: { text: name } }];
}
