import { readFileSync, writeFileSync } from 'node:fs';
import { loadCatalogue } from '@nereid/catalogue/node';
import { readRatios } from './readings.js';
import { readingsPage } from './readingsPage.js';

const PAGE = 'docs/physics/published-standard-models.md';

/** Writes the page into the repository, or with `check` returns its name where it is not what would be written. */
export async function writeReadings(root: string, check: boolean): Promise<string[]> {
  const catalogue = await loadCatalogue();
  const text = readingsPage(readRatios(catalogue), catalogue);
  const file = `${root}${PAGE}`;
  if (check) return readFileSync(file, 'utf8') === text ? [] : [PAGE];
  writeFileSync(file, text);
  return [];
}
