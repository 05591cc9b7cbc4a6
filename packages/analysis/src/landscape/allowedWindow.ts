import { limitableModel } from '@nereid/physics';
import { type AllowedRegion, allowedAt, allowedRegions, type MassInterval, windowsAbove } from './allowedRegions.js';
import { type Bound, countedBound } from './bound.js';
import { briefTitle } from './boundNames.js';
import type { FavouredBand } from './favouredBand.js';

/** A part of the line or a window over fewer masses is not told of. */
const LEAST_MASSES = 3;

/** What is left of a favoured band where the other measured bounds allow it. */
export interface OpenBand {
  readonly constraint: string;
  readonly massesGeV: readonly [number, number];
  readonly couplings: readonly [number, number];
}

/** What the measured bounds of a landscape leave, and the same in words. */
export interface AllowedWindow {
  /** The region below all bounds first, then windows between bounds. */
  readonly regions: readonly AllowedRegion[];
  /** Parts of favoured bands that are still open. */
  readonly open: readonly OpenBand[];
  readonly words: string;
}

/** The couplings that all measured bounds allow, over the masses of a landscape, and how they are described. */
export function allowedWindow(
  model: string,
  found: readonly Bound[],
  favoured: readonly FavouredBand[],
  masses: readonly number[],
): AllowedWindow {
  const bounds = found.map(countedBound);
  const regions = allowedRegions(bounds, masses);
  const open = favoured.flatMap((band) => openBand(band, bounds) ?? []);
  return { regions, open, words: wordsOf(model, bounds, favoured, { regions, open }) };
}

function openBand({ constraint, band }: FavouredBand, bounds: readonly Bound[]): OpenBand | undefined {
  // a measurement does not stand against its own band
  const others = bounds.filter((bound) => bound.status === 'measured' && bound.constraint !== constraint);
  const left = band.flatMap(({ massGeV, lower, upper }) =>
    allowedAt(others, massGeV)
      .map((interval) => ({ massGeV, lower: Math.max(lower, interval.lower), upper: Math.min(upper, interval.upper) }))
      .filter((interval) => interval.lower < interval.upper),
  );
  if (left.length === 0) return undefined;
  const masses = left.map(({ massGeV }) => massGeV);
  return {
    constraint,
    massesGeV: [Math.min(...masses), Math.max(...masses)],
    couplings: [Math.min(...left.map(({ lower }) => lower)), Math.max(...left.map(({ upper }) => upper))],
  };
}

function wordsOf(
  model: string,
  bounds: readonly Bound[],
  favoured: readonly FavouredBand[],
  { regions, open }: Omit<AllowedWindow, 'words'>,
): string {
  const { couplingLetter: coupling } = limitableModel(model).family.boson;
  const titles = new Map([...bounds, ...favoured].map(({ constraint, title }) => [constraint, briefTitle(title)]));
  const titleOf = (constraint: string) => titles.get(constraint) ?? constraint;
  const main = regions.find(({ toZero }) => toZero);
  // between the points of two jagged curves there are windows of one mass that mean nothing
  const windows = windowsAbove(regions).filter(
    (window) => new Set(window.map(({ massGeV }) => massGeV)).size >= LEAST_MASSES,
  );
  return [
    ...(main
      ? [edgeWords(main, coupling, titleOf)]
      : ['No coupling is allowed by all measured bounds at these masses.']),
    ...windows.map((window) => windowWords(window, coupling, titleOf)),
    ...bounds
      .filter(({ worseThanStandardModel }) => worseThanStandardModel !== undefined)
      .map(
        ({ title }) =>
          `${briefTitle(title)} excludes the Standard Model itself: of it only couplings count that describe it worse still.`,
      ),
    ...favoured.map(({ constraint, deviations }) => {
      const band = `The band that ${titleOf(constraint)} favours within ${deviations}σ`;
      const left = open.find((one) => one.constraint === constraint);
      if (!left) return `${band} is excluded by other measured bounds at all these masses.`;
      const where = `${rangeWords(left.massesGeV)} and ${coupling} ${couplingsWords(left.couplings)}`;
      return `${band} is open at ${where}.`;
    }),
  ].join(' ');
}

/** A window above what is excluded: where it is, and what ends it at its lightest mass, in the middle and at its heaviest. */
function windowWords(
  window: readonly MassInterval[],
  coupling: string,
  titleOf: (constraint: string) => string,
): string {
  const masses = [...new Set(window.map(({ massGeV }) => massGeV))];
  const [first, last] = [masses[0], masses[masses.length - 1]];
  const told = [first, masses[masses.length >> 1], last];
  const edge = (constraint: string | null, value: number) =>
    `${constraint === null ? '' : titleOf(constraint)} (${couplingWords(value)})`;
  const ends = ({ lower, upper, constraint, constraintBelow }: MassInterval) => {
    const from = edge(constraintBelow, lower);
    return upper === Number.POSITIVE_INFINITY ? `above ${from}` : `between ${from} and ${edge(constraint, upper)}`;
  };
  const parts = told.map((mass) => {
    const intervals = window.filter(({ massGeV }) => massGeV === mass);
    return `${intervals.map(ends).join(' and ')} at ${massWords(mass)}`;
  });
  return `Above what is excluded there, a window is open at ${rangeWords([first, last])}: ${coupling} ${parts.join(', ')}.`;
}

/** Which bounds end the region below all of them, in order of mass: those that do so over some masses. */
function edgeWords(
  { edge: intervals }: AllowedRegion,
  coupling: string,
  titleOf: (constraint: string) => string,
): string {
  const edge = intervals.filter(({ lower }) => lower === 0);
  const parts: { constraint: string; from: number; to: number; count: number }[] = [];
  for (const { constraint, massGeV } of edge) {
    if (constraint === null) continue;
    const last = parts.findLast((part) => part.constraint === constraint);
    const since = edge.filter((one) => last && one.massGeV > last.to && one.massGeV < massGeV);
    // two jagged curves take turns: each goes on where the other has a point or two
    if (last && since.length < LEAST_MASSES) {
      last.to = massGeV;
      last.count++;
    } else parts.push({ constraint, from: massGeV, to: massGeV, count: 1 });
  }
  if (parts.length === 0) return 'No measured bound reaches these masses.';
  const long = parts.filter(({ count }) => count >= LEAST_MASSES);
  const named = (long.length > 0 ? long : parts).map(
    ({ constraint, from, to }) => `${titleOf(constraint)} (${from === to ? massWords(from) : rangeWords([from, to])})`,
  );
  const finite = edge.filter(({ upper }) => Number.isFinite(upper));
  const lowest = finite.reduce((best, one) => (one.upper < best.upper ? one : best));
  const last = finite[finite.length - 1];
  return (
    `Measured bounds allow ${coupling} below a line that is set by ${named.join(', ')}: ` +
    `${couplingWords(lowest.upper)} at ${massWords(lowest.massGeV)}, where it is lowest, ` +
    `and ${couplingWords(last.upper)} at ${massWords(last.massGeV)}.`
  );
}

/** `1–14 MeV`, or `0.2 GeV–3 TeV`. */
function rangeWords([from, to]: readonly [number, number]): string {
  const [[first, unit], [last, lastUnit]] = [inUnit(from), inUnit(to)];
  return unit === lastUnit ? `${first}–${last} ${unit}` : `${first} ${unit}–${last} ${lastUnit}`;
}

const couplingsWords = ([from, to]: readonly [number, number]): string => {
  if (to === Number.POSITIVE_INFINITY) return `above ${couplingWords(from)}`;
  return from === 0 ? `up to ${couplingWords(to)}` : `from ${couplingWords(from)} to ${couplingWords(to)}`;
};

/** Two digits, in the unit in which they are read best. */
function inUnit(massGeV: number): readonly [number: number, unit: string] {
  const [factor, unit] = massGeV < 0.9995 ? [1e3, 'MeV'] : massGeV < 999.5 ? [1, 'GeV'] : [1e-3, 'TeV'];
  return [Number((massGeV * factor).toPrecision(2)), unit];
}

const massWords = (massGeV: number): string => inUnit(massGeV).join(' ');

function couplingWords(value: number): string {
  if (value >= 0.1 && value < 100) return String(Number(value.toPrecision(2)));
  const [digits, power] = value.toExponential(1).split('e');
  return `${digits} × 10${superscript(Number(power))}`;
}

const superscript = (power: number): string =>
  String(power).replace(/[-\d]/g, (sign) => '⁻⁰¹²³⁴⁵⁶⁷⁸⁹'['-0123456789'.indexOf(sign)]);
