import { loadCatalogue } from '@nereid/catalogue/node';
import { expect, it } from 'vitest';
import { overviewRates } from './overviewRates.js';

const catalogue = await loadCatalogue();

it('has every mode of every exposure, with rates that follow from flux and mass', async () => {
  const rates = await overviewRates(catalogue);
  const named = [...catalogue.exposures.values()].flatMap(({ id, modes }) => modes.map(({ name }) => `${id} ${name}`));
  expect(rates.map(({ experiment, mode }) => `${experiment} ${mode}`)).toEqual(named);
  const [sbnd, icarus] = ['sbnd', 'icarus'].map((id) => {
    const found = rates.find(({ experiment }) => experiment === id);
    return found?.rates.find(({ channel }) => channel === 'numu:mumu')?.events ?? Number.NaN;
  });
  // the flux falls with the square of the distance (110 m, 600 m), the events rise with the mass (112 t, 476 t); same protons
  expect(icarus / sbnd).toBeCloseTo((110 / 600) ** 2 * (476 / 112), 8);
});
