// Writes the JSON Schemas of the data files, of points and of scan files for editors, and of the messages of a session; --check compares instead of writing.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { ensureBuilt, root } from './prepare.mjs';

await ensureBuilt();
const { jsonSchemas } = await import('../packages/catalogue/dist/index.js');
const { modelSchemas } = await import('../packages/scan/dist/index.js');
const { sessionSchema } = await import('../packages/cli/dist/commands/session/schema.js');
const folder = `${root}data/schema/`;
const check = process.argv.includes('--check');
if (!check) mkdirSync(folder, { recursive: true });
let stale = 0;
for (const [name, schema] of Object.entries({
  ...jsonSchemas(),
  ...modelSchemas(),
  'session.schema.json': sessionSchema(),
})) {
  const text = `${JSON.stringify(schema, undefined, 2)}\n`;
  if (!check) writeFileSync(folder + name, text);
  else if (stored(folder + name) !== text) {
    console.error(`data/schema/${name} is stale. Run: npm run generate`);
    stale++;
  }
}
process.exit(stale === 0 ? 0 : 1);

function stored(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
