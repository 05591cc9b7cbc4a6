import type { Axis, FigureSpec, Label, Series } from '@nereid/figures';
import { InputError } from '@nereid/physics';
import { contourLines, type Polyline } from '@nereid/physics/contours';
import type { AxisBins } from './columnBins.js';
import { credibleLevel, profileExcess, type ScanProfile, survival } from './scanProfile.js';

/** Pictures of a scan: profile likelihood, the share of points that survive, and the posterior of points that follow the prior. */
export const SCAN_FIGURES = ['profile', 'survival', 'posterior'] as const;
/** Kind of a picture of a scan. */
export type ScanFigureKind = (typeof SCAN_FIGURES)[number];

/** Δχ² of 68.27 % and 95.45 % for one and for two parameters (Wilks). */
const LEVELS = { 1: [1, 4], 2: [2.2957, 6.1801] } as const;
const NAMES = ['68 %', '95 %'] as const;
/** Probability inside the contours of a posterior, most probable cells first; those of the profile in a Gaussian. */
const CREDIBLE = [0.6827, 0.9545] as const;
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
    throw new InputError('scan', subject, 'has no evaluated point', 'Look at the verdicts.', 'export');
  }
  return profile.y === undefined ? overOne(profile, kind, subject) : overTwo(profile, profile.y, kind, subject);
}

const caption = ({ evaluated }: ScanProfile): string =>
  `${evaluated.reduce((sum, count) => sum + count, 0)} points evaluated.`;

const TITLES: Readonly<Record<ScanFigureKind, string>> = {
  profile: 'Profile likelihood',
  survival: 'Share of points allowed',
  posterior: 'Posterior',
};
const DESCRIPTIONS: Readonly<Record<ScanFigureKind, string>> = {
  profile: 'Smallest chi-square of the scan at each value.',
  survival: 'Share of points allowed at each value.',
  posterior: 'Posterior probability of each value.',
};

/** What is drawn over one parameter, and its axis. */
function curveOf(profile: ScanProfile, kind: ScanFigureKind): { readonly y: Float64Array; readonly axis: Axis } {
  switch (kind) {
    case 'profile': {
      const y = profileExcess(profile).map((value) => Math.min(value, 2 * HIGHEST_EXCESS));
      return { y, axis: { label: { tex: '\\Delta\\chi^2' }, scale: 'linear', domain: [0, HIGHEST_EXCESS] } };
    }
    case 'survival':
      return {
        y: survival(profile),
        axis: { label: { text: 'share allowed' }, scale: 'linear', domain: [0, 1.05] },
      };
    case 'posterior': {
      const y = profile.posterior;
      const highest = y.reduce((most, value) => Math.max(most, value), 0);
      return { y, axis: { label: { text: 'posterior' }, scale: 'linear', domain: [0, 1.1 * highest] } };
    }
  }
}

function overOne(profile: ScanProfile, kind: ScanFigureKind, subject: string): FigureSpec {
  const { x } = profile;
  const { y, axis } = curveOf(profile, kind);
  const levels: Series[] = LEVELS[1].map((level, i) => ({
    kind: 'line',
    polylines: [{ x: [...x.domain], y: [level, level] }],
    colour: 'grey',
    dash: i === 0 ? 'dotted' : 'dashed',
    label: { text: NAMES[i] },
  }));
  return {
    title: { text: `${TITLES[kind]}, ${subject}` },
    description: DESCRIPTIONS[kind],
    x: axisOf(x),
    y: axis,
    series: [
      ...(kind === 'profile' ? levels : []),
      { kind: 'line', polylines: [{ x: x.centres, y }], colour: 'blue', label: { text: subject } },
    ],
    caption: caption(profile),
  };
}

/** What contours over two parameters are drawn of, at which levels. */
function fieldOf(profile: ScanProfile, kind: ScanFigureKind) {
  switch (kind) {
    case 'profile':
      return { z: profileExcess(profile), levels: LEVELS[2], names: NAMES };
    case 'survival':
      return { z: survival(profile), levels: SHARES, names: SHARES.map((share) => `${100 * share} % allowed`) };
    case 'posterior':
      return { z: profile.posterior, levels: CREDIBLE.map((share) => credibleLevel(profile, share)), names: NAMES };
  }
}

function overTwo(profile: ScanProfile, y: AxisBins, kind: ScanFigureKind, subject: string): FigureSpec {
  const { x } = profile;
  if (x.centres.length < 2 || y.centres.length < 2) {
    throw new InputError('scan', subject, 'has too few values for contours', 'Plot one parameter.');
  }
  const { z, levels, names } = fieldOf(profile, kind);
  const field = { x: x.centres, y: y.centres, z, xScale: x.scale, yScale: y.scale };
  const series = levels.map(
    (level, i): Series => ({
      kind: 'line',
      polylines: contourLines(field, level).map(drawnLine),
      colour: i === 0 ? 'vermillion' : 'blue',
      dash: i === 0 ? 'dashed' : 'solid',
      label: { text: names[i] },
    }),
  );
  return {
    title: { text: `${TITLES[kind]}, ${subject}` },
    description: 'Contours over two parameters of the scan.',
    x: axisOf(x),
    y: axisOf(y),
    series,
    caption: caption(profile),
  };
}

/** A contour as it is drawn: a closed one comes back to its first point. */
function drawnLine({ x, y, closed }: Polyline): { readonly x: readonly number[]; readonly y: readonly number[] } {
  const end = closed ? [0] : [];
  return { x: [...x, ...end.map((i) => x[i])], y: [...y, ...end.map((i) => y[i])] };
}

const axisOf = (bins: AxisBins): Axis => ({ label: labelOf(bins.name), scale: bins.scale, domain: bins.domain });
