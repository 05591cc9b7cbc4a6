import type { ColourKey, DashStyle, FigureSpec, Label, Series } from '@nereid/figures';
import { lmuLtau } from '@nereid/physics';
import type { ConstraintCurve } from '../constraints/constraintCurve.js';
import { couplingPlane, mediatorSymbols } from './couplingPlane.js';

const STYLES: Readonly<Record<string, { colour: ColourKey; dash: DashStyle }>> = {
  'g-2-2sigma': { colour: 'orange', dash: 'solid' },
  'g-2-5sigma': { colour: 'orange', dash: 'dashed' },
  'belle-ii': { colour: 'skyBlue', dash: 'dotted' },
  borexino: { colour: 'grey', dash: 'dashDot' },
  tau: { colour: 'grey', dash: 'longDash' },
};

/**
 * Constraint curves as series: a band filled between its edges, a limit or a reach as a line. Narrower bands lie over wider ones;
 * a reach is dotted, as a projection.
 */
export function constraintSeries(curves: readonly ConstraintCurve[]): Series[] {
  const drawn = curves.filter(({ upper }) => upper.some((value) => value !== null));
  const bands = drawn.filter(({ kind }) => kind === 'band').reverse();
  return [...bands.map(bandSeries), ...drawn.filter(({ kind }) => kind !== 'band').map(lineSeries)];
}

/** The muon's moment has no subscript in plain text; a figure sets one. */
export function constraintLabel({ label }: ConstraintCurve): Label {
  const [, comparison, deviations, rest] = /^\(g−2\)μ ([±<]) (\d+)σ(.*)$/.exec(label) ?? [];
  if (comparison === undefined) return { text: label };
  return { tex: `(g-2)_\\mu\\,{${comparison === '±' ? '\\pm' : '<'}}\\,${deviations}\\sigma\\text{${rest}}` };
}

const styleOf = (id: string) => STYLES[id] ?? { colour: 'grey' as const, dash: 'solid' as const };
const numbers = (values: readonly (number | null)[]): number[] => values.map((value) => value ?? Number.NaN);

function bandSeries(curve: ConstraintCurve): Series {
  const { id, massGeV, lower, upper } = curve;
  // the wider of two bands shows around the narrower
  const colour: ColourKey = id === 'g-2-5sigma' ? 'yellow' : styleOf(id).colour;
  return {
    kind: 'band',
    x: massGeV,
    lower: numbers(lower),
    upper: numbers(upper),
    colour,
    label: constraintLabel(curve),
  };
}

function lineSeries(curve: ConstraintCurve): Series {
  const { id, massGeV, upper } = curve;
  const { colour, dash } = styleOf(id);
  const polylines = [{ x: massGeV, y: numbers(upper) }];
  return { kind: 'line', polylines, colour, dash, label: constraintLabel(curve) };
}

/** Edges of a curve that a figure has to show. */
export const constraintCouplings = ({ lower, upper }: ConstraintCurve): number[] =>
  [...lower, ...upper].filter((value): value is number => value !== null && value > 0);

/** The constraint curves alone in the (M_Z′, g′) plane. */
export function constraintFigure(curves: readonly ConstraintCurve[], caption: string): FigureSpec {
  return {
    title: { tex: '\\text{Bounds on a gauged }L_\\mu-L_\\tau\\text{ boson beside tridents}' },
    description: 'Couplings of a vector boson against its mass: bands of the muon anomaly, limits and reaches.',
    ...couplingPlane(
      curves.flatMap(({ massGeV }) => massGeV),
      curves.flatMap(constraintCouplings),
      mediatorSymbols(lmuLtau.name),
    ),
    series: constraintSeries(curves),
    legend: 'auto',
    caption,
  };
}
