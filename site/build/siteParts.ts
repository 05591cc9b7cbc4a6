import { apiReference, documentation } from './docs/index.js';
import { explorerFiles } from './explorerFiles.js';
import { siteGallery } from './gallery.js';
import { homeFigure } from './homeFigure.js';
import type { SiteData } from './siteData.js';
import { siteExperiments } from './siteExperiments.js';

/** What takes time and enters several pages, while the bundler works. */
export async function computeParts(data: SiteData): Promise<void> {
  // in threads of their own
  const experiments = siteExperiments(data);
  experiments.catch(() => undefined);
  documentation();
  apiReference();
  await siteGallery(data);
  await homeFigure(data);
  await explorerFiles(data);
  await experiments;
}
