import type { ColourKey, DashStyle, ExcludedRegionSeries, Polyline, Series } from '@nereid/figures';
import type { Bound, BoundKind, BoundPoint } from '../landscape/bound.js';
import { excludedAt } from '../landscape/boundAt.js';
import { nameLabel } from '../landscape/boundNames.js';
import { LARGEST_COUPLING } from '../landscape/recast/recastCurve.js';

/** One colour after the other; numbers beside the curves say which is which without them. */
const COLOURS: readonly ColourKey[] = [
  'blue',
  'vermillion',
  'bluishGreen',
  'reddishPurple',
  'orange',
  'skyBlue',
  'black',
  'grey',
];

/** How a bound came about shows in its line. */
const DASHES: Readonly<Record<BoundKind, DashStyle>> = {
  computed: 'solid',
  recast: 'dashDot',
  digitised: 'dotted',
  projected: 'dashed',
};

/** Width of a line [px]: thick at 95 % and above, thin below and where no level is stated. */
const THICK = 2.4;
const THIN = 1.4;
const isThick = (confidenceLevel: number | null): boolean => confidenceLevel !== null && confidenceLevel > 0.925;

const isMarked = ({ confidenceLevel, confidenceLevelUnverified = false }: Bound): boolean =>
  confidenceLevel === null || confidenceLevelUnverified;

/** More than a coupling grows from one mass to the next. */
const STEP_OF_COUPLING = 1.3;

/** What an axis shows. */
type Domain = readonly [minimum: number, maximum: number];

/** A bound of a figure. */
export interface NumberedBound {
  readonly bound: Bound;
  readonly number: number;
  /** In the legend. */
  readonly name: string;
  /** The measured ones among the other bounds: where they exclude as well, an area needs no side. */
  readonly others: readonly Bound[];
}

/**
 * A bound as series: what is measured as an area in the tone that all share, hatched where it is reached by mixing alone, with its edge as
 * a line; a projection as a dashed line. Excluded islands below it are closed lines. Its number stands beside it.
 */
export function boundSeries(
  { bound, number, name, others }: NumberedBound,
  masses: Domain,
  couplings: Domain,
): Series[] {
  const { curve, kind, status, confidenceLevel, viaMixing } = bound;
  const stroke = {
    colour: COLOURS[(number - 1) % COLOURS.length],
    dash: DASHES[kind],
    widthPx: isThick(confidenceLevel) ? THICK : THIN,
  } as const;
  const isMeasured = status === 'measured';
  const label = nameLabel(name);
  const edges = runs(curve, ({ couplingUpper }) => couplingUpper !== null && couplingUpper < Number.POSITIVE_INFINITY);
  const upper = edges.map((run) => edgeLine(run, others, masses, couplings));
  const named = { label, tag: { text: String(number) } };
  const outlines = islandRuns(curve).map(closedLine);
  if (!isMeasured) return [{ kind: 'line', polylines: [...upper, ...outlines], ...stroke, ...named }];
  const area = { kind: 'excludedRegion', shading: 'shared', hatch: viaMixing ? 'rising' : 'none', ...stroke } as const;
  const above: ExcludedRegionSeries = { ...area, polylines: upper, excludedSide: 'above' };
  const islands: ExcludedRegionSeries = { ...area, polylines: outlines, excludedSide: 'inside' };
  if (outlines.length === 0) return [{ ...above, ...named }];
  // without a coupling above which all is excluded the islands are the bound
  return upper.length === 0 ? [{ ...islands, ...named }] : [islands, { ...above, ...named }];
}

/** What the lines and areas of these bounds mean, as entries of a legend without curves. */
export function landscapeKey(bounds: readonly Bound[]): Series[] {
  const kinds = (Object.keys(DASHES) as BoundKind[]).filter((kind) => bounds.some((bound) => bound.kind === kind));
  const line = (text: string, dash: DashStyle, widthPx: number): Series => ({
    kind: 'line',
    polylines: [],
    colour: 'black',
    dash,
    widthPx,
    label: { text },
  });
  const area = {
    kind: 'excludedRegion',
    polylines: [],
    excludedSide: 'above',
    shading: 'shared',
    colour: 'black',
    widthPx: 0,
  } as const;
  const has = (test: (bound: Bound) => boolean) => bounds.some(test);
  return [
    ...(has(({ status }) => status === 'measured') ? [{ ...area, label: { text: 'excluded by measurements' } }] : []),
    ...(has(({ viaMixing }) => viaMixing)
      ? [{ ...area, hatch: 'rising' as const, label: { text: 'through mixing alone' } }]
      : []),
    ...kinds.map((kind) => line(kind, DASHES[kind], 1.8)),
    ...(has(({ confidenceLevel }) => isThick(confidenceLevel)) ? [line('95 % CL', 'solid', THICK)] : []),
    ...(has(({ confidenceLevel }) => !isThick(confidenceLevel)) ? [line('90 % CL, or *', 'solid', THIN)] : []),
    ...(has(isMarked) ? [{ ...line('', 'solid', 0), label: { text: '* not stated or not verified' } }] : []),
  ];
}

/** Neighbouring points that have what is asked for. */
function runs(curve: readonly BoundPoint[], has: (point: BoundPoint) => boolean): BoundPoint[][] {
  const found: BoundPoint[][] = [];
  let open: BoundPoint[] | undefined;
  for (const point of curve) {
    if (!has(point)) open = undefined;
    else if (open) open.push(point);
    else {
      open = [point];
      found.push(open);
    }
  }
  return found;
}

/** The edge; where its masses end inside the plot, with the sides of the area as far up as no other bound excludes. */
function edgeLine(
  run: readonly BoundPoint[],
  others: readonly Bound[],
  [lightest, heaviest]: Domain,
  [, top]: Domain,
): Polyline {
  const points = run.map(({ massGeV, couplingUpper }) => [massGeV, couplingUpper ?? Number.NaN] as const);
  const [first, last] = [points[0], points[points.length - 1]];
  // where a bound ends because its coupling is no longer small, there is nothing beside it
  const side = (end: readonly [number, number], isInside: boolean) =>
    isInside && end[1] < LARGEST_COUPLING / STEP_OF_COUPLING ? [[end[0], sideTop(end, others, top)] as const] : [];
  const all = [...side(first, first[0] > lightest), ...points, ...side(last, last[0] < heaviest)];
  return { x: all.map(([x]) => x), y: all.map(([, y]) => y) };
}

function sideTop([massGeV, coupling]: readonly [number, number], others: readonly Bound[], top: number): number {
  const excluded = others.flatMap((other) => excludedAt(other, massGeV));
  if (excluded.some(({ lower, upper }) => lower <= coupling && coupling < upper)) return coupling;
  return Math.min(top, ...excluded.map(({ lower }) => lower).filter((lower) => lower > coupling));
}

interface Island {
  readonly x: readonly number[];
  readonly lower: readonly number[];
  readonly upper: readonly number[];
}

/** Excluded couplings below the limit, the first of each mass, then the second, as connected parts. */
function islandRuns(curve: readonly BoundPoint[]): Island[] {
  const finite = ({ excluded }: BoundPoint) => excluded.filter(({ upper }) => Number.isFinite(upper));
  const most = Math.max(0, ...curve.map((point) => finite(point).length));
  return Array.from({ length: most }, (_, k) =>
    runs(curve, (point) => finite(point).length > k).map((run) => ({
      x: run.map(({ massGeV }) => massGeV),
      lower: run.map((point) => finite(point)[k].lower),
      upper: run.map((point) => finite(point)[k].upper),
    })),
  ).flat();
}

const closedLine = ({ x, lower, upper }: Island): Polyline => ({
  x: [...x, ...x.toReversed(), x[0]],
  y: [...lower, ...upper.toReversed(), lower[0]],
});
