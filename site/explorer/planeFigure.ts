import {
  type ConstraintCurve,
  constraintSeries,
  type LimitSource,
  limitSeries,
  mediatorSymbols,
  publishedSeries,
  regionsFirst,
} from '@nereid/analysis';
import type { FigureSpec, Series } from '@nereid/figures';
import { contact } from '@nereid/physics';
import type { ExplorerCurve } from '../build/explorerData.ts';
import type { ExplorerState } from './state.ts';

/** Where the points of a plane become excluded by one experiment, or by all. */
export interface PlaneCurve extends LimitSource {
  readonly polylines: readonly { readonly x: readonly number[]; readonly y: readonly number[] }[];
}

const MARKERS = ['circle', 'square', 'triangle', 'diamond', 'cross'] as const;

/** All that is drawn in a plane. */
export interface PlaneContent {
  readonly curves: readonly PlaneCurve[];
  readonly observables: readonly ConstraintCurve[];
  readonly digitised: readonly ExplorerCurve[];
}

/** The exclusion plane of a state as a figure, whose size is for the page to choose; its labels are made of `explorerAlphabet`. */
export function planeFigure(state: ExplorerState, content: PlaneContent): FigureSpec {
  const { curves, observables, digitised } = content;
  const shifts = state.model === contact.name;
  const crowded = curves.length + observables.length + digitised.length > MOST_IN_A_CORNER;
  return {
    description: shifts
      ? 'Shifts of the vector and axial couplings of the muon current excluded by neutrino trident measurements.'
      : 'Couplings of a mediator excluded by neutrino trident measurements, against its mass.',
    ...(shifts ? contactAxes(state) : mediatorAxes(state)),
    series: [
      ...constraintSeries(observables),
      ...regionsFirst(curves.map((curve, i) => (shifts ? ringSeries : lineSeries)(curve, i))),
      ...digitised.flatMap((curve, i) =>
        publishedSeries({ ...curve, label: curve.name, marker: MARKERS[i % MARKERS.length] }, state.mass),
      ),
      ...(shifts ? [STANDARD_MODEL] : []),
    ],
    legend: crowded ? 'below' : 'auto',
    id: 'plane',
  };
}

/** A longer legend has no place beside curves. */
const MOST_IN_A_CORNER = 4;

const lineSeries = (curve: PlaneCurve, index: number): Series =>
  limitSeries(curve, index, curve.polylines, asFunction(curve.polylines));

/** Shifts are allowed between the rings of a limit, or within one: those of the combination show which. */
function ringSeries(curve: PlaneCurve, index: number): Series {
  const { polylines } = curve;
  const line = limitSeries(curve, index, polylines, undefined);
  if (!curve.combined || curve.projected || line.kind !== 'line' || polylines.length === 0) return line;
  return { ...line, kind: 'excludedRegion', excludedSide: 'outside', hatch: 'rising' };
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
  const symbols = mediatorSymbols(model);
  return {
    x: { label: { tex: `${symbols.mass}\\;[\\mathrm{GeV}]` }, scale: 'log', domain: mass },
    y: { label: { tex: symbols.coupling }, scale: 'log', domain: coupling },
  };
}

function contactAxes({ shift }: ExplorerState): Pick<FigureSpec, 'x' | 'y'> {
  const domain = [-shift, shift] as const;
  return {
    x: { label: { tex: '\\Delta V' }, scale: 'linear', domain },
    y: { label: { tex: '\\Delta A' }, scale: 'linear', domain },
  };
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
