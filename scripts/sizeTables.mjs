// Prints the tables of sizes of docs/physics/radiative.md and form-factors.md, as they are calculated now:
// node scripts/sizeTables.mjs radiative|form-factors. A minute each.
import { ensureBuilt } from './prepare.mjs';

await ensureBuilt();
const { loadCatalogue } = await import('../packages/catalogue/dist/node.js');
const { formFactorTables, radiativeTables } = await import('../validation/dist/sizeTables.js');

const tables = { radiative: radiativeTables, 'form-factors': formFactorTables };
const [asked] = process.argv.slice(2);
if (!Object.hasOwn(tables, asked ?? '')) {
  console.error(`Name one of: ${Object.keys(tables).join(', ')}.`);
  process.exit(2);
}
console.log(await tables[asked](await loadCatalogue()));
