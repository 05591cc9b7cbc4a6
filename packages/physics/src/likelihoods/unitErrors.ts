import { monotoneRoot } from '../numerics/monotoneRoot.js';

/** Distances from the best ratio to where χ² has risen by 1; down to 0 where it does not rise that far. */
export function unitErrors(value: number, rise: (ratio: number) => number) {
  let high = Math.max(2 * value, 1);
  while (rise(high) < 1 && high < 1e12) high *= 2;
  const upper = monotoneRoot((ratio) => rise(ratio) - 1, value, high) ?? high;
  const lower = rise(0) > 1 ? monotoneRoot((ratio) => rise(ratio) - 1, 0, value) : 0;
  return { errorPlus: upper - value, errorMinus: value - (lower ?? 0) };
}
