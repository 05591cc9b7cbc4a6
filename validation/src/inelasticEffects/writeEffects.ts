import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { loadCatalogue } from '@nereid/catalogue/node';
import { figureSvg } from '@nereid/figures/node';
import { beamShares, CHOICES, exposureEffects, FIGURE_MASSES_GEV, limitEffects, MASSES_GEV } from './effects.js';
import { effectsFigure, FIGURE_CHOICES } from './effectsFigure.js';
import { effectsPage } from './effectsPage.js';

/** The page and its figure, by file names. */
async function effectsFiles(): Promise<ReadonlyMap<string, string>> {
  const catalogue = await loadCatalogue();
  const limits = await limitEffects(catalogue, CHOICES, MASSES_GEV);
  const drawn = await limitEffects(catalogue, FIGURE_CHOICES, FIGURE_MASSES_GEV);
  const figure = effectsFigure(drawn, (id) => catalogue.experiments.get(id)?.name ?? id);
  const exposures = await exposureEffects(catalogue);
  const page = effectsPage({ exposures, beams: beamShares(catalogue), limits });
  return new Map([
    ['docs/physics/inelastic-effects.md', page],
    ['docs/images/inelastic-limits.svg', await figureSvg(figure)],
  ]);
}

/** Writes the page and its figure into the repository, or with `check` returns the names of those that are not what would be written. */
export async function writeEffects(root: string, check: boolean): Promise<string[]> {
  const stale: string[] = [];
  for (const [name, text] of await effectsFiles()) {
    const file = `${root}${name}`;
    if (check) {
      if (readFileSync(file, 'utf8') !== text) stale.push(name);
      continue;
    }
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return stale;
}
