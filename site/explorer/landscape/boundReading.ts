import { type Bound, excludedAt, type Landscape, type StrongestBound, strongestBound } from '@nereid/analysis';
import { limitableModel } from '@nereid/physics';
import { element, readableNumber } from '../html.ts';
import type { PlanePoint } from '../planePoint.ts';
import { type BoundPages, kindWords, levelWords, listed, sourceLinks } from './boundWords.ts';

/** What the landscape says of a point: the bound that decides in a line, then why, and where that comes from. */
export interface BoundReading {
  readonly headline: (Node | string)[];
  readonly details: HTMLElement[];
}

export function boundReading(landscape: Landscape, point: PlanePoint, pages: BoundPages): BoundReading {
  const { letter, couplingLetter: coupling } = limitableModel(landscape.model).family.boson;
  const where = `M_${letter} = ${readableNumber(point.x, 3)} GeV, ${coupling} = ${readableNumber(point.y, 3)}: `;
  const measured = landscape.bounds.filter(({ status }) => status === 'measured');
  const decides = strongestBound(measured, point.x, point.y);
  const reach = reachWords(landscape.bounds, point);
  if (decides === undefined) return { headline: [where, 'no measured bound reaches this mass.'], details: reach };
  return {
    headline: [where, ...headlineWords(decides, coupling)],
    details: [...reasons(decides, measured, point, pages), ...reach],
  };
}

function headlineWords({ bound, excluded, edge, factor }: StrongestBound, coupling: string): (Node | string)[] {
  const verdict = element(
    'span',
    { class: `verdict verdict-${excluded ? 'excluded' : 'allowed'}` },
    excluded ? 'excluded' : 'allowed',
  );
  const level = bound.confidenceLevel === null ? 'level not stated' : `${levelWords(bound)} CL`;
  const name = [element('strong', {}, bound.title), ` (${kindWords(bound)}, ${level})`];
  const from = `from ${coupling} = ${readableNumber(edge, 3)} on`;
  if (excluded) return [verdict, ', most strongly by ', ...name, ` ${from}, ${readableNumber(factor, 3)} times below.`];
  return [verdict, ' by all that is measured. Next above: ', ...name, ` ${from}.`];
}

function reasons(
  { bound }: StrongestBound,
  measured: readonly Bound[],
  point: PlanePoint,
  pages: BoundPages,
): HTMLElement[] {
  const others = measured.filter((one) => one !== bound && excludes(one, point)).map(({ title }) => title);
  const note = (words: string) => element('p', { class: 'muted' }, words);
  return [
    element('p', {}, element('strong', {}, bound.title), `: ${bound.formula}.`),
    element('p', {}, 'From ', ...listed(sourceLinks(bound, pages)), '.'),
    ...(bound.leavesOut.length === 0 ? [] : [note(`Leaves out: ${bound.leavesOut.join('; ')}.`)]),
    ...(others.length === 0 ? [] : [note(`Excluded by ${others.join(', ')} as well.`)]),
  ];
}

function reachWords(bounds: readonly Bound[], point: PlanePoint): HTMLElement[] {
  const within = bounds.filter((one) => one.status === 'projected' && excludes(one, point)).map(({ title }) => title);
  if (within.length === 0) return [];
  return [element('p', { class: 'muted' }, `Within the reach of ${within.join(', ')}.`)];
}

const excludes = (bound: Bound, { x, y }: PlanePoint): boolean =>
  excludedAt(bound, x).some(({ lower, upper }) => lower < y && y < upper);
