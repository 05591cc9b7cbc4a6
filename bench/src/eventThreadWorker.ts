import { workerData } from 'node:worker_threads';
import { type NamedEvents, resolveEvents } from '@nereid/analysis';
import { loadCatalogue } from '@nereid/catalogue/node';
import { answerTasks } from '@nereid/catalogue/threads';
import { type EventProposal, eventGenerator } from '@nereid/physics/events';

// A thread of eventThreadCases.ts: makes the chunks that it is asked for, and forgets them.
const { named, proposal } = workerData as { readonly named: NamedEvents; readonly proposal: EventProposal };
const { chunk } = eventGenerator(resolveEvents(named, await loadCatalogue()), proposal, { seed: 1 });
answerTasks(([first, count]: readonly [number, number]) => chunk(first, count).totals.events);
