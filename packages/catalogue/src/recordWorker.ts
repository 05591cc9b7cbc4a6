import { workerData } from 'node:worker_threads';
import { announceDelivery, eachBatch, type ThreadWork, withPlainEnvironment } from './recordThreads.js';

// Entry of a thread that reads record files; see recordThreads.ts.
const work = workerData as ThreadWork;
withPlainEnvironment(() =>
  eachBatch(work, work.shared, (delivery) => {
    work.port.postMessage(delivery);
    announceDelivery(work.shared);
  }),
);
work.port.close();
