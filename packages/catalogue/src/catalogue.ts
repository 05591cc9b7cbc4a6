import type { PublishedCurve } from './curves.js';
import { CatalogueError, type Diagnostic } from './diagnostics.js';
import type { Experiments } from './experiments.js';
import type { Exposures } from './exposures.js';
import type { Fluxes } from './fluxes.js';
import type { Materials } from './materials.js';
import type { Nuclides } from './nuclides.js';
import type { References } from './references.js';
import type { Selections } from './selections.js';

/** Everything in the data folder, checked against each other. */
export interface Catalogue {
  readonly references: References;
  readonly nuclides: Nuclides;
  readonly materials: Materials;
  readonly fluxes: Fluxes;
  /** Experiments with a published measurement. */
  readonly experiments: Experiments;
  /** Experiments with an exposure, for event rates. */
  readonly exposures: Exposures;
  /** What detectors keep of all events. */
  readonly selections: Selections;
  readonly curves: ReadonlyMap<string, PublishedCurve>;
}

/** What could be read, and every problem in any of the files. */
export interface CatalogueReport {
  readonly catalogue: { readonly [K in keyof Catalogue]: Catalogue[K] | undefined };
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The catalogue of a report in which every file could be used.
 * @throws CatalogueError with every problem of every file
 */
export function requireCatalogue(report: CatalogueReport): Catalogue {
  const { references, nuclides, materials, fluxes, experiments, exposures, selections, curves } = report.catalogue;
  const complete = references && nuclides && materials && fluxes && experiments && exposures && selections && curves;
  if (!complete) throw new CatalogueError(report.diagnostics);
  return { references, nuclides, materials, fluxes, experiments, exposures, selections, curves };
}
