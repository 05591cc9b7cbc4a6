import type { ColourKey, DashStyle } from './figureSpec.js';

export interface Theme {
  readonly paper: string;
  readonly ink: string;
  readonly mutedInk: string;
  readonly fillOpacity: number;
  /** What areas share: apart from the paper in print, and behind lines of any colour. */
  readonly sharedFill: string;
  readonly colours: Readonly<Record<ColourKey, string>>;
}

/** M. Okabe and K. Ito, "Color Universal Design" (2008), https://jfly.uni-koeln.de/color/ */
const OKABE_ITO = {
  black: '#000000',
  orange: '#e69f00',
  skyBlue: '#56b4e9',
  bluishGreen: '#009e73',
  yellow: '#f0e442',
  blue: '#0072b2',
  vermillion: '#d55e00',
  reddishPurple: '#cc79a7',
  grey: '#7f7f7f',
} as const;

const THEMES: Readonly<Record<'light' | 'dark', Theme>> = {
  light: {
    paper: '#ffffff',
    ink: '#111111',
    mutedInk: '#555555',
    fillOpacity: 0.14,
    sharedFill: '#e9ebee',
    colours: OKABE_ITO,
  },
  dark: {
    paper: '#14181f',
    ink: '#e8eaed',
    mutedInk: '#a9b0ba',
    fillOpacity: 0.15,
    sharedFill: '#262c36',
    // Lifted only as far as shading demands: brighter, blue and vermillion would meet sky blue and orange.
    colours: { ...OKABE_ITO, black: '#e8eaed', blue: '#2088d0', vermillion: '#e0651a' },
  },
};

export function themeOf(name: 'light' | 'dark' | undefined): Theme {
  return THEMES[name ?? 'light'];
}

/** Dash lengths in stroke widths. */
const DASHES: Readonly<Record<DashStyle, readonly number[]>> = {
  solid: [],
  dashed: [4, 2.5],
  dotted: [1, 1.8],
  dashDot: [5, 2, 1, 2],
  longDash: [8, 3],
};

export function dashLengths(style: DashStyle | undefined, strokeWidthPx: number): number[] {
  return DASHES[style ?? 'solid'].map((length) => length * strokeWidthPx);
}
