import { type MovedKernel, type StoredSource, toStoredTheory } from '@nereid/analysis';
import { prepareConstraints } from '@nereid/analysis/node';
import { electroweakInputs } from '@nereid/physics';
import type { SiteData } from './siteData.js';

/**
 * What is not known of the prediction of each experiment, by its id: sources with the kernels that they move. A file of its own, loaded
 * when it is asked for.
 */
export type TheoryData = Readonly<Record<string, readonly StoredSource[]>>;

const known = new WeakMap<SiteData, Promise<TheoryData>>();

/** What is not known of the predictions of all experiments, from the kernels that come with the data: a tenth of a second. */
export function explorerTheory(site: SiteData): Promise<TheoryData> {
  const found = known.get(site) ?? theoryData(site);
  known.set(site, found);
  return found;
}

async function theoryData({ catalogue }: SiteData): Promise<TheoryData> {
  const options = { electroweak: electroweakInputs({}), theoryErrors: true };
  const { tridents } = await prepareConstraints([...catalogue.experiments.keys()], catalogue, options);
  return Object.fromEntries(tridents.map(({ id, theory = [] }) => [id, pageSources(theory)]));
}

/** A page takes kernels as they are, and needs no inputs to make them again: two thirds of the file. */
const pageSources = (theory: readonly MovedKernel[]): StoredSource[] =>
  toStoredTheory(theory).map(({ source, kernels }) => ({
    ...(kernels && { kernels }),
    source: {
      ...source,
      references: [],
      variation:
        source.variation.kind === 'kernel'
          ? ({ kind: 'kernel' } as unknown as typeof source.variation)
          : source.variation,
    },
  }));
