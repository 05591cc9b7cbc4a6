import type { CorrelationMatrix } from '../likelihoods/correlatedRatios.js';
import type { RatioLikelihood } from '../likelihoods/ratioLikelihood.js';
import { monotoneRoot } from '../numerics/monotoneRoot.js';
import { solveSymmetric } from '../numerics/solveLinear.js';
import { newtonFit } from './newtonNuisanceFit.js';
import { errorOn, type NuisanceFit } from './nuisanceAlgebra.js';

/**
 * Minimises χ²(R) + Σ θ_k² over R = P + Jθ. Of the shifts J only T = JJᵀ counts: at the minimum θ = Jᵀλ, R = P + Tλ. Exact for errors of fixed width: one
 * linear equation, (C + T)λ = r − P, once it is known on which side of the measurements R lies. For other likelihoods by Newton's method.
 * @param predicted - P_i
 * @param theory - T_ij for j ≤ i, row by row
 */
export function nuisanceFit(
  likelihoods: readonly RatioLikelihood[],
  correlation: CorrelationMatrix | undefined,
  predicted: readonly number[],
  theory: readonly number[],
): NuisanceFit {
  if (likelihoods.every(hasFixedWidth)) return gaussianFit(likelihoods, correlation, predicted, theory);
  if (likelihoods.length === 1) return singleFit(likelihoods[0], predicted[0], theory[0]);
  const start = gaussianFit(likelihoods, undefined, predicted, theory).multipliers;
  return newtonFit({ likelihoods, correlation, predicted, theory }, start);
}

/** Whether χ² is a parabola on either side of the measured value. */
const hasFixedWidth = ({ errorModel, measurement: { errorPlus, errorMinus } }: RatioLikelihood): boolean =>
  errorModel === 'bifurcated-gaussian' || (errorModel === 'variable-width' && errorPlus === errorMinus);

/** Sides that are tried: each choice that is not consistent is followed by the one that it gives, and seldom by more than one. */
const MOST_SIDES = 24;

function gaussianFit(
  likelihoods: readonly RatioLikelihood[],
  correlation: CorrelationMatrix | undefined,
  predicted: readonly number[],
  theory: readonly number[],
): NuisanceFit {
  if (likelihoods.length === 1) return singleGaussianFit(likelihoods[0], predicted[0], theory[0]);
  const distance = predicted.map((p, i) => likelihoods[i].measurement.value - p);
  let tooLow = distance.map((d) => d > 0);
  let multipliers = distance;
  for (let attempt = 0; attempt < MOST_SIDES; attempt++) {
    const errors = tooLow.map((side, i) => errorOn(likelihoods[i], side));
    multipliers = solveSymmetric(totalCovariance(errors, correlation, theory), distance);
    const sides = sidesOf(errors, correlation, multipliers);
    if (sides.every((side, i) => side === tooLow[i])) break;
    // one side at a time once it goes in circles
    tooLow = attempt < MOST_SIDES / 2 ? sides : flippedFirst(tooLow, sides);
  }
  let chiSquare = 0;
  for (let i = 0; i < distance.length; i++) chiSquare += multipliers[i] * distance[i];
  return { chiSquare, multipliers };
}

/** χ² = d²/(σ² + T): R is on the side of the measurement that P is on. */
function singleGaussianFit(likelihood: RatioLikelihood, predicted: number, theory: number): NuisanceFit {
  const distance = likelihood.measurement.value - predicted;
  const error = errorOn(likelihood, distance > 0);
  const multiplier = distance / (error * error + theory);
  return { chiSquare: multiplier * distance, multipliers: [multiplier] };
}

/** Lower half of C + T, C_ij = ρ_ij σ_i σ_j. */
function totalCovariance(
  errors: readonly number[],
  correlation: CorrelationMatrix | undefined,
  theory: readonly number[],
): number[] {
  const total = theory.slice();
  for (let i = 0, at = 0; i < errors.length; i++) {
    for (let j = 0; j <= i; j++, at++) {
      if (i === j) total[at] += errors[i] * errors[i];
      else if (correlation) total[at] += correlation[i][j] * errors[i] * errors[j];
    }
  }
  return total;
}

/** Whether the best predictions are too low: the sign of Cλ, what is left between them and the measurements, without subtracting the two. */
function sidesOf(
  errors: readonly number[],
  correlation: CorrelationMatrix | undefined,
  multipliers: readonly number[],
) {
  if (correlation === undefined) return multipliers.map((multiplier) => multiplier > 0);
  return errors.map((_, i) => {
    const left = multipliers.reduce((sum, one, j) => sum + (i === j ? 1 : correlation[i][j]) * errors[j] * one, 0);
    return left > 0;
  });
}

function flippedFirst(sides: readonly boolean[], wanted: readonly boolean[]): boolean[] {
  const first = sides.findIndex((side, i) => side !== wanted[i]);
  return sides.map((side, i) => (i === first ? wanted[i] : side));
}

/** One experiment: R lies between prediction and measurement, where (R − P)/T = −½ dχ²/dR. */
function singleFit(likelihood: RatioLikelihood, predicted: number, theory: number): NuisanceFit {
  const { value } = likelihood.measurement;
  const pull = (ratio: number) => (theory * likelihood.slope(ratio)) / 2 + (ratio - predicted);
  const [low, high] = value < predicted ? [value, predicted] : [predicted, value];
  const ratio = theory === 0 ? predicted : (monotoneRoot(pull, low, high) ?? predicted);
  const multiplier = theory === 0 ? -likelihood.slope(ratio) / 2 : (ratio - predicted) / theory;
  const chiSquare = likelihood.chiSquare(ratio) + theory * multiplier * multiplier;
  return { chiSquare, multipliers: [multiplier] };
}
