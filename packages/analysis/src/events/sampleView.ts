import { type DetectorView, detectorView } from '@nereid/physics/acceptance';
import {
  acceptanceOf,
  addKeptSums,
  componentsOf,
  type EventChunk,
  type EventMixture,
  type EventProposal,
  type EventRequest,
  eventGenerator,
  type KeptSums,
  keptSums,
  pickEvents,
} from '@nereid/physics/events';
import type { KernelSelection } from '../kernels/kernelSelection.js';

/** Events of a chunk that belong to one channel, as measured, and where they stand in the chunk. */
export interface ChunkPart extends DetectorView {
  readonly place: (event: number) => number;
}

/** How a selection sees the events of a sample, channel by channel; as they are without one. */
export function sampleView(
  sample: EventRequest | EventMixture,
  selection: KernelSelection | undefined,
): (chunk: EventChunk) => readonly ChunkPart[] {
  if (selection === undefined) return (chunk) => [{ measured: chunk, isKept: () => true, place: (event) => event }];
  const views = componentsOf(sample).map(({ request }) => detectorView(selection, request, selection.seed));
  return (chunk) =>
    channelParts(chunk, views.length).map(({ part, channel, place }) => ({ ...views[channel](part), place }));
}

/** The events of a chunk that belong to one channel, and where they stand in it. */
interface ChannelPart extends Pick<ChunkPart, 'place'> {
  readonly part: EventChunk;
  readonly channel: number;
}

/** A chunk by its channels, those that have events. */
export function channelParts(chunk: EventChunk, channels: number): readonly ChannelPart[] {
  const { component } = chunk;
  if (component === undefined) return [{ part: chunk, channel: 0, place: (event) => event }];
  const places = Array.from({ length: channels }, (): number[] => []);
  for (let i = 0; i < chunk.count; i++) places[component[i]].push(i);
  return places.flatMap((of, channel) =>
    of.length === 0 ? [] : [{ part: pickEvents(chunk, of), channel, place: (event) => of[event] }],
  );
}

/** The chunk without the events that a selection drops; its totals say what was kept. Momenta stay the true ones. */
export function keptEvents(
  sample: EventRequest | EventMixture,
  selection: KernelSelection | undefined,
): (chunk: EventChunk) => EventChunk {
  if (selection === undefined) return (chunk) => chunk;
  const view = sampleView(sample, selection);
  return (chunk) => {
    const kept = keptFlags(chunk, view);
    const places = Array.from(kept.keys()).filter((i) => kept[i] === 1);
    const sums = keptSums(chunk, (i) => kept[i] === 1);
    return { ...pickEvents(chunk, places), totals: { ...chunk.totals, kept: sums } };
  };
}

function keptFlags(chunk: EventChunk, view: ReturnType<typeof sampleView>): Uint8Array {
  const kept = new Uint8Array(chunk.count);
  for (const { measured, isKept, place } of view(chunk)) {
    for (let i = 0; i < measured.count; i++) if (isKept(i)) kept[place(i)] = 1;
  }
  return kept;
}

/** Events that are looked at together. */
const CHUNK = 20_000;

/** The part of a sample that a selection keeps, from as many weighted events as the selection says, with its statistical error. */
export function sampleEfficiency(
  sample: EventRequest | EventMixture,
  proposal: EventProposal,
  selection: KernelSelection,
): { readonly value: number; readonly error: number } {
  const { events, seed } = selection;
  const generator = eventGenerator(sample, proposal, { seed, mode: 'weighted' });
  const view = sampleView(sample, selection);
  let sums: KeptSums | undefined;
  for (let first = 0; first < events; first += CHUNK) {
    const chunk = generator.chunk(first, Math.min(CHUNK, events - first));
    const kept = keptFlags(chunk, view);
    const more = keptSums(chunk, (i) => kept[i] === 1);
    sums = sums === undefined ? more : addKeptSums(sums, more);
  }
  const { efficiency: value, efficiencyError: error } = acceptanceOf(sums as KeptSums);
  return { value, error };
}
