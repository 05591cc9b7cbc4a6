import type { Polyline } from '@nereid/figures';

/** A number per bin, constant within it. */
export interface StepBin {
  readonly low: number;
  readonly high: number;
  readonly value: number;
}

/** A histogram as a line of steps. */
export function stepLine(bins: readonly StepBin[]): Polyline {
  return {
    x: bins.flatMap(({ low, high }) => [low, high]),
    y: bins.flatMap(({ value }) => [value, value]),
  };
}
