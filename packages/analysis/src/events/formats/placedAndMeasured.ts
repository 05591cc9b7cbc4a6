import { measuredEvents } from '@nereid/physics/acceptance';
import { type EventChunk, eventNumber, eventVertices } from '@nereid/physics/events';
import { channelParts } from '../sampleView.js';
import { type EventRun, runChannels } from './eventRun.js';

/** (x, y, z) [m] and time [ns] of the events of a chunk at 4·index; undefined for a run that places none. */
export const verticesOf = ({ placement, seed }: EventRun, chunk: EventChunk) =>
  placement && eventVertices(placement, seed, chunk.count, (i) => eventNumber(chunk, i));

/**
 * The events of a chunk with leptons as measured, as the cuts saw them where there are some; undefined for a run that measures none.
 */
export function measuredOf(run: EventRun, chunk: EventChunk): EventChunk | undefined {
  if (run.resolution === undefined) return undefined;
  const { resolution, seed } = run.selection?.cuts ?? { resolution: run.resolution, seed: run.seed };
  const channels = runChannels(run).map(({ request }) => measuredEvents(resolution, request.channel, seed));
  if (chunk.component === undefined) return channels[0](chunk);
  const leptonMinus = new Float64Array(4 * chunk.count);
  const leptonPlus = new Float64Array(4 * chunk.count);
  for (const { part, channel, place } of channelParts(chunk, channels.length)) {
    const measured = channels[channel](part);
    for (let i = 0; i < part.count; i++) {
      leptonMinus.set(measured.leptonMinus.subarray(4 * i, 4 * i + 4), 4 * place(i));
      leptonPlus.set(measured.leptonPlus.subarray(4 * i, 4 * i + 4), 4 * place(i));
    }
  }
  return { ...chunk, leptonMinus, leptonPlus };
}

/** A function of a chunk that is asked of the same one several times, by its columns. */
export function ofLastChunk<T>(of: (chunk: EventChunk) => T): (chunk: EventChunk) => T {
  let last: { readonly chunk: EventChunk; readonly value: T } | undefined;
  return (chunk) => {
    if (last?.chunk !== chunk) last = { chunk, value: of(chunk) };
    return last.value;
  };
}
