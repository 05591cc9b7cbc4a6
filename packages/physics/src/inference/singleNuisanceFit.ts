import type { RatioLikelihood } from '../likelihoods/ratioLikelihood.js';
import { monotoneRoot } from '../numerics/monotoneRoot.js';
import type { NuisanceFit } from './nuisanceAlgebra.js';

/** One experiment: R lies between prediction and measurement, where (R − P)/T = −½ dχ²/dR. */
export function singleFit(likelihood: RatioLikelihood, predicted: number, theory: number): NuisanceFit {
  const { value } = likelihood.measurement;
  const pull = (ratio: number) => (theory * likelihood.slope(ratio)) / 2 + (ratio - predicted);
  const [low, high] = value < predicted ? [value, predicted] : [predicted, value];
  const ratio = theory === 0 ? predicted : (monotoneRoot(pull, low, high) ?? predicted);
  const multiplier = theory === 0 ? -likelihood.slope(ratio) / 2 : (ratio - predicted) / theory;
  const chiSquare = likelihood.chiSquare(ratio) + (theory === 0 ? 0 : theory * multiplier * multiplier);
  return { chiSquare, multipliers: [multiplier] };
}
