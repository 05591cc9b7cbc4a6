import { solveSymmetric } from '../numerics/solveLinear.js';
import { errorOn, type NuisanceFit, type NuisanceProblem, theoryEntry } from './nuisanceAlgebra.js';
import { singleFit } from './singleNuisanceFit.js';

/** Choices of the sides of the measurements that are tried; the first or the second is right nearly always. */
const MOST_SIDES = 6;

/**
 * One likelihood of any kind among independent errors of fixed width: what these leave for its ratio is a Gaussian, m ± √v with m = P + tᵀV⁻¹d and
 * v = T − tᵀV⁻¹t (t: T between it and the others; d, V: distances and total covariance of the others), so that one equation in one ratio is left.
 * Undefined where no choice of sides is consistent.
 * @param at - the index of the likelihood of any kind
 */
export function eliminatedFit(problem: NuisanceProblem, at: number): NuisanceFit | undefined {
  const { likelihoods, predicted, theory } = problem;
  const others = likelihoods.map((_, i) => i).filter((i) => i !== at);
  const distance = others.map((i) => likelihoods[i].measurement.value - predicted[i]);
  const common = others.map((i) => theoryEntry(theory, i, at));
  let tooLow = distance.map((d) => d > 0);
  for (let attempt = 0; attempt < MOST_SIDES; attempt++) {
    const pulled = solveSymmetric(covarianceOf(problem, others, tooLow), distance);
    const linked = solveSymmetric(covarianceOf(problem, others, tooLow), common);
    const mean = predicted[at] + product(common, pulled);
    // a variance that is 0 but for rounding
    const variance = Math.max(0, theoryEntry(theory, at, at) - product(common, linked));
    const single = singleFit(likelihoods[at], mean, variance);
    const [own] = single.multipliers;
    const rest = pulled.map((one, k) => one - linked[k] * own);
    if (rest.every((one, k) => one > 0 === tooLow[k])) {
      const chiSquare = single.chiSquare + product(distance, pulled);
      return Number.isFinite(chiSquare)
        ? { chiSquare, multipliers: [...rest.slice(0, at), own, ...rest.slice(at)] }
        : undefined;
    }
    tooLow = rest.map((one) => one > 0);
  }
  return undefined;
}

/** Lower half of the total covariance of some experiments. */
function covarianceOf(
  { likelihoods, theory }: NuisanceProblem,
  members: readonly number[],
  tooLow: readonly boolean[],
) {
  const total: number[] = [];
  members.forEach((i, k) => {
    for (let l = 0; l <= k; l++) total.push(theoryEntry(theory, i, members[l]));
    total[total.length - 1] += errorOn(likelihoods[i], tooLow[k]) ** 2;
  });
  return total;
}

function product(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
