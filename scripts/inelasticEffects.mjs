// Writes docs/physics/inelastic-effects.md and its figure: node scripts/inelasticEffects.mjs [--check]. Kernels are kept: minutes at first.
import { ensureBuilt, root } from './prepare.mjs';

await ensureBuilt();
const { writeEffects } = await import('../validation/dist/inelasticEffects/writeEffects.js');

const stale = await writeEffects(root, process.argv.includes('--check'));
for (const name of stale) console.error(`${name} is not what is calculated. Run: node scripts/inelasticEffects.mjs`);
process.exit(stale.length === 0 ? 0 : 1);
