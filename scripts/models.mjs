// Writes docs/models.md, the table of models, of their definitions; --check compares instead of writing.
import { readFileSync, writeFileSync } from 'node:fs';
import { modelsPage } from './modelsPage.mjs';
import { ensureBuilt, root } from './prepare.mjs';

await ensureBuilt();
const { modelDefinitions } = await import('../packages/physics/dist/index.js');
const { loadCatalogue } = await import('../packages/catalogue/dist/node.js');

const FILE = 'docs/models.md';
const text = modelsPage(modelDefinitions(), (await loadCatalogue()).references);
if (!process.argv.includes('--check')) writeFileSync(root + FILE, text);
else if (readFileSync(root + FILE, 'utf8') !== text) {
  console.error(`${FILE} is stale. Run: npm run generate`);
  process.exitCode = 1;
}
