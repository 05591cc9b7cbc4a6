import type { PublishedCurve } from './curves.js';
import type { Diagnostic } from './diagnostics.js';
import type { Experiments } from './experiments.js';
import type { Materials } from './materials.js';
import type { Nuclides } from './nuclides.js';
import type { References } from './references.js';

/** Everything in the data folder, checked against each other. */
export interface Catalogue {
  readonly references: References;
  readonly nuclides: Nuclides;
  readonly materials: Materials;
  readonly experiments: Experiments;
  readonly curves: ReadonlyMap<string, PublishedCurve>;
}

/** What could be read, and every problem in any of the files. */
export interface CatalogueReport {
  readonly catalogue: { readonly [K in keyof Catalogue]: Catalogue[K] | undefined };
  readonly diagnostics: readonly Diagnostic[];
}
