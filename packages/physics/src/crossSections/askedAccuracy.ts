import { amplification, type CrossSectionParts, cancellation, sumOfParts } from './crossSectionParts.js';
import { SMALL_TRANSFER_FRACTIONS, smallTransferWeight } from './refinementErrors.js';

/** Up to here nothing cancels, but for rounding, and the densities say all. */
const NO_CANCELLATION = 1 + 1e-9;
/** Up to here the error of the densities says all, times what is amplified. */
const LITTLE_CANCELLATION = 1.5;

/**
 * Error of one cross section between refinements of its densities. Where amplitudes cancel, sums that are positive hide it: their
 * errors are small beside them, not beside what is left. Compared are the parts of this σ, whole and weighted towards small T. No
 * gain is believed: near a zero of the amplitude, single differences can be small by accident.
 */
export class AskedAccuracy {
  private previous: readonly number[] | undefined;

  /**
   * The relative error estimated after one more refinement; Infinity after the first.
   * @param transferFractions T_j over the largest T, the same in all refinements
   * @param densityError that of the densities
   */
  after(transferFractions: Float64Array, asked: CrossSectionParts, densityError: number): number {
    const { previous } = this;
    this.previous = weightedParts(transferFractions, asked.parts);
    if (previous === undefined) return Number.POSITIVE_INFINITY;
    const cancelled = cancellation(asked);
    const amplified = densityError * amplification(cancelled);
    if (cancelled <= NO_CANCELLATION) return densityError;
    if (cancelled <= LITTLE_CANCELLATION) return amplified;
    const difference = largestDifference(this.previous, previous, asked.parts.length) / sumOfParts(asked.parts);
    return Math.max(amplified, difference);
  }
}

/** Σ_j w(T_j) part_j, for each weight all parts. */
function weightedParts(transferFractions: Float64Array, parts: readonly Float64Array[]): number[] {
  return SMALL_TRANSFER_FRACTIONS.flatMap((fraction) =>
    parts.map((part) =>
      part.reduce((sum, value, j) => sum + smallTransferWeight(fraction, transferFractions[j]) * value, 0),
    ),
  );
}

/** The parts may err against each other: their differences are added without their signs. */
function largestDifference(now: readonly number[], before: readonly number[], parts: number): number {
  let largest = 0;
  for (let first = 0; first < now.length; first += parts) {
    let sum = 0;
    for (let i = first; i < first + parts; i++) sum += Math.abs(now[i] - before[i]);
    largest = Math.max(largest, sum);
  }
  return largest;
}
