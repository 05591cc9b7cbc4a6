import type { UnifiedInterval } from '@nereid/physics/likelihoods';

/** `σ/σ_SM in [0, 2.831 ± 0.004] (0.9 CL, Feldman–Cousins, 50000 toys, seed 1)`. */
export const unifiedIntervalText = (interval: UnifiedInterval, quantity = 'σ/σ_SM'): string =>
  `${quantity} in ${unifiedIntervalEnds(interval)} (${interval.confidenceLevel} CL, ${constructionWords(interval)})`;

/** `[0, 2.831 ± 0.004]`. */
export const unifiedIntervalEnds = ({ lower, lowerError, upper, upperError }: UnifiedInterval): string =>
  `[${endText(lower, lowerError)}, ${endText(upper, upperError)}]`;

/** How it was made. */
export const constructionWords = ({ toys, seed }: UnifiedInterval): string =>
  toys === 0 ? 'Feldman–Cousins, exact' : `Feldman–Cousins, ${toys} toys, seed ${seed}`;

/** Where the toys leave no error that shows, the fourth decimal stands. */
function endText(value: number, error: number): string {
  if (value === 0) return '0';
  if (value === Number.POSITIVE_INFINITY) return '∞';
  return error >= 5e-5 ? `${value.toFixed(4)} ± ${error.toFixed(4)}` : value.toFixed(4);
}
