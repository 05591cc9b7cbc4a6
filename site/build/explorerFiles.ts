import { OBSERVABLE_RECORDS } from '@nereid/analysis';
import { type ExplorerData, explorerData } from './explorerData.js';
import { keptLater } from './incremental/kept.js';
import type { SiteData } from './siteData.js';

const known = new WeakMap<SiteData, Promise<ExplorerData>>();

/** The data that the explorer loads beside its scripts, made once for a build. */
export function explorerFiles(data: SiteData): Promise<ExplorerData> {
  const found = known.get(data) ?? makeFiles(data);
  known.set(data, found);
  return found;
}

function makeFiles(site: SiteData): Promise<ExplorerData> {
  // all that the explorer takes from the records
  const values = site.records.map(({ record: { id, values } }) => [
    id,
    OBSERVABLE_RECORDS.includes(id) ? values : values.map((value) => value.id),
  ]);
  return keptLater(
    'explorer',
    (inputs) => [inputs.engineData, inputs.references, values],
    () => explorerData(site),
  );
}
