import { InputError, requireNumber } from '../errors.js';
import type { RatioLikelihood } from '../likelihoods/ratioLikelihood.js';
import { monotoneRoot } from '../numerics/monotoneRoot.js';
import { type AsymptoticTest, asymptoticTest } from './asymptoticTest.js';

/** Test of one value of σ/σ_SM: its statistic, that of the Asimov data, and the best value. */
export interface StrengthTest extends AsymptoticTest {
  readonly ratio: number;
  readonly statistic: number;
  readonly asimovStatistic: number;
  readonly bestRatio: number;
}

/**
 * Tests a ratio common to independent measurements against the ratio of the null, which is the smallest considered: q̃ of
 * 1007.1727 (equation 16) with `nullRatio` in the place of µ = 0. nullRatio = 0 is the search for any signal, 1 the search
 * for more than the Standard Model's.
 * @throws InputError unless ratio ≥ nullRatio ≥ 0
 */
export function strengthTest(likelihoods: readonly RatioLikelihood[], ratio: number, nullRatio: number): StrengthTest {
  if (likelihoods.length === 0) {
    throw new InputError('likelihoods', [], 'there is nothing to test', 'Give at least one measurement.');
  }
  requireNumber('nullRatio', nullRatio, 0, Number.MAX_VALUE);
  requireNumber('ratio', ratio, nullRatio, Number.MAX_VALUE);
  const { bestRatio, statistic } = excessOverBest(likelihoods, ratio, nullRatio);
  const asimov = likelihoods.map((likelihood) => likelihood.asimov(nullRatio));
  const asimovStatistic = sum(asimov, (one) => one.chiSquare(ratio) - one.chiSquare(nullRatio));
  const test = asymptoticTest(statistic, Math.max(0, asimovStatistic));
  return { ratio, statistic, asimovStatistic, bestRatio, ...test };
}

export interface StrengthLimit {
  /** The largest ratio not excluded; ∞ when none is. */
  readonly ratio: number;
  readonly converged: boolean;
}

/** Which probability of the test a limit holds against 1 − CL. */
export type StrengthCriterion = 'cls' | 'pValue';

/**
 * The ratio R ≥ nullRatio at which the chosen probability falls to 1 − CL; found to the last bits.
 * @throws InputError as `strengthTest`, and unless 0 < confidenceLevel < 1
 */
export function strengthLimit(
  likelihoods: readonly RatioLikelihood[],
  confidenceLevel: number,
  nullRatio: number,
  criterion: StrengthCriterion = 'cls',
): StrengthLimit {
  requireNumber('confidenceLevel', confidenceLevel, 0, 1 - Number.EPSILON / 2, { exclusiveMinimum: true });
  const excess = (ratio: number) => 1 - confidenceLevel - strengthTest(likelihoods, ratio, nullRatio)[criterion];
  const { bestRatio } = excessOverBest(likelihoods, nullRatio, nullRatio);
  let high = bestRatio + 1;
  while (excess(high) <= 0) {
    high *= 2;
    if (high > 1e12) return { ratio: Number.POSITIVE_INFINITY, converged: false };
  }
  const ratio = monotoneRoot(excess, bestRatio, high);
  return { ratio: ratio ?? bestRatio, converged: ratio !== null };
}

/** χ² above the best ratio from the null up; 0 where the best ratio is larger than the one tested (one-sided). */
function excessOverBest(likelihoods: readonly RatioLikelihood[], ratio: number, nullRatio: number) {
  const values = likelihoods.map(({ measurement }) => Math.max(nullRatio, measurement.value));
  const slope = (r: number) => sum(likelihoods, (likelihood) => likelihood.slope(r));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const bestRatio = (low < high ? monotoneRoot(slope, low, high) : null) ?? (slope(high) < 0 ? high : low);
  const chiSquare = (r: number) => sum(likelihoods, (likelihood) => likelihood.chiSquare(r));
  return { bestRatio, statistic: ratio <= bestRatio ? 0 : Math.max(0, chiSquare(ratio) - chiSquare(bestRatio)) };
}

function sum<T>(items: readonly T[], term: (item: T) => number): number {
  return items.reduce((total, item) => total + term(item), 0);
}
