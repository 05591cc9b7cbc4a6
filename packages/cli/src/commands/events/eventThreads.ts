import { type EventRun, type NamedSample, resolveSample, runGenerator } from '@nereid/analysis';
import { eventFormat } from '@nereid/analysis/node';
import type { Materials, Nuclides } from '@nereid/catalogue';
import { ThreadPool } from '@nereid/catalogue/threads';
import { componentsOf, type EventProposal, type EventTotals } from '@nereid/physics/events';
import { type EncodedPiece, encodePiece } from '../../output/eventFile.js';

/** All that a thread needs to make chunks of a run; plain data. */
export interface EventWork {
  readonly named: NamedSample;
  readonly materials: Materials;
  readonly nuclides: Nuclides;
  readonly proposal: EventProposal;
  readonly run: Omit<EventRun, 'request' | 'mixture'>;
  readonly format: string;
  readonly compressed: boolean;
}

/** One written-out chunk. */
export interface EventPiece extends EncodedPiece {
  readonly totals: EventTotals;
}

/** A function from the index of a chunk to its piece; the same in every thread. */
export function pieceMaker(work: EventWork): (chunk: number) => EventPiece {
  const { sample } = resolveSample(work.named, work);
  const [{ request }] = componentsOf(sample);
  const run = { ...work.run, request, ...('components' in sample && { mixture: sample }) };
  const { chunk } = runGenerator(run, work.proposal);
  const { events, pieceEvents } = eventFormat(work.format);
  return (at) => {
    const first = at * pieceEvents;
    const made = chunk(first, Math.min(pieceEvents, run.events - first));
    const { data, index } = events(made, run);
    return { bytes: encodePiece(data, work.compressed), index, totals: made.totals };
  };
}

/** Chunks that a thread holds: keeps threads busy and memory bounded. */
const AHEAD = 2;

/** Pieces in their order, made by `workers` threads; by this one where it is a single worker. */
export async function* pieces(work: EventWork, chunks: number, workers: number): AsyncGenerator<EventPiece> {
  const indices = Array.from({ length: chunks }, (_, index) => index);
  if (workers <= 1 || chunks <= 1) {
    const make = pieceMaker(work);
    for (const index of indices) yield make(index);
    return;
  }
  const file = new URL('./eventWorker.js', import.meta.url);
  const pool = new ThreadPool<number, EventPiece>(file, work, Math.min(workers, chunks), AHEAD);
  try {
    yield* pool.inOrder(indices);
  } finally {
    await pool.end();
  }
}
