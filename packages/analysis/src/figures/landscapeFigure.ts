import type { FigureSpec, Series } from '@nereid/figures';
import { limitableModel } from '@nereid/physics';
import type { Bound } from '../landscape/bound.js';
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
}

/** Room for the names beside the plot: as high as it is usual, or as there are names [px]. */
const WIDTH = 1080;
const LEAST_HEIGHT = 640;
const HEIGHT_OF_NAME = 23.5;
const HEIGHT_OF_REST = 110;
const heightFor = (names: number): number => Math.max(LEAST_HEIGHT, Math.ceil(HEIGHT_OF_REST + HEIGHT_OF_NAME * names));

/**
 * A bound is not drawn where at every mass so many others exclude couplings smaller by this factor: it lies far inside. One would not do:
 * estimates from stars and cosmology would hide all laboratories.
 */
const FAR_INSIDE = 10;
const STRONGER_BOUNDS = 3;

/**
 * The landscape as a figure in the plane of mass and coupling, log–log: each bound with a number beside its line that the legend explains,
 * never over a line. Measured ones are filled, projected ones dashed; kinds, levels and mixing show in dashes, widths and hatches, so
 * that it can be read in grey. Bounds that lie far inside what others exclude are left to the caption.
 */
export function landscapeFigure(landscape: Landscape, { caption, theme }: LandscapeFigureOptions): FigureSpec {
  const { model, masses, favoured } = landscape;
  const { family } = limitableModel(model);
  const { drawn, farInside } = drawnBounds(landscape);
  const { x, y } = couplingPlane(masses, shownCouplings(landscape), mediatorSymbols(model));
  const names = legendNames(drawn);
  const measured = drawn.filter(({ status }) => status === 'measured');
  const far =
    farInside.length === 0
      ? ''
      : ` Far inside, not drawn: ${farInside.map(({ title }) => briefTitle(title)).join('; ')}.`;
  const key = landscapeKey(drawn);
  const seen = favoured.filter(({ band }) => band.some(({ lower }) => lower < y.domain[1]));
  return {
    title: { tex: `\\text{What bounds }${family.titleTex}` },
    description:
      `Bounds on the coupling of a ${family.boson.words} (${model}) against its mass: ` +
      `${drawn.length} bounds, measured ones filled, projected ones dashed.`,
    x,
    y,
    series: [
      ...seen.map(bandSeries),
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
    height: heightFor(seen.length + drawn.length + key.length),
    caption: `${caption}${far}`,
    ...(theme && { theme }),
  };
}

/** The bounds of a figure, and those that exclude nothing which another one does not exclude far better. */
export function drawnBounds({ bounds, masses }: Pick<Landscape, 'bounds' | 'masses'>): {
  readonly drawn: readonly Bound[];
  readonly farInside: readonly Bound[];
} {
  const strongest = new Map(masses.map((massGeV) => [massGeV, edgeOfSeveral(bounds.filter(isMeasured), massGeV)]));
  const isNear = (bound: Bound) =>
    masses.some(
      (massGeV) => lowestEdge([bound], massGeV) <= FAR_INSIDE * (strongest.get(massGeV) ?? Number.POSITIVE_INFINITY),
    );
  const drawn = bounds.filter(isNear);
  return { drawn, farInside: bounds.filter((bound) => !drawn.includes(bound)) };
}

/** The smallest coupling above which this many bounds exclude; Infinity where there are fewer. */
function edgeOfSeveral(bounds: readonly Bound[], massGeV: number): number {
  const edges = bounds.map((bound) => lowestEdge([bound], massGeV)).filter((edge) => !Number.isNaN(edge));
  return edges.sort((a, b) => a - b)[STRONGER_BOUNDS - 1] ?? Number.POSITIVE_INFINITY;
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
  label: { text: `${briefTitle(title)} ± ${deviations}σ` },
});

/** From the smallest excluded coupling to the largest that all bounds together allow at some mass: above, everything is excluded. */
function shownCouplings({ masses, bounds, favoured }: Landscape): number[] {
  const lowest = masses.map((massGeV) => lowestEdge(bounds, massGeV));
  const bands = favoured.flatMap(({ band }) => band.flatMap(({ lower, upper }) => [lower, upper]));
  const highest = Math.max(...lowest.filter((value) => value > 0));
  return [...lowest, ...bands.filter((value) => value <= highest)].filter((value) => value > 0);
}
