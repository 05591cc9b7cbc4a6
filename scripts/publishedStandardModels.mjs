// Writes docs/physics/published-standard-models.md: node scripts/publishedStandardModels.mjs [--check]. Half a minute.
import { ensureBuilt, root } from './prepare.mjs';

await ensureBuilt();
const { writeReadings } = await import('../validation/dist/publishedStandardModels/writeReadings.js');

const stale = await writeReadings(root, process.argv.includes('--check'));
for (const name of stale) {
  console.error(`${name} is not what is calculated. Run: node scripts/publishedStandardModels.mjs`);
}
process.exit(stale.length === 0 ? 0 : 1);
