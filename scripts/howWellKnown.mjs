// Writes docs/images/how-well-known.svg, the figure of docs/physics/how-well-known.md: node scripts/howWellKnown.mjs. Some seconds.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt, root } from './prepare.mjs';

/** From the threshold to where W and Z in contact form are still good to per cents. */
const [LOWEST_GEV, HIGHEST_GEV, ENERGIES] = [0.6, 1000, 40];

await ensureBuilt();
const { crossSectionBudget, errorBudgetFigure } = await import('../packages/analysis/dist/index.js');
const { loadCatalogue } = await import('../packages/catalogue/dist/node.js');
const { figureSvg } = await import('../packages/figures/dist/node.js');
const { defaultElectroweakInputs: inputs, standardModel: model } = await import('../packages/physics/dist/index.js');

const catalogue = await loadCatalogue();
const question = { channel: 'numu:mumu', target: 'Ar40', model, inputs, hadronic: {}, tolerance: 1e-4 };
const points = Array.from({ length: ENERGIES }, (_, i) => {
  const energyGeV = LOWEST_GEV * (HIGHEST_GEV / LOWEST_GEV) ** (i / (ENERGIES - 1));
  return { energyGeV, budget: crossSectionBudget({ ...question, energyGeV }, catalogue) };
});
const figure = errorBudgetFigure(points, { of: 'σ of numu:mumu on Ar40, coherent' });
writeFileSync(join(root, 'docs/images/how-well-known.svg'), await figureSvg(figure));
