import { Worker } from 'node:worker_threads';
import { type EventRun, type NamedEvents, resolveEvents } from '@nereid/analysis';
import { eventFormat } from '@nereid/analysis/node';
import type { Materials, Nuclides } from '@nereid/catalogue';
import { type EventProposal, type EventTotals, eventGenerator } from '@nereid/physics';
import { type EncodedPiece, encodePiece } from './eventFile.js';

/** All that a thread needs to make chunks of a run; plain data. */
export interface EventWork {
  readonly named: NamedEvents;
  readonly materials: Materials;
  readonly nuclides: Nuclides;
  readonly proposal: EventProposal;
  readonly run: Omit<EventRun, 'request'>;
  readonly format: string;
  readonly compressed: boolean;
}

/** One written-out chunk. */
export interface EventPiece extends EncodedPiece {
  readonly totals: EventTotals;
}

/** A function from the index of a chunk to its piece; the same in every thread. */
export function pieceMaker(work: EventWork): (chunk: number) => EventPiece {
  const request = resolveEvents(work.named, work);
  const run = { ...work.run, request };
  const { chunk } = eventGenerator(request, work.proposal, run);
  const { events, pieceEvents } = eventFormat(work.format);
  return (at) => {
    const first = at * pieceEvents;
    const made = chunk(first, Math.min(pieceEvents, run.events - first));
    const { data, index } = events(made, run);
    return { bytes: encodePiece(data, work.compressed), index, totals: made.totals };
  };
}

/** Chunks asked for ahead of the one being written, per thread: keeps threads busy and memory bounded. */
const AHEAD = 2;

/** Pieces in their order, made by `workers` threads; by this one where it is a single worker. */
export async function* pieces(work: EventWork, chunks: number, workers: number): AsyncGenerator<EventPiece> {
  if (workers <= 1 || chunks <= 1) {
    const make = pieceMaker(work);
    for (let index = 0; index < chunks; index++) yield make(index);
    return;
  }
  const threads = Array.from({ length: Math.min(workers, chunks) }, () => new EventThread(work));
  try {
    const waiting: Promise<EventPiece>[] = [];
    let asked = 0;
    for (let index = 0; index < chunks; index++) {
      while (asked < chunks && waiting.length < AHEAD * threads.length) {
        waiting.push(threads[asked % threads.length].ask(asked));
        asked++;
      }
      yield await (waiting.shift() as Promise<EventPiece>);
    }
  } finally {
    await Promise.all(threads.map((thread) => thread.end()));
  }
}

/** A thread that answers chunk indices in the order in which they are asked. */
class EventThread {
  readonly #worker: Worker;
  readonly #answers: { resolve: (piece: EventPiece) => void; reject: (error: Error) => void }[] = [];

  constructor(work: EventWork) {
    this.#worker = new Worker(new URL('./eventWorker.js', import.meta.url), { workerData: work });
    this.#worker.on('message', (piece: EventPiece) => this.#answers.shift()?.resolve(piece));
    this.#worker.on('error', (error: Error) => {
      for (const { reject } of this.#answers.splice(0)) reject(error);
    });
  }

  ask(chunk: number): Promise<EventPiece> {
    const answer = new Promise<EventPiece>((resolve, reject) => this.#answers.push({ resolve, reject }));
    // a rejection that nobody waits for any more is not an error of its own
    answer.catch(() => {});
    this.#worker.postMessage(chunk);
    return answer;
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}
