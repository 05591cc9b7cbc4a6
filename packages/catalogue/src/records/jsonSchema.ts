import * as z from 'zod';
import { recordFileSchema } from './schema.js';
import { snapshotManifestSchema } from './snapshots.js';

/** JSON Schemas for editors, by file name. What a schema cannot say (sums, references, transitions) is checked on reading. */
export function jsonSchemas(): Readonly<Record<string, unknown>> {
  const published = { record: recordFileSchema, snapshots: snapshotManifestSchema };
  return Object.fromEntries(
    Object.entries(published).map(([name, schema]) => [`${name}.schema.json`, z.toJSONSchema(schema, { io: 'input' })]),
  );
}
