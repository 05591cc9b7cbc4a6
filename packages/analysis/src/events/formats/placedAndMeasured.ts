import { measuredEvents } from '@nereid/physics/acceptance';
import { type EventChunk, eventVertices } from '@nereid/physics/events';
import type { EventRun } from './eventRun.js';

/** (x, y, z) [m] and time [ns] of the events of a chunk at 4·index; undefined for a run that places none. */
export const verticesOf = ({ placement, seed }: EventRun, { firstEvent, count }: EventChunk) =>
  placement && eventVertices(placement, seed, count, (i) => firstEvent + i);

/** The events of a chunk with leptons as measured; undefined for a run that measures none. */
export const measuredOf = ({ resolution, seed, request }: EventRun, chunk: EventChunk): EventChunk | undefined =>
  resolution && measuredEvents(resolution, request.channel, seed)(chunk);

/** A function of a chunk that is asked of the same one several times, by its columns. */
export function ofLastChunk<T>(of: (chunk: EventChunk) => T): (chunk: EventChunk) => T {
  let last: { readonly chunk: EventChunk; readonly value: T } | undefined;
  return (chunk) => {
    if (last?.chunk !== chunk) last = { chunk, value: of(chunk) };
    return last.value;
  };
}
