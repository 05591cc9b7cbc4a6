import type { FigureSpec, Series } from '@nereid/figures';
import { type CouplingInterval, limitableModel } from '@nereid/physics';
import { allowedAt, allowedBetween } from '../landscape/allowedRegions.js';
import { type Bound, countedBound } from '../landscape/bound.js';
import { excludedAt } from '../landscape/boundAt.js';
import { briefTitle, legendNames } from '../landscape/boundNames.js';
import type { FavouredBand } from '../landscape/favouredBand.js';
import type { Landscape } from '../landscape/landscape.js';
import { couplingPlane, mediatorSymbols } from './couplingPlane.js';
import { boundSeries, landscapeKey } from './landscapeSeries.js';

/** How the figure of a landscape is drawn. */
export interface LandscapeFigureOptions {
  /** Provenance, below the figure. */
  readonly caption: string;
  readonly theme?: 'light' | 'dark';
  /** Range of the coupling; what the bounds need unless given. */
  readonly couplings?: readonly [number, number];
}

/** Room for the names beside the plot: as high as it is usual, or as there are names [px]. */
const WIDTH = 1080;
const LEAST_HEIGHT = 640;
const HEIGHT_OF_NAME = 23.5;
const HEIGHT_OF_REST = 110;
const heightFor = (names: number): number => Math.max(LEAST_HEIGHT, Math.ceil(HEIGHT_OF_REST + HEIGHT_OF_NAME * names));

/** A bound that excludes no coupling within this factor of what the measured others allow is not drawn: it lies far inside. */
const FAR_INSIDE = 3;

/**
 * The landscape as a figure in the plane of mass and coupling, log–log: each bound with a number beside its line that the legend explains,
 * never over a line. Measured ones are filled, projected ones dashed; kinds, levels and mixing show in dashes, widths and hatches, so
 * that it can be read in grey. Bounds that lie far inside what others exclude are left to the caption.
 */
export function landscapeFigure(found: Landscape, { caption, theme, couplings }: LandscapeFigureOptions): FigureSpec {
  const landscape = { ...found, bounds: found.bounds.map(countedBound) };
  const { model, masses } = landscape;
  const { family } = limitableModel(model);
  const { drawn, farInside } = drawnBounds(landscape);
  const { open: favoured, closed } = favouredBands(landscape);
  const { x, y: needed } = couplingPlane(masses, shownCouplings(landscape, favoured), mediatorSymbols(model));
  const y = couplings ? { ...needed, domain: couplings } : needed;
  const names = legendNames(drawn);
  const measured = drawn.filter(({ status }) => status === 'measured');
  const listed = (words: string, ones: readonly { readonly title: string }[]) =>
    ones.length === 0 ? '' : ` ${words}: ${ones.map(({ title }) => briefTitle(title)).join('; ')}.`;
  const notDrawn = `${listed('Far inside, not drawn', farInside)}${listed('Favoured, excluded by others at all masses', closed)}`;
  const key = landscapeKey(drawn);
  return {
    title: { tex: `\\text{What bounds }${family.titleTex}` },
    description:
      `Bounds on the coupling of a ${family.boson.words} (${model}) against its mass: ` +
      `${drawn.length} bounds, measured ones filled, projected ones dashed.`,
    x,
    y,
    series: [
      ...favoured.map(bandSeries),
      ...drawn.flatMap((bound, i) => {
        const others = measured.filter((one) => one !== bound);
        return boundSeries({ bound, number: i + 1, name: names[i], others }, x.domain, y.domain);
      }),
      ...key,
    ],
    legend: 'outside',
    legendSpan: 'page',
    keepsPlotSize: true,
    width: WIDTH,
    height: heightFor(favoured.length + drawn.length + key.length),
    caption: `${caption}${notDrawn}`,
    ...(theme && { theme }),
  };
}

/**
 * The bounds of a figure, and those that the measured others make idle: nowhere within a factor 3 of a coupling that these allow. An
 * excluded island, as of a supernova, does not hide what bounds the couplings above it.
 */
export function drawnBounds({ bounds, masses }: Pick<Landscape, 'bounds' | 'masses'>): {
  readonly drawn: readonly Bound[];
  readonly farInside: readonly Bound[];
} {
  const near = new Set<Bound>();
  for (const massGeV of masses) {
    const excluded = bounds.flatMap((bound) =>
      excludedAt(countedBound(bound), massGeV).map((interval) => ({
        ...interval,
        bound,
        constraint: bound.constraint,
      })),
    );
    const measured = excluded.filter(({ bound }) => isMeasured(bound)).sort((a, b) => a.lower - b.lower);
    for (const one of excluded) {
      if (near.has(one.bound)) continue;
      const others = measured.filter(({ bound }) => bound !== one.bound);
      if (allowedBetween(others).some((allowed) => isNearTo(one, allowed))) near.add(one.bound);
    }
  }
  const drawn = bounds.filter((bound) => near.has(bound));
  return { drawn, farInside: bounds.filter((bound) => !drawn.includes(bound)) };
}

const isNearTo = (excluded: CouplingInterval, allowed: CouplingInterval): boolean =>
  excluded.lower <= FAR_INSIDE * allowed.upper && FAR_INSIDE * excluded.upper >= allowed.lower;

/** Favoured couplings by whether the other measurements allow any of them. */
function favouredBands({ favoured, bounds }: Pick<Landscape, 'favoured' | 'bounds'>): {
  readonly open: readonly FavouredBand[];
  readonly closed: readonly FavouredBand[];
} {
  const isOpen = ({ constraint, band }: FavouredBand) => {
    const others = bounds.filter((bound) => isMeasured(bound) && bound.constraint !== constraint);
    return band.some(({ massGeV, lower, upper }) =>
      allowedAt(others, massGeV).some((allowed) => allowed.lower < upper && lower < allowed.upper),
    );
  };
  const open = favoured.filter(isOpen);
  return { open, closed: favoured.filter((one) => !open.includes(one)) };
}

const isMeasured = ({ status }: Bound) => status === 'measured';

/** The smallest coupling that any of the bounds excludes at a mass; NaN where none excludes any. */
function lowestEdge(bounds: readonly Bound[], massGeV: number): number {
  const edges = bounds.flatMap((bound) => excludedAt(bound, massGeV).map(({ lower }) => lower));
  return edges.length === 0 ? Number.NaN : Math.min(...edges);
}

const bandSeries = ({ title, deviations, band }: FavouredBand): Series => ({
  kind: 'band',
  x: band.map(({ massGeV }) => massGeV),
  lower: band.map(({ lower }) => lower),
  upper: band.map(({ upper }) => upper),
  colour: 'orange',
  label: { text: `favoured by ${title}, ${deviations}σ` },
});

/** From the smallest excluded coupling to the largest that all bounds together allow at some mass: above, everything is excluded. */
function shownCouplings({ masses, bounds }: Landscape, favoured: readonly FavouredBand[]): number[] {
  const lowest = masses.map((massGeV) => lowestEdge(bounds, massGeV));
  const bands = favoured.flatMap(({ band }) => band.map(({ lower }) => lower));
  return [...lowest, ...bands].filter((value) => value > 0);
}
