import type { CorrelationMatrix } from '../likelihoods/correlatedRatios.js';
import type { RatioLikelihood } from '../likelihoods/ratioLikelihood.js';
import { monotoneRoot } from '../numerics/monotoneRoot.js';
import { solveSymmetric } from '../numerics/solveLinear.js';
import { errorOn, type NuisanceFit } from './nuisanceAlgebra.js';

/** Whether χ² is a parabola on either side of the measured value. */
export const hasFixedWidth = ({ errorModel, measurement: { errorPlus, errorMinus } }: RatioLikelihood): boolean =>
  errorModel === 'bifurcated-gaussian' || (errorModel === 'variable-width' && errorPlus === errorMinus);

/** Sides that are tried: each choice that is not consistent is followed by the one that it gives, and seldom by more than one. */
const MOST_SIDES = 24;

/** Of errors of fixed width. */
export function fixedWidthFit(
  likelihoods: readonly RatioLikelihood[],
  correlation: CorrelationMatrix | undefined,
  predicted: readonly number[],
  theory: readonly number[],
): NuisanceFit {
  if (likelihoods.length === 1) return singleFixedWidthFit(likelihoods[0], predicted[0], theory[0]);
  const distance = predicted.map((p, i) => likelihoods[i].measurement.value - p);
  let tooLow = distance.map((d) => d > 0);
  const solve = (errors: readonly number[]) => solveSymmetric(totalCovariance(errors, correlation, theory), distance);
  for (let attempt = 0; attempt < MOST_SIDES; attempt++) {
    const errors = tooLow.map((side, i) => errorOn(likelihoods[i], side));
    const multipliers = solve(errors);
    const sides = sidesOf(errors, correlation, multipliers);
    if (sides.every((side, i) => side === tooLow[i])) return fitWith(multipliers, distance);
    // one side at a time once it goes in circles
    tooLow = attempt < MOST_SIDES / 2 ? sides : flippedFirst(tooLow, sides);
  }
  const start = tooLow.map((side, i) => errorOn(likelihoods[i], side));
  return fitWith(solve(errorsAtKinks(likelihoods, correlation, start, solve)), distance);
}

function fitWith(multipliers: readonly number[], distance: readonly number[]): NuisanceFit {
  let chiSquare = 0;
  for (let i = 0; i < distance.length; i++) chiSquare += multipliers[i] * distance[i];
  return { chiSquare, multipliers };
}

/** Sweeps over the experiments until no error changes. */
const MOST_SWEEPS = 50;

/**
 * Errors where correlations leave no consistent choice of sides: χ² then has a kink at its minimum, where a prediction equals its measurement. There its pull is
 * 0 with any error, and that error between the two is wanted with which the equations put it there.
 */
function errorsAtKinks(
  likelihoods: readonly RatioLikelihood[],
  correlation: CorrelationMatrix | undefined,
  start: readonly number[],
  solve: (errors: readonly number[]) => readonly number[],
): number[] {
  const errors = [...start];
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    const before = [...errors];
    for (const [i, { measurement }] of likelihoods.entries()) {
      const left = (error: number) => {
        errors[i] = error;
        return leftOver(errors, correlation, solve(errors), i);
      };
      const { errorMinus, errorPlus } = measurement;
      if (errorMinus === errorPlus) continue;
      if (left(errorMinus) > 0 || left(errorPlus) <= 0) errors[i] = left(errorMinus) > 0 ? errorMinus : errorPlus;
      else
        errors[i] = monotoneRoot(left, Math.min(errorMinus, errorPlus), Math.max(errorMinus, errorPlus)) ?? errorPlus;
    }
    if (errors.every((error, i) => Math.abs(error - before[i]) <= 1e-14 * error)) break;
  }
  return errors;
}

/** χ² = d²/(σ² + T): R is on the side of the measurement that P is on. */
function singleFixedWidthFit(likelihood: RatioLikelihood, predicted: number, theory: number): NuisanceFit {
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
  return errors.map((_, i) => leftOver(errors, correlation, multipliers, i) > 0);
}

/** (Cλ)_i over the error of i: how far below the measurement the best prediction is, in the sign. */
function leftOver(
  errors: readonly number[],
  correlation: CorrelationMatrix | undefined,
  multipliers: readonly number[],
  i: number,
): number {
  return multipliers.reduce((sum, one, j) => sum + (i === j ? 1 : (correlation?.[i][j] ?? 0)) * errors[j] * one, 0);
}

function flippedFirst(sides: readonly boolean[], wanted: readonly boolean[]): boolean[] {
  const first = sides.findIndex((side, i) => side !== wanted[i]);
  return sides.map((side, i) => (i === first ? wanted[i] : side));
}
