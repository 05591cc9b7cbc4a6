import { FORMULAS_OF_NAMES } from '@nereid/analysis';
import { limitableModels } from '@nereid/physics';
import { expect, it } from 'vitest';
import type { ExplorerData } from './explorerData.js';
import { explorerFormulas } from './explorerFormulas.js';
import { siteGallery } from './gallery.js';
import type { SiteData } from './siteData.js';

/** What data of one's own may consist of: one record, no experiments, none of the records behind overlays. */
const data: ExplorerData = {
  version: '0.1.0',
  experiments: [],
  values: [],
  recordOfValue: { 'my-value': 'T001' },
  curves: [],
  predictions: ['wp2025', 'wp2020'],
  papers: {},
  bibtex: {},
};

it('are those of data without the records behind overlays too', () => {
  // what the axes of the planes say, of each model, and names of bounds that are formulas
  const names = Object.keys(FORMULAS_OF_NAMES).length;
  expect(explorerFormulas(data)).toHaveLength(2 * limitableModels().length + names);
});

it('of a site whose data lack what the gallery shows leave it empty', async () => {
  const catalogue = { experiments: new Map(), exposures: new Map(), fluxes: new Map() };
  expect(await siteGallery({ catalogue, records: [] } as unknown as SiteData)).toEqual([]);
});
