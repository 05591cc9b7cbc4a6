import { parentPort, workerData } from 'node:worker_threads';
import { type RateDelivery, type RateWork, ratesOf } from './rateThreads.js';

// Takes jobs until there are none left; see `ratesOfAll`.
const { catalogue, jobs, taken } = workerData as RateWork;
for (let index = Atomics.add(taken, 0, 1); index < jobs.length; index = Atomics.add(taken, 0, 1)) {
  const delivery: RateDelivery = { index, rates: await ratesOf(jobs[index], catalogue) };
  parentPort?.postMessage(delivery);
}
