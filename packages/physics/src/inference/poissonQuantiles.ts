/** A Poisson distribution, tabulated. */
export interface PoissonQuantiles {
  /** P(N = n) from n = 0 on. */
  readonly probabilities: Float64Array;
  /** The smallest n with P(N ≤ n) ≥ u. */
  countAt(u: number): number;
}

/** Largest mean that is tabulated. */
const LARGEST_MEAN = 1e6;

/** The distribution of this mean up to where less than `tail` is left. @throws RangeError for a mean above a million */
export function poissonQuantiles(mean: number, tail: number): PoissonQuantiles {
  if (!(mean >= 0 && mean <= LARGEST_MEAN)) throw new RangeError(`no table of a Poisson distribution of mean ${mean}`);
  const probabilities: number[] = [];
  const cumulative: number[] = [];
  let sum = 0;
  let logarithm = -mean;
  for (let n = 0; n <= mean || 1 - sum > tail; n++) {
    if (n > 0) logarithm += Math.log(mean / n);
    const probability = Math.exp(logarithm);
    // beyond the mean the terms fall; what rounding leaves of 1 − sum is no tail
    if (n > mean && probability < tail * 1e-3) break;
    sum += probability;
    probabilities.push(probability);
    cumulative.push(sum);
  }
  const table = Float64Array.from(cumulative);
  return { probabilities: Float64Array.from(probabilities), countAt: (u) => firstAtLeast(table, u) };
}

function firstAtLeast(ascending: Float64Array, value: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle] >= value) high = middle;
    else low = middle + 1;
  }
  return low;
}
