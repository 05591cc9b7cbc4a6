import { addKeptSums, type KeptSums } from './keptSums.js';

/** Sums over the trials of some events; those of different chunks add. */
export interface EventTotals {
  readonly events: number;
  readonly trials: number;
  /** Σ of weights over bounds, and of their squares, over all trials. */
  readonly sum: number;
  readonly sumOfSquares: number;
  /** Trials above their bound, and Σ of what they exceed it by. */
  readonly overweight: number;
  readonly excess: number;
  /** Where a selection leaves some out. */
  readonly kept?: KeptSums;
}

/** Totals before the first event. */
export const noEvents: EventTotals = { events: 0, trials: 0, sum: 0, sumOfSquares: 0, overweight: 0, excess: 0 };

/** Totals of two sets of events together. */
export function addEventTotals(a: EventTotals, b: EventTotals): EventTotals {
  return {
    events: a.events + b.events,
    trials: a.trials + b.trials,
    sum: a.sum + b.sum,
    sumOfSquares: a.sumOfSquares + b.sumOfSquares,
    overweight: a.overweight + b.overweight,
    excess: a.excess + b.excess,
    ...keptOfBoth(a, b),
  };
}

const keptOfBoth = ({ kept: a }: EventTotals, { kept: b }: EventTotals) =>
  a === undefined || b === undefined ? { ...((a ?? b) && { kept: a ?? b }) } : { kept: addKeptSums(a, b) };

/** Running totals, changed in place: one object per chunk, none per event. */
export class TrialCounter {
  #events = 0;
  #trials = 0;
  #sum = 0;
  #squares = 0;
  #overweight = 0;
  #excess = 0;

  /** One trial with this weight over its bound. */
  add(ratio: number): void {
    this.#trials++;
    this.#sum += ratio;
    this.#squares += ratio * ratio;
    if (ratio > 1) {
      this.#overweight++;
      this.#excess += ratio - 1;
    }
  }

  addEvent(): void {
    this.#events++;
  }

  totals(): EventTotals {
    return {
      events: this.#events,
      trials: this.#trials,
      sum: this.#sum,
      sumOfSquares: this.#squares,
      overweight: this.#overweight,
      excess: this.#excess,
    };
  }
}

/** What the totals of a run say. */
export interface EventSummary {
  readonly events: number;
  /** Events per point tried. */
  readonly efficiency: number;
  /** Part of the events above their bound, and part of the cross section that lies above the bounds. */
  readonly overweightFraction: number;
  readonly excessFraction: number;
  /** Cross section from the trials of this run, with its statistical error [cm²]. */
  readonly sigmaCm2: number;
  readonly sigmaErrorCm2: number;
}

/** @param totalCm2 of the generator that made the events */
export function summariseEvents(totals: EventTotals, totalCm2: number): EventSummary {
  const { events, trials, sum, sumOfSquares, overweight, excess } = totals;
  const mean = trials > 0 ? sum / trials : 0;
  const variance = trials > 0 ? Math.max(0, sumOfSquares / trials - mean * mean) : 0;
  return {
    events,
    efficiency: trials > 0 ? events / trials : 0,
    overweightFraction: events > 0 ? overweight / events : 0,
    excessFraction: sum > 0 ? excess / sum : 0,
    sigmaCm2: mean * totalCm2,
    sigmaErrorCm2: trials > 0 ? Math.sqrt(variance / trials) * totalCm2 : 0,
  };
}
