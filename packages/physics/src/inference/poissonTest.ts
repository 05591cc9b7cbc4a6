import { InputError, requireNumber } from '../errors.js';
import type { ConstrainedYield } from '../likelihoods/constrainedYield.js';
import type { CountingMeasurement } from '../likelihoods/countingLikelihood.js';
import { gaussLegendre } from '../numerics/gaussLegendre.js';
import { poissonCumulative } from '../numerics/incompleteGamma.js';
import { monotoneRoot } from '../numerics/monotoneRoot.js';
import type { StrengthCriterion, StrengthLimit } from './strengthTest.js';

/** How many standard deviations of a yield are integrated over, and with how many points in each dimension. */
const INTEGRATED_DEVIATIONS = 8;
const POINTS = 64;

/**
 * P(N ≤ observed) for a ratio R, summed exactly, averaged over the uncertain yields (R. Cousins and V. Highland, Nucl. Instrum.
 * Meth. A 320 (1992) 331): a Gaussian weight cut at 0, or a log-normal one. Without uncertainties it is the plain Poisson sum. It
 * needs no asymptotic formula and no fit, so it is an independent check of the profile likelihood. Relative accuracy 1e-9.
 * @throws InputError for a `poisson` constraint, whose Bayesian counterpart is a matter of the prior
 */
export function poissonTail(counts: CountingMeasurement, ratio: number): number {
  requireNumber(`${counts.name}: ratio`, ratio, 0, Number.MAX_VALUE);
  let total = 0;
  for (const signal of weightedYields(`${counts.name}: standardModel`, counts.standardModel)) {
    for (const background of weightedYields(`${counts.name}: background`, counts.background)) {
      const mean = ratio * signal.events + background.events;
      total += signal.weight * background.weight * poissonCumulative(counts.observed, mean);
    }
  }
  return total;
}

/**
 * The ratio at which P(N ≤ n; R) (criterion `pValue`), or that divided by P(N ≤ n; nullRatio) (`cls`), falls to 1 − CL.
 * n = 0 and no background: −ln(1 − CL)/s, 3.0 events at 95 %.
 */
export function poissonLimit(
  counts: CountingMeasurement,
  confidenceLevel: number,
  nullRatio: number,
  criterion: StrengthCriterion = 'cls',
): StrengthLimit {
  requireNumber('confidenceLevel', confidenceLevel, 0, 1 - Number.EPSILON / 2, { exclusiveMinimum: true });
  const reference = criterion === 'cls' ? poissonTail(counts, nullRatio) : 1;
  const excess = (ratio: number) => 1 - confidenceLevel - poissonTail(counts, ratio) / reference;
  let high = nullRatio + 1;
  while (excess(high) <= 0) {
    high *= 2;
    if (high > 1e12) return { ratio: Number.POSITIVE_INFINITY, converged: false };
  }
  const ratio = monotoneRoot(excess, criterion === 'cls' ? nullRatio : 0, high);
  return { ratio: ratio ?? 0, converged: ratio !== null };
}

interface WeightedYield {
  readonly events: number;
  readonly weight: number;
}

/** Values of a yield with weights that add up to 1. */
function weightedYields(name: string, { value, error, constraint }: ConstrainedYield): readonly WeightedYield[] {
  if (error === 0) return [{ events: value, weight: 1 }];
  if (constraint === 'poisson') {
    throw new InputError(`${name}: constraint`, constraint, 'cannot be averaged over', 'Use gaussian or log-normal.');
  }
  const { nodes, weights } = gaussLegendre(POINTS);
  const lowest = constraint === 'gaussian' ? Math.max(-INTEGRATED_DEVIATIONS, -value / error) : -INTEGRATED_DEVIATIONS;
  const half = (INTEGRATED_DEVIATIONS - lowest) / 2;
  const points = Array.from(nodes, (node, i) => {
    const deviation = lowest + half * (1 + node);
    const events = constraint === 'gaussian' ? value + error * deviation : value * (1 + error / value) ** deviation;
    return { events: Math.max(0, events), weight: weights[i] * Math.exp(-0.5 * deviation * deviation) };
  });
  const norm = points.reduce((total, { weight }) => total + weight, 0);
  return points.map(({ events, weight }) => ({ events, weight: weight / norm }));
}
