import { parentPort, workerData } from 'node:worker_threads';
import { loadCatalogue } from '@nereid/catalogue/node';
import { type RateDelivery, type RateWork, ratesOf } from './rateThreads.js';

// Takes jobs until there are none left; see `ratesOfAll`.
const { dataFolder, jobs, taken } = workerData as RateWork;
const catalogue = await loadCatalogue(dataFolder);
for (let index = Atomics.add(taken, 0, 1); index < jobs.length; index = Atomics.add(taken, 0, 1)) {
  const delivery: RateDelivery = { index, rates: await ratesOf(jobs[index], catalogue) };
  parentPort?.postMessage(delivery);
}
