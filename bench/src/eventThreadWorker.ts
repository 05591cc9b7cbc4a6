import { parentPort, workerData } from 'node:worker_threads';
import { type NamedEvents, resolveEvents } from '@nereid/analysis';
import { loadCatalogue } from '@nereid/catalogue/node';
import { type EventProposal, eventGenerator } from '@nereid/physics';

// A thread of eventThreadCases.ts: makes the chunks that it is asked for, and forgets them.
const { named, proposal } = workerData as { readonly named: NamedEvents; readonly proposal: EventProposal };
const { chunk } = eventGenerator(resolveEvents(named, await loadCatalogue()), proposal, { seed: 1 });
parentPort?.on('message', ([first, count]: [number, number]) => {
  parentPort?.postMessage(chunk(first, count).totals.events);
});
