import { workerData } from 'node:worker_threads';
import { answerTasks } from '@nereid/catalogue/threads';
import { type EventWork, pieceMaker } from './eventThreads.js';

// Entry of a thread that generates and writes out chunks of events; see eventThreads.ts.
answerTasks(pieceMaker(workerData as EventWork), ({ bytes: { buffer, byteLength } }) =>
  // small buffers are cut out of one that Node keeps
  byteLength === buffer.byteLength ? [buffer as ArrayBuffer] : [],
);
