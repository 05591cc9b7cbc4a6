import { type Bound, excludedAt, type Landscape, strongestBound } from '@nereid/analysis';
import { limitableModel } from '@nereid/physics';
import { element, readableNumber } from '../html.ts';
import type { PlanePoint } from '../planePoint.ts';
import { type BoundPages, kindWords, levelWords, listed, sourceLinks } from './boundWords.ts';

/** What the landscape says of a point: the bound that decides, why, and where it comes from. */
export function boundReading({ model, bounds }: Landscape, { x, y }: PlanePoint, pages: BoundPages): HTMLElement[] {
  const { letter, couplingLetter: coupling } = limitableModel(model).family.boson;
  const point = element(
    'p',
    { class: 'point' },
    `M_${letter} = ${readableNumber(x, 3)} GeV, ${coupling} = ${readableNumber(y, 3)}`,
  );
  const measured = bounds.filter(({ status }) => status === 'measured');
  const decides = strongestBound(measured, x, y);
  if (decides === undefined)
    return [point, element('p', {}, 'No measured bound reaches this mass.'), ...projectedWords(bounds, { x, y })];
  const { bound, excluded, edge, factor } = decides;
  const name = element('strong', {}, bound.title);
  const what = ` (${kindWords(bound)}, ${levelWords(bound)}${bound.confidenceLevel === null ? '' : ' CL'})`;
  const verdict = element(
    'span',
    { class: `verdict verdict-${excluded ? 'excluded' : 'allowed'}` },
    excluded ? 'excluded' : 'allowed by all measured bounds',
  );
  const why = excluded
    ? `${what}, which excludes from ${coupling} = ${readableNumber(edge, 3)} on: the point is ${readableNumber(factor, 3)} times above.`
    : `${what}, from ${coupling} = ${readableNumber(edge, 3)} on: ${readableNumber(1 / factor, 3)} times the point.`;
  const others = measured.filter((one) => one !== bound && excludes(one, { x, y })).map(({ title }) => title);
  return [
    point,
    element('p', {}, verdict, excluded ? ' Strongest: ' : ' The next above: ', name, why),
    element('p', {}, `Why: ${bound.formula}. From `, ...listed(sourceLinks(bound, pages)), '.'),
    ...(bound.leavesOut.length === 0
      ? []
      : [element('p', { class: 'muted' }, `Left out: ${bound.leavesOut.join('; ')}.`)]),
    ...(others.length === 0 ? [] : [element('p', { class: 'muted' }, `Excluded by ${others.join(', ')} as well.`)]),
    ...projectedWords(bounds, { x, y }),
  ];
}

function projectedWords(bounds: readonly Bound[], point: PlanePoint): HTMLElement[] {
  const within = bounds.filter((one) => one.status === 'projected' && excludes(one, point)).map(({ title }) => title);
  return within.length === 0 ? [] : [element('p', { class: 'muted' }, `Within the reach of ${within.join(', ')}.`)];
}

const excludes = (bound: Bound, { x, y }: PlanePoint): boolean =>
  excludedAt(bound, x).some(({ lower, upper }) => lower < y && y < upper);
