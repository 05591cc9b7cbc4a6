/** A refinement must gain at least this much for its gain to be believed in the error estimate. */
const SMALLEST_GAIN = 0.3;

/** Error after a difference to the refinement before, which itself had another to the one before it; the first shows no gain yet. */
export function errorAfter(difference: number, previousDifference: number): number {
  if (!Number.isFinite(previousDifference)) return difference;
  return difference * Math.min(1, Math.max(SMALLEST_GAIN, difference / previousDifference));
}

/** Fractions of the largest T at which the weights of figures of merit fall; 1 stands for no weight. */
export const SMALL_TRANSFER_FRACTIONS = [1, 0.1, 0.01] as const;

/** A weight that falls where T, as a fraction of the largest, exceeds `fraction`. */
export const smallTransferWeight = (fraction: number, transferFraction: number): number =>
  fraction === 1 ? 1 : 1 / (1 + transferFraction / fraction);
