// Fluxes as the program reads them from TH1: `node readRootFlux.mjs FILE…`, whose histogram is called flux, as JSON.
import { readFileSync } from 'node:fs';
import { givenFluxUnit } from '../../packages/catalogue/dist/index.js';
import { rootFlux } from '../../packages/catalogue/dist/node.js';

const unit = givenFluxUnit('1/bin');
const read = process.argv.slice(2).map(async (file) => {
  const { value, diagnostics } = await rootFlux({ file, data: readFileSync(file) }, [['numu', 'flux']], { unit });
  if (value === undefined) return { problem: diagnostics[0].message };
  const { lowGeV, highGeV, densities } = value;
  const widths = lowGeV.map((low, i) => highGeV[i] - low);
  const contents = densities.get('numu').map((density, i) => density * widths[i]);
  return { edges: [...lowGeV, highGeV.at(-1)], contents: [...contents] };
});
console.log(JSON.stringify(await Promise.all(read)));
