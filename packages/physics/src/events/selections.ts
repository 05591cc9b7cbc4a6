import type { EventChunk } from './eventChunk.js';
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

/** Summed weights of the events kept and of all, for an efficiency with its error. */
export interface Acceptance {
  readonly kept: number;
  readonly all: number;
  /** ε = kept/all and its error √(Σ_kept w²(1 − 2ε) + ε² Σ_all w²)/Σ_all w. */
  readonly efficiency: number;
  readonly efficiencyError: number;
}

/** Part of the weight that a selection keeps; the error is that of a ratio of correlated sums. */
export function acceptance(chunk: EventChunk, selection: Selection): Acceptance {
  let all = 0;
  let kept = 0;
  let allSquares = 0;
  let keptSquares = 0;
  for (let i = 0; i < chunk.count; i++) {
    const weight = chunk.weight[i];
    all += weight;
    allSquares += weight * weight;
    if (!selection(chunk, i)) continue;
    kept += weight;
    keptSquares += weight * weight;
  }
  const efficiency = all > 0 ? kept / all : 0;
  const variance = keptSquares * (1 - 2 * efficiency) + efficiency * efficiency * allSquares;
  return { kept, all, efficiency, efficiencyError: all > 0 ? Math.sqrt(Math.max(0, variance)) / all : 0 };
}
