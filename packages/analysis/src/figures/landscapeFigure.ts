import type { FigureSpec, Series } from '@nereid/figures';
import { limitableModel } from '@nereid/physics';
import { excludedAt } from '../landscape/boundAt.js';
import type { FavouredBand } from '../landscape/favouredBand.js';
import type { Landscape } from '../landscape/landscape.js';
import { couplingPlane, mediatorSymbols } from './couplingPlane.js';
import { boundSeries, landscapeKey } from './landscapeSeries.js';

/** How the figure of a landscape is drawn. */
export interface LandscapeFigureOptions {
  /** Provenance, below the figure. */
  readonly caption: string;
  readonly theme?: 'light' | 'dark';
  /** Range of the axis of the coupling; what the bounds need unless given. */
  readonly couplings?: readonly [minimum: number, maximum: number];
}

/** Room for the names beside the plot. */
const SIZE = { width: 1080, height: 640 } as const;

/**
 * The landscape as a figure in the plane of mass and coupling, log–log: each bound with a number beside its line that the legend explains,
 * never over a line. Measured ones are filled, projected ones dashed; kinds, levels and mixing show in dashes, widths and hatches, so
 * that it can be read in grey.
 */
export function landscapeFigure(
  landscape: Landscape,
  { caption, theme, couplings }: LandscapeFigureOptions,
): FigureSpec {
  const { model, masses, bounds, favoured } = landscape;
  const { family } = limitableModel(model);
  const { x, y: needed } = couplingPlane(masses, shownCouplings(landscape), mediatorSymbols(model));
  const y = couplings ? { ...needed, domain: couplings } : needed;
  return {
    title: { tex: `\\text{What bounds }${family.titleTex}` },
    description:
      `Bounds on the coupling of a ${family.boson.words} (${model}) against its mass: ` +
      `${bounds.length} bounds, measured ones filled, projected ones dashed.`,
    x,
    y,
    series: [
      ...favoured.map(bandSeries),
      ...bounds.flatMap((bound, i) => boundSeries(bound, i + 1, x.domain, y.domain)),
      ...landscapeKey(bounds),
    ],
    legend: 'outside',
    legendSpan: 'page',
    ...SIZE,
    caption,
    ...(theme && { theme }),
  };
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
function shownCouplings({ masses, bounds, favoured }: Landscape): number[] {
  const lowest = masses.flatMap((massGeV) => {
    const edges = bounds.flatMap((bound) => excludedAt(bound, massGeV).map(({ lower }) => lower));
    return edges.length > 0 ? [Math.min(...edges)] : [];
  });
  const bands = favoured.flatMap(({ band }) => band.flatMap(({ lower, upper }) => [lower, upper]));
  return [...lowest, ...bands].filter((value) => value > 0);
}
