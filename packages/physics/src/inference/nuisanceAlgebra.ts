import type { CorrelationMatrix } from '../likelihoods/correlatedRatios.js';
import type { RatioLikelihood } from '../likelihoods/ratioLikelihood.js';

/** The best nuisance parameters for given predictions. */
export interface NuisanceFit {
  /** Of the measurements and of the nuisance parameters. */
  readonly chiSquare: number;
  /** λ_i = −½ ∂χ²/∂R_i there; the nuisance parameters are θ_k = Σ_i J_ik λ_i, and R = P + Tλ (`movedRatios`). */
  readonly multipliers: readonly number[];
}

/** What a fit is made from, see `nuisanceFit`. */
export interface NuisanceProblem {
  readonly likelihoods: readonly RatioLikelihood[];
  readonly correlation: CorrelationMatrix | undefined;
  readonly predicted: readonly number[];
  readonly theory: readonly number[];
}

/** T_ij of the rows of its lower half. */
export const theoryEntry = (lower: readonly number[], i: number, j: number): number =>
  j <= i ? lower[(i * (i + 1)) / 2 + j] : lower[(j * (j + 1)) / 2 + i];

/** R = P + Tλ. */
export const movedRatios = (predicted: readonly number[], theory: readonly number[], multipliers: readonly number[]) =>
  predicted.map((p, i) => multipliers.reduce((sum, multiplier, j) => sum + theoryEntry(theory, i, j) * multiplier, p));

/** The error of a measurement on the side of a prediction that is too low, or not. */
export const errorOn = ({ measurement }: RatioLikelihood, tooLow: boolean): number =>
  tooLow ? measurement.errorMinus : measurement.errorPlus;
