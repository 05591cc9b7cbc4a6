import { fixedWidthFit, hasFixedWidth } from './fixedWidthNuisanceFit.js';
import type { NuisanceProblem } from './nuisanceAlgebra.js';
import { movedRatios, theoryEntry } from './nuisanceAlgebra.js';
import { singleFit } from './singleNuisanceFit.js';

const MOST_SWEEPS = 400;
/** In multipliers, relative to the largest. */
const SETTLED = 1e-13;

/**
 * Multipliers λ of the best fit, found by turns: of all experiments with errors of fixed width exactly, then of each other one, with those of the rest as they
 * are. The next best prediction of one experiment lies between what the others leave and its measurement, so ratios that a likelihood does not allow are
 * never tried, and ends of what it allows are reached. Safe where Newton's method is not, and slower: each turn is an exact step uphill in the dual, which
 * ends at the minimum of likelihoods that are convex; of others, at one of their minima.
 */
export function alternatingFit(problem: NuisanceProblem, start: readonly number[]): number[] {
  const groups = groupsOf(problem);
  const multipliers = [...start];
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    let change = 0;
    for (const group of groups) {
      const next = fitOfGroup(problem, group, multipliers);
      group.forEach((i, k) => {
        change = Math.max(change, Math.abs(next[k] - multipliers[i]));
        multipliers[i] = next[k];
      });
    }
    if (change <= SETTLED * Math.max(1, ...multipliers.map(Math.abs))) break;
  }
  return multipliers;
}

/** Those with errors of fixed width, which alone can be correlated, and each other one. */
function groupsOf({ likelihoods }: NuisanceProblem): number[][] {
  const all = likelihoods.map((_, i) => i);
  const fixed = all.filter((i) => hasFixedWidth(likelihoods[i]));
  const others = all.filter((i) => !hasFixedWidth(likelihoods[i])).map((i) => [i]);
  return fixed.length > 0 ? [fixed, ...others] : others;
}

function fitOfGroup(
  { likelihoods, correlation, predicted, theory }: NuisanceProblem,
  group: readonly number[],
  multipliers: readonly number[],
): readonly number[] {
  const others = multipliers.map((one, i) => (group.includes(i) ? 0 : one));
  const left = movedRatios(predicted, theory, others);
  const own = group.map((i) => left[i]);
  const lower = group.flatMap((i, k) => group.slice(0, k + 1).map((j) => theoryEntry(theory, i, j)));
  const members = group.map((i) => likelihoods[i]);
  if (group.length === 1 && !hasFixedWidth(members[0])) return singleFit(members[0], own[0], lower[0]).multipliers;
  const linked = correlation && group.map((i) => group.map((j) => correlation[i][j]));
  return fixedWidthFit(members, linked, own, lower).multipliers;
}
