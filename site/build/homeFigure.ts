import { briefTitle, drawnBounds, landscapeFigure } from '@nereid/analysis';
import { landscape } from '@nereid/analysis/node';
import type { FigureSpec } from '@nereid/figures';
import { lmuLtau } from '@nereid/physics';
import { STATISTICS } from './constraintResult.js';
import { keptLater } from './incremental/kept.js';
import type { SiteData } from './siteData.js';
import { VERSION } from './version.js';

/** The figure that the site opens with. */
export interface HomeFigure {
  /** What it shows, for readers who do not see it. */
  readonly description: string;
  /** How to read it. */
  readonly words: string;
  /** Names of the curves, by the number that each has in the figure. */
  readonly names: readonly string[];
  /** Query of the explorer's address that shows the same. */
  readonly explorerQuery: string;
  /** The command that makes it, without `npx`. */
  readonly command: string;
  /** Where the site says how it is computed. */
  readonly details: string;
  readonly spec: FigureSpec;
}

const made = new WeakMap<SiteData, Promise<HomeFigure | undefined>>();

/**
 * The headline of the site: everything that bounds a gauged L_μ − L_τ boson, as `nereid landscape` draws it. Computed once for a build.
 * @returns undefined where no record of the data has a limit
 */
export function homeFigure(data: SiteData): Promise<HomeFigure | undefined> {
  const known = made.get(data);
  if (known !== undefined) return known;
  const figure = data.records.some(({ constraint }) => constraint !== undefined)
    ? keptLater(
        'home',
        (inputs) => [inputs.engineData, data.records.map(({ record: { id, values } }) => [id, values])],
        () => landscapeOfHome(data),
      )
    : Promise.resolve(undefined);
  made.set(data, figure);
  return figure;
}

async function landscapeOfHome({ catalogue }: SiteData): Promise<HomeFigure> {
  const command = `nereid landscape --model ${lmuLtau.name} --out landscape`;
  const found = await landscape({ model: lmuLtau.name, catalogue, test: STATISTICS });
  return {
    description: `What bounds the coupling of a gauged L_μ − L_τ boson against its mass: ${found.bounds.length} bounds. ${found.allowedWindow.words}`,
    words: 'Filled is what measurements exclude, dashed what is expected.',
    names: drawnBounds(found).drawn.map(({ title }) => briefTitle(title)),
    explorerQuery: '',
    command,
    details: '/docs/physics/constraints/',
    spec: landscapeFigure(found, { caption: `Nereid ${VERSION}: ${command}` }),
  };
}
