import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadCatalogue } from '@nereid/catalogue/node';
import { afterAll, expect, it, vi } from 'vitest';
import { ratesOfAll } from './rateThreads.js';

const cache = mkdtempSync(join(tmpdir(), 'nereid-rates-'));
vi.stubEnv('NEREID_CACHE', cache);
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(cache, { recursive: true, force: true });
});

const catalogue = loadCatalogue();

it('computes what a thread that fails has left, and keeps the order of the jobs', async () => {
  const jobs = ['sbnd', 'icarus'].map((exposure) => ({ exposure, mode: 'nu' }));
  // from the sources there is no compiled file for a thread, so it fails at once
  const rates = await ratesOfAll(jobs, catalogue, 1);
  expect(rates.map(({ experiment }) => experiment)).toEqual(['sbnd', 'icarus']);
  const events = rates.map((one) => one.rates.find(({ channel }) => channel === 'numu:mumu')?.events ?? Number.NaN);
  // the flux falls with the square of the distance (110 m, 600 m), the events rise with the mass (112 t, 476 t); same protons
  expect(events[1] / events[0]).toBeCloseTo((110 / 600) ** 2 * (476 / 112), 8);
});

it('refuses a mode that is not there', async () => {
  await expect(ratesOfAll([{ exposure: 'sbnd', mode: 'none' }], catalogue, 0)).rejects.toThrow(/no such mode/);
});
