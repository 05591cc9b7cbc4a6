import { precisionMatrix } from '../likelihoods/correlatedRatios.js';
import type { RatioLikelihood } from '../likelihoods/ratioLikelihood.js';
import { solveLinear } from '../numerics/solveLinear.js';
import { errorOn, movedRatios, type NuisanceFit, type NuisanceProblem, theoryEntry } from './nuisanceAlgebra.js';

const MOST_STEPS = 60;
/** Halvings of a step that does not bring χ² down. */
const MOST_HALVINGS = 30;

/** What is left of λ + ½ ∂χ²/∂R at a minimum, relative to the largest λ, by rounding and by the accuracy of slopes of counts. */
const ARRIVED = 1e-7;

/**
 * Newton's method for λ + ½ ∂χ²/∂R (P + Tλ) = 0 from `start`, with steps that bring χ² down; ends where a step gains less than 1e-14 of it. Of several
 * minima, which counts can have, it finds the one it meets. It has not arrived where it was stopped by ratios that a likelihood does not allow.
 */
export function newtonFit(
  problem: NuisanceProblem,
  start: readonly number[],
): NuisanceFit & { readonly arrived: boolean } {
  const { predicted, theory } = problem;
  const experiments = experimentsOf(problem);
  const total = (multipliers: readonly number[]) => {
    if (!multipliers.every(Number.isFinite)) return Number.POSITIVE_INFINITY;
    const ratios = movedRatios(predicted, theory, multipliers);
    const penalty = multipliers.reduce((sum, one, i) => sum + one * (ratios[i] - predicted[i]), 0);
    return experiments.chiSquare(ratios) + penalty;
  };
  let multipliers = start;
  let chiSquare = total(multipliers);
  for (let step = 0; step < MOST_STEPS && Number.isFinite(chiSquare); step++) {
    const next = firstBetter(multipliers, newtonStep(problem, experiments, multipliers), chiSquare, total);
    if (next === undefined) break;
    const gain = chiSquare - next.chiSquare;
    ({ multipliers, chiSquare } = next);
    if (gain <= 1e-14 * Math.max(1, chiSquare)) break;
  }
  if (!Number.isFinite(chiSquare)) return { chiSquare, multipliers, arrived: false };
  const gradient = experiments.halfGradient(movedRatios(predicted, theory, multipliers));
  const largest = Math.max(1, ...gradient.map(Math.abs));
  return {
    chiSquare,
    multipliers,
    arrived: multipliers.every((one, i) => Math.abs(one + gradient[i]) <= ARRIVED * largest),
  };
}

function newtonStep({ predicted, theory }: NuisanceProblem, experiments: Experiments, multipliers: readonly number[]) {
  const ratios = movedRatios(predicted, theory, multipliers);
  const gradient = experiments.halfGradient(ratios);
  const matrix = experiments
    .halfCurvature(ratios)
    .map((row, i) =>
      row.map((_, j) => row.reduce((sum, b, k) => sum + b * theoryEntry(theory, k, j), i === j ? 1 : 0)),
    );
  return solveLinear(
    matrix,
    multipliers.map((one, i) => -one - gradient[i]),
  );
}

function firstBetter(
  from: readonly number[],
  change: readonly number[],
  before: number,
  total: (multipliers: readonly number[]) => number,
): { multipliers: readonly number[]; chiSquare: number } | undefined {
  let share = 1;
  for (let halving = 0; halving < MOST_HALVINGS; halving++, share /= 2) {
    const multipliers = from.map((one, i) => one + share * change[i]);
    const chiSquare = total(multipliers);
    if (chiSquare <= before) return { multipliers, chiSquare };
  }
  return undefined;
}

/** χ² of the experiments, half its gradient and half its matrix of second derivatives, in R. */
interface Experiments {
  chiSquare(ratios: readonly number[]): number;
  halfGradient(ratios: readonly number[]): number[];
  halfCurvature(ratios: readonly number[]): number[][];
}

function experimentsOf({ likelihoods, correlation }: NuisanceProblem): Experiments {
  const isLinked = (i: number) => correlation?.[i].some((rho, j) => j !== i && rho !== 0) ?? false;
  // those that are not correlated have 1 on the diagonal and nothing else
  const precision = correlation && precisionMatrix(correlation, likelihoods.length);
  const weight = (i: number, j: number) => (isLinked(i) && isLinked(j) ? (precision?.[i][j] ?? 0) : 0);
  const inverseError = (i: number, ratio: number) =>
    1 / errorOn(likelihoods[i], ratio <= likelihoods[i].measurement.value);
  const pulls = (ratios: readonly number[]) => likelihoods.map((likelihood, i) => likelihood.pull(ratios[i]));
  const weighted = (p: readonly number[], i: number) => p.reduce((sum, one, j) => sum + weight(i, j) * one, 0);
  return {
    chiSquare(moved) {
      const ratios = moved.map(notBelowZero);
      const p = pulls(ratios);
      return likelihoods.reduce(
        (sum, likelihood, i) => sum + (isLinked(i) ? p[i] * weighted(p, i) : likelihood.chiSquare(ratios[i])),
        0,
      );
    },
    halfGradient(ratios) {
      const p = pulls(ratios);
      return likelihoods.map((likelihood, i) =>
        isLinked(i) ? -inverseError(i, ratios[i]) * weighted(p, i) : likelihood.slope(ratios[i]) / 2,
      );
    },
    halfCurvature: (ratios) =>
      likelihoods.map((likelihood, i) =>
        likelihoods.map((_, j) => {
          if (isLinked(i)) return weight(i, j) * inverseError(i, ratios[i]) * inverseError(j, ratios[j]);
          return i === j ? halfCurvatureAt(likelihood, ratios[i]) : 0;
        }),
      ),
  };
}

/** A ratio that is 0 but for rounding, where counts allow none below it. */
const notBelowZero = (ratio: number): number => (ratio < 0 && ratio > -1e-12 ? 0 : ratio);

/** Of likelihoods that do not know theirs from the slope on both sides; never negative, so that a step goes down. */
function halfCurvatureAt({ curvature, slope }: RatioLikelihood, ratio: number): number {
  if (curvature !== null) return curvature(ratio) / 2;
  const step = 1e-4 * Math.max(1e-3, Math.abs(ratio));
  const half = (slope(ratio + step) - slope(ratio - step)) / (4 * step);
  return Number.isFinite(half) ? Math.max(0, half) : 0;
}
