import { InputError } from '../errors.js';
import { monotoneRoot } from '../numerics/monotoneRoot.js';
import type { RatioLikelihood } from './ratioLikelihood.js';

/** The ratio μ ≥ 0 common to all measurements that fits them best. */
export interface CommonRatioFit {
  readonly ratio: number;
  readonly chiSquare: number;
}

/**
 * The average of several measured ratios: minimises Σ χ²_i(μ) over μ ≥ 0. For symmetric errors and a positive result
 * this is the mean weighted by 1/σ².
 * @throws InputError when the error model makes every common ratio impossible.
 */
export function commonRatioFit(likelihoods: readonly RatioLikelihood[]): CommonRatioFit {
  requireLikelihoods(likelihoods);
  const values = likelihoods.map(({ measurement }) => measurement.value);
  const low = Math.max(0, Math.min(...values), ...likelihoods.map(({ lowestRatio }) => lowestRatio));
  const high = Math.max(0, Math.min(Math.max(...values), ...likelihoods.map(({ highestRatio }) => highestRatio)));
  const slope = (ratio: number) => sum(likelihoods, (likelihood) => likelihood.slope(ratio));
  // The slope never decreases, so without a change of sign the minimum lies at an end.
  const ratio = (low < high ? monotoneRoot(slope, low, high) : null) ?? (slope(high) < 0 ? high : low);
  const chiSquare = sum(likelihoods, (likelihood) => likelihood.chiSquare(ratio));
  if (Number.isFinite(chiSquare)) return { ratio, chiSquare };
  const remedy = 'Use the error model bifurcated-gaussian, or fewer measurements.';
  throw new InputError('measurements', values, 'no common ratio is possible under this error model', remedy);
}

function sum<T>(items: readonly T[], term: (item: T) => number): number {
  return items.reduce((total, item) => total + term(item), 0);
}

function requireLikelihoods(likelihoods: readonly RatioLikelihood[]): void {
  if (likelihoods.length > 0) return;
  throw new InputError('likelihoods', [], 'there is nothing to combine', 'Give at least one measurement.');
}
