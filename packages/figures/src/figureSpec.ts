/** A label in TeX mathematics (`{ tex: "g'" }`) or in plain words (`{ text: 'CHARM-II' }`). Both are drawn as paths. */
export type Label = { readonly tex: string } | { readonly text: string };

/** A range of data values. On a `log` axis both ends are positive. */
export interface Axis {
  readonly label: Label;
  readonly scale: 'log' | 'linear';
  readonly domain: readonly [minimum: number, maximum: number];
  /** In the place of numbers: names at these values, as of rows. */
  readonly names?: readonly { readonly value: number; readonly label: Label }[];
}

/** Okabe–Ito colours, which readers with any colour vision tell apart, and a neutral grey. */
export type ColourKey =
  | 'black'
  | 'orange'
  | 'skyBlue'
  | 'bluishGreen'
  | 'yellow'
  | 'blue'
  | 'vermillion'
  | 'reddishPurple'
  | 'grey';

/** How a line is interrupted. */
export type DashStyle = 'solid' | 'dashed' | 'dotted' | 'dashDot' | 'longDash';
/** How an area is hatched, seen without colours too. */
export type HatchStyle = 'none' | 'rising' | 'falling' | 'cross';
/** Shape of a point. */
export type MarkerShape = 'circle' | 'square' | 'diamond' | 'triangle' | 'cross';

/** One open line in data values. A point that is not finite, or not positive on a log axis, interrupts it. */
export interface Polyline {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

interface SeriesCommon {
  readonly colour: ColourKey;
  /** Shown in the legend, unless `inLegend` is false. */
  readonly label?: Label;
  readonly inLegend?: boolean;
}

interface Stroke {
  readonly dash?: DashStyle;
  /** Stroke width in px; default 2. */
  readonly widthPx?: number;
}

interface Tagged {
  /** A short sign beside the curve, such as a number, placed where it covers nothing; the legend has it before the name. */
  readonly tag?: Label;
}

/**
 * How an area is filled: in a tint of its own colour, where areas that overlap grow darker, or in one light tone that all such areas
 * share, so that together they look like one.
 */
export type Shading = 'own' | 'shared';

/** Curves drawn as lines, in the units of the axes. */
export interface LineSeries extends SeriesCommon, Stroke, Tagged {
  readonly kind: 'line';
  readonly polylines: readonly Polyline[];
}

/**
 * A limit: the line is drawn, and the side that is excluded is shaded up to the edge of the plot. `outside` and `inside` are
 * those of closed lines; within another line the sides change.
 */
export interface ExcludedRegionSeries extends SeriesCommon, Stroke, Tagged {
  readonly kind: 'excludedRegion';
  readonly polylines: readonly Polyline[];
  readonly excludedSide: 'above' | 'below' | 'outside' | 'inside';
  /** Lines over the fill, so that overlapping regions differ without colour; default none. */
  readonly hatch?: HatchStyle;
  /** Default `own`. */
  readonly shading?: Shading;
}

/** The area between two curves over the same x, such as an uncertainty. */
export interface BandSeries extends SeriesCommon {
  readonly kind: 'band';
  readonly x: ArrayLike<number>;
  readonly lower: ArrayLike<number>;
  readonly upper: ArrayLike<number>;
  /** Default `own`. */
  readonly shading?: Shading;
}

/** Measured points; errors are lengths in data units, upward and downward. */
export interface PointsSeries extends SeriesCommon {
  readonly kind: 'points';
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly yErrorUp?: ArrayLike<number>;
  readonly yErrorDown?: ArrayLike<number>;
  readonly marker?: MarkerShape;
  /** Outlined, and filled with the paper; default false. */
  readonly open?: boolean;
}

/** Words beside a curve, at a point in data values. Never in the legend. */
export interface TextSeries {
  readonly kind: 'text';
  readonly colour: ColourKey;
  readonly label: Label;
  readonly x: number;
  readonly y: number;
  readonly anchor?: TextAnchor;
  /** Anticlockwise, in degrees; default 0. */
  readonly rotationDegrees?: number;
}

/** Which end of a text stands at its place. */
export type TextAnchor = 'start' | 'middle' | 'end';
/** Anything a figure draws between its axes. */
export type Series = LineSeries | ExcludedRegionSeries | BandSeries | PointsSeries | TextSeries;
/** Corner of the plot in which a legend may stand. */
export type Corner = 'topRight' | 'topLeft' | 'bottomRight' | 'bottomLeft';

/** One column of a journal, or both. */
export type PrintColumn = 'single' | 'double';

/**
 * Where the legend lies. `auto` takes a corner in which it covers no curve; when there is none, the right-hand side of the
 * plot, and where it is too wide for that, the space below.
 */
export type LegendPosition = 'auto' | 'outside' | 'below' | 'none' | Corner;

export interface FigureSpec {
  readonly title?: Label;
  /** What the figure shows, in a sentence, for readers who do not see it; by default what the axes are. The names of curves
   * and the caption are added. */
  readonly description?: string;
  readonly x: Axis;
  readonly y: Axis;
  /** Drawn in this order, fills below lines. */
  readonly series: readonly Series[];
  readonly legend?: LegendPosition;
  /** How wide a legend below may be: as the plot, or as the page, where there are many names; default `plot`. */
  readonly legendSpan?: 'plot' | 'page';
  /** Small print below the figure, such as its provenance; wrapped to the width. A line break starts a new line. */
  readonly caption?: string;
  readonly theme?: 'light' | 'dark';
  /** In px; default 720 × 540. */
  readonly width?: number;
  readonly height?: number;
  /**
   * Drawn for a journal: as wide as one column (86 mm) or two (178 mm), text of 8 to 9 pt, and without title and caption,
   * which stay in the description. `width`, `height` and `fontSizePx` follow from it.
   */
  readonly print?: PrintColumn;
  /** Size of tick labels, to which all other text is proportional; default 17 px. */
  readonly fontSizePx?: number;
  /** A caption, and a legend below the plot, make the figure higher than `height`, not the plot smaller; default false. */
  readonly keepsPlotSize?: boolean;
  /** Prefix of element ids; by default a hash of the figure, so that several fit on one page. */
  readonly id?: string;
}
