import { OBSERVABLE_RECORDS } from '@nereid/analysis';
import { type ExplorerData, explorerData } from './explorerData.js';
import { type ExplorerLabels, explorerLabels } from './explorerLabels.js';
import { keptLater } from './incremental/kept.js';
import type { SiteData } from './siteData.js';

/** What the explorer loads beside its scripts. */
export interface ExplorerFiles {
  readonly data: ExplorerData;
  readonly labels: ExplorerLabels;
}

const known = new WeakMap<SiteData, Promise<ExplorerFiles>>();

/** Made once for a build. */
export function explorerFiles(data: SiteData): Promise<ExplorerFiles> {
  const found = known.get(data) ?? makeFiles(data);
  known.set(data, found);
  return found;
}

function makeFiles(site: SiteData): Promise<ExplorerFiles> {
  // all that the explorer takes from the records
  const values = site.records.map(({ record: { id, values } }) => [
    id,
    OBSERVABLE_RECORDS.includes(id) ? values : values.map((value) => value.id),
  ]);
  return keptLater(
    'explorer',
    (inputs) => [inputs.engineData, inputs.references, values],
    async () => {
      const data = await explorerData(site);
      return { data, labels: await explorerLabels(data) };
    },
  );
}
