import type { Catalogue, CatalogueRecord, CoverageEvidence } from '@nereid/catalogue';
import { cachedExperimentKernel } from '../kernels/kernelCache.js';
import { type CoverageOptions, gatherCoverageEvidence } from './recordCoverage.js';

/** Options of the coverage, with the folder of the cache. */
export interface CachedCoverageOptions extends Omit<CoverageOptions, 'kernelOf'> {
  readonly cacheFolder?: string | undefined;
}

/** `gatherCoverageEvidence` with kernels from the disk cache, at the default tolerance, so that limits share them. */
export function gatherCachedCoverage(
  records: Iterable<CatalogueRecord>,
  catalogue: Catalogue,
  { cacheFolder, ...options }: CachedCoverageOptions = {},
): Promise<CoverageEvidence> {
  const kernelOf: CoverageOptions['kernelOf'] = (experiment, electroweak) =>
    cachedExperimentKernel(experiment, catalogue, { electroweak, cacheFolder });
  return gatherCoverageEvidence(records, catalogue, { ...options, kernelOf });
}
