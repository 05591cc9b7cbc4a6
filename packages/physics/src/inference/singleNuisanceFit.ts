import type { RatioLikelihood } from '../likelihoods/ratioLikelihood.js';
import { monotoneRoot } from '../numerics/monotoneRoot.js';
import type { NuisanceFit } from './nuisanceAlgebra.js';

/** One experiment: R lies between prediction and measurement, where (R − P)/T = −½ dχ²/dR; at the lowest ratio there is where that lies below. */
export function singleFit(likelihood: RatioLikelihood, predicted: number, theory: number): NuisanceFit {
  if (theory === 0) {
    return { chiSquare: likelihood.chiSquare(predicted), multipliers: [-likelihood.slope(predicted) / 2] };
  }
  const ratio = bestRatio(likelihood, predicted, theory);
  const multiplier = (ratio - predicted) / theory;
  return { chiSquare: likelihood.chiSquare(ratio) + theory * multiplier * multiplier, multipliers: [multiplier] };
}

function bestRatio(likelihood: RatioLikelihood, predicted: number, theory: number): number {
  const { value } = likelihood.measurement;
  const pull = (ratio: number) => (theory * likelihood.slope(ratio)) / 2 + (ratio - predicted);
  const [low, high] = value < predicted ? [value, predicted] : [predicted, value];
  // counts know no ratio below 0: a search from there would go on to the smallest number
  const lowest = likelihood.errorModel === 'counts' ? Math.max(0, low) : low;
  if (lowest > low && pull(lowest) >= 0) return lowest;
  return monotoneRoot(pull, lowest, high) ?? predicted;
}
