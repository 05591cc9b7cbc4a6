import type { EventChunk } from './eventChunk.js';
import { type Acceptance, acceptanceOf, type KeptSums } from './keptSums.js';
import type { Observable } from './observables.js';

/** Whether an event is kept. */
export type Selection = (chunk: EventChunk, event: number) => boolean;

/** `minimum` ≤ observable < `maximum`, in the unit of the observable. */
export const within =
  (observable: Observable, minimum: number, maximum = Number.POSITIVE_INFINITY): Selection =>
  (chunk, event) => {
    const value = observable(chunk, event);
    return value >= minimum && value < maximum;
  };

/** All of the selections; none given keeps every event. */
export const allOf =
  (...selections: readonly Selection[]): Selection =>
  (chunk, event) =>
    selections.every((selection) => selection(chunk, event));

/** At least one of the selections. */
export const anyOf =
  (...selections: readonly Selection[]): Selection =>
  (chunk, event) =>
    selections.some((selection) => selection(chunk, event));

/** Keeps the events that the other selection drops. */
export const not =
  (selection: Selection): Selection =>
  (chunk, event) =>
    !selection(chunk, event);

/** Sums over a chunk. */
export function keptSums({ weight, count }: EventChunk, isKept: (event: number) => boolean): KeptSums {
  const sums = { events: 0, all: 0, kept: 0, allSquares: 0, keptSquares: 0 };
  for (let i = 0; i < count; i++) {
    sums.all += weight[i];
    sums.allSquares += weight[i] ** 2;
    if (!isKept(i)) continue;
    sums.events++;
    sums.kept += weight[i];
    sums.keptSquares += weight[i] ** 2;
  }
  return sums;
}

/** Part of the weight that a selection keeps; the error is that of a ratio of correlated sums. */
export const acceptance = (chunk: EventChunk, selection: Selection): Acceptance =>
  acceptanceOf(keptSums(chunk, (event) => selection(chunk, event)));
