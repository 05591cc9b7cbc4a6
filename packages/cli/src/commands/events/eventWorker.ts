import { parentPort, workerData } from 'node:worker_threads';
import { type EventWork, pieceMaker } from './eventThreads.js';

// Entry of a thread that generates and writes out chunks of events; see eventThreads.ts.
const make = pieceMaker(workerData as EventWork);
parentPort?.on('message', (chunk: number) => {
  const piece = make(chunk);
  const { buffer, byteLength } = piece.bytes;
  // small buffers are cut out of one that Node keeps
  parentPort?.postMessage(piece, byteLength === buffer.byteLength ? [buffer as ArrayBuffer] : []);
});
