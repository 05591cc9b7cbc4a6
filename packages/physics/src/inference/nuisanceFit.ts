import type { CorrelationMatrix } from '../likelihoods/correlatedRatios.js';
import type { RatioLikelihood } from '../likelihoods/ratioLikelihood.js';
import { alternatingFit } from './alternatingNuisanceFit.js';
import { eliminatedFit } from './eliminatedNuisanceFit.js';
import { fixedWidthFit, hasFixedWidth } from './fixedWidthNuisanceFit.js';
import { newtonFit } from './newtonNuisanceFit.js';
import type { NuisanceFit, NuisanceProblem } from './nuisanceAlgebra.js';
import { singleFit } from './singleNuisanceFit.js';

/**
 * Minimises χ²(R) + Σ θ_k² over R = P + Jθ. Of the shifts J only T = JJᵀ counts: at the minimum θ = Jᵀλ, R = P + Tλ. Exact for errors of fixed width: one
 * linear equation, (C + T)λ = r − P, once it is known on which side of the measurements R lies. One other likelihood among them leaves one equation in one ratio; several by Newton's method.
 * @param predicted - P_i
 * @param theory - T_ij for j ≤ i, row by row
 */
export function nuisanceFit(
  likelihoods: readonly RatioLikelihood[],
  correlation: CorrelationMatrix | undefined,
  predicted: readonly number[],
  theory: readonly number[],
): NuisanceFit {
  if (likelihoods.every(hasFixedWidth)) return fixedWidthFit(likelihoods, correlation, predicted, theory);
  if (likelihoods.length === 1) return singleFit(likelihoods[0], predicted[0], theory[0]);
  return (
    eliminated({ likelihoods, correlation, predicted, theory }) ??
    generalFit({ likelihoods, correlation, predicted, theory })
  );
}

/** Undefined where more than one has no fixed width, or errors are correlated. */
function eliminated(problem: NuisanceProblem): NuisanceFit | undefined {
  if (problem.correlation) return undefined;
  const { likelihoods } = problem;
  const at = likelihoods.findIndex((one) => !hasFixedWidth(one));
  return likelihoods.slice(at + 1).every(hasFixedWidth) ? eliminatedFit(problem, at) : undefined;
}

/** Newton's method from where errors of fixed width would end; where it does not arrive, by turns, and from there again. */
function generalFit(problem: NuisanceProblem): NuisanceFit {
  const { likelihoods, predicted, theory } = problem;
  const start = fixedWidthFit(likelihoods, undefined, predicted, theory).multipliers;
  const quick = newtonFit(problem, start);
  if (quick.arrived) return quick;
  const safe = alternatingFit(problem, Number.isFinite(quick.chiSquare) ? quick.multipliers : start);
  const polished = newtonFit(problem, safe);
  return polished.chiSquare <= quick.chiSquare ? polished : quick;
}
