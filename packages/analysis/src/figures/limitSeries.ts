import type { ColourKey, DashStyle, Polyline, Series } from '@nereid/figures';
import type { PublishedLine } from '../limits/publishedLines.js';

const STYLES: readonly { colour: ColourKey; dash: DashStyle }[] = [
  { colour: 'blue', dash: 'longDash' },
  { colour: 'vermillion', dash: 'dashDot' },
  { colour: 'bluishGreen', dash: 'dashed' },
  { colour: 'reddishPurple', dash: 'dotted' },
  { colour: 'orange', dash: 'longDash' },
];

/** So many points of a published line are drawn: enough to compare, few enough to see what lies under them. */
export const PUBLISHED_POINTS = 24;

/** What a limit is of: one experiment, or their combination; measured, or what an experiment expects to exclude. */
export interface LimitSource {
  readonly name: string;
  readonly combined: boolean;
  readonly projected?: boolean;
}

/** The colour of the limit that stands at a place in the list; black for the combination. */
export const limitColour = ({ combined }: LimitSource, index: number): ColourKey =>
  combined ? 'black' : STYLES[index % STYLES.length].colour;

/**
 * A limit as a line in a style of its own; what is only expected is dotted, and the combination excludes what lies above it.
 * @param edge - the line that bounds the excluded region of a combination; where there is none, it is a thick line
 */
export function limitSeries(
  source: LimitSource,
  index: number,
  polylines: readonly Polyline[],
  edge: Polyline | undefined,
): Series {
  const { dash } = STYLES[index % STYLES.length];
  const [colour, label] = [limitColour(source, index), { text: source.name }];
  if (source.combined && !source.projected && edge) {
    return { kind: 'excludedRegion', polylines: [edge], excludedSide: 'above', colour, widthPx: 2.4, label };
  }
  const style = source.projected ? { dash: 'dotted' as const } : source.combined ? COMBINED : { dash };
  return { kind: 'line', polylines, colour, ...style, label };
}

const COMBINED = { dash: 'solid', widthPx: 2.4 } as const;

/** Excluded regions first, so that no line of a single experiment is hidden by one. */
export const regionsFirst = (series: readonly Series[]): Series[] =>
  series.toSorted((a, b) => Number(b.kind === 'excludedRegion') - Number(a.kind === 'excludedRegion'));

/** Open signs over the lines, spaced about evenly in ln M, within the masses of the figure. */
export function publishedSeries(
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
