import * as z from 'zod';
import { correlationsFileSchema } from '../correlations.js';
import { densitiesFileSchema } from '../densities.js';
import { experimentFileSchema } from '../experiments.js';
import { exposureFileSchema } from '../exposures.js';
import { fluxHeaderSchema } from '../fluxes.js';
import { materialsFileSchema } from '../materials.js';
import { nuclidesFileSchema } from '../nuclides.js';
import { referencesFileSchema } from '../references.js';
import { selectionFileSchema } from '../selections.js';
import { recordFileSchema } from './schema.js';
import { snapshotManifestSchema } from './snapshots.js';

/** JSON Schemas for editors, by file name. What a schema cannot say (sums, references, transitions) is checked on reading. */
export function jsonSchemas(): Readonly<Record<string, unknown>> {
  const published = {
    correlations: correlationsFileSchema,
    densities: densitiesFileSchema,
    experiment: experimentFileSchema,
    exposure: exposureFileSchema,
    'flux-header': fluxHeaderSchema,
    materials: materialsFileSchema,
    nuclides: nuclidesFileSchema,
    record: recordFileSchema,
    references: referencesFileSchema,
    selection: selectionFileSchema,
    snapshots: snapshotManifestSchema,
  };
  return Object.fromEntries(
    Object.entries(published).map(([name, schema]) => [`${name}.schema.json`, z.toJSONSchema(schema, { io: 'input' })]),
  );
}
