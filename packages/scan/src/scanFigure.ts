import type { Axis, FigureSpec, Label, Series } from '@nereid/figures';
import { contourLines, InputError } from '@nereid/physics';
import type { AxisBins } from './columnBins.js';
import { profileExcess, type ScanProfile, survival } from './scanProfile.js';

/** Pictures of a scan: profile likelihood, and the share of points that survive. */
export const SCAN_FIGURES = ['profile', 'survival'] as const;
/** Kind of a picture of a scan. */
export type ScanFigureKind = (typeof SCAN_FIGURES)[number];

/** Δχ² of 68.27 % and 95.45 % for one and for two parameters (Wilks). */
const LEVELS = { 1: [1, 4], 2: [2.2957, 6.1801] } as const;
const NAMES = ['68 %', '95 %'] as const;
/** Shares of points whose contours are drawn. */
const SHARES = [0.5, 0.05] as const;
/** χ² above this is not told apart in a profile of one parameter. */
const HIGHEST_EXCESS = 12;

const NICE: Readonly<Record<string, string>> = { mass: "M_{Z'}\\;[\\mathrm{GeV}]", gPrime: "g'" };
const labelOf = (name: string): Label => (name in NICE ? { tex: NICE[name] } : { text: name });

/**
 * A profile likelihood or the share of surviving points, over one parameter or two.
 * @param subject whose χ² and verdict it is
 * @throws InputError where no point was evaluated, or two parameters have too few places for a contour
 */
export function scanFigure(profile: ScanProfile, kind: ScanFigureKind, subject: string): FigureSpec {
  if (profile.globalChiSquare === Number.POSITIVE_INFINITY) {
    throw new InputError('scan', subject, 'has no evaluated point', 'Look at the verdicts: nereid scan export.');
  }
  return profile.y === undefined ? overOne(profile, kind, subject) : overTwo(profile, profile.y, kind, subject);
}

const caption = ({ evaluated }: ScanProfile): string =>
  `${evaluated.reduce((sum, count) => sum + count, 0)} points evaluated.`;

function overOne(profile: ScanProfile, kind: ScanFigureKind, subject: string): FigureSpec {
  const { x } = profile;
  const isProfile = kind === 'profile';
  const y = isProfile ? profileExcess(profile).map((value) => Math.min(value, 2 * HIGHEST_EXCESS)) : survival(profile);
  const levels: Series[] = LEVELS[1].map((level, i) => ({
    kind: 'line',
    polylines: [{ x: domainOf(x), y: [level, level] }],
    colour: 'grey',
    dash: i === 0 ? 'dotted' : 'dashed',
    label: { text: NAMES[i] },
  }));
  return {
    title: { text: isProfile ? `Profile likelihood, ${subject}` : `Share of points allowed, ${subject}` },
    description: isProfile
      ? 'Smallest chi-square of the scan at each value.'
      : 'Share of points allowed at each value.',
    x: axisOf(x),
    y: isProfile
      ? { label: { tex: '\\Delta\\chi^2' }, scale: 'linear', domain: [0, HIGHEST_EXCESS] }
      : { label: { text: 'share allowed' }, scale: 'linear', domain: [0, 1.05] },
    series: [
      ...(isProfile ? levels : []),
      { kind: 'line', polylines: [{ x: x.centres, y }], colour: 'blue', label: { text: subject } },
    ],
    caption: caption(profile),
  };
}

function overTwo(profile: ScanProfile, y: AxisBins, kind: ScanFigureKind, subject: string): FigureSpec {
  const { x } = profile;
  if (x.centres.length < 2 || y.centres.length < 2) {
    throw new InputError('scan', subject, 'has too few values for contours', 'Plot one parameter.');
  }
  const isProfile = kind === 'profile';
  const z = isProfile ? profileExcess(profile) : survival(profile);
  const field = { x: x.centres, y: y.centres, z, xScale: x.scale, yScale: y.scale };
  const levels: readonly number[] = isProfile ? LEVELS[2] : SHARES;
  const names = isProfile ? NAMES : SHARES.map((share) => `${100 * share} % allowed`);
  const series: Series[] = levels.map((level, i) => ({
    kind: 'line',
    polylines: contourLines(field, level).map((line) => ({ x: line.x, y: line.y })),
    colour: i === 0 ? 'vermillion' : 'blue',
    dash: i === 0 ? 'dashed' : 'solid',
    label: { text: names[i] },
  }));
  return {
    title: { text: isProfile ? `Profile likelihood, ${subject}` : `Share of points allowed, ${subject}` },
    description: 'Contours over two parameters of the scan.',
    x: axisOf(x),
    y: axisOf(y),
    series,
    caption: caption(profile),
  };
}

const axisOf = (bins: AxisBins): Axis => ({ label: labelOf(bins.name), scale: bins.scale, domain: domainOf(bins) });

const domainOf = ({ centres }: AxisBins): [number, number] => [centres[0], centres[centres.length - 1]];
