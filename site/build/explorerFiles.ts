import { type ExplorerData, explorerData } from './explorerData.js';
import { type ExplorerLabels, explorerLabels } from './explorerLabels.js';
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

async function makeFiles(site: SiteData): Promise<ExplorerFiles> {
  const data = await explorerData(site);
  return { data, labels: await explorerLabels(data) };
}
