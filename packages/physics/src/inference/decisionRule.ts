import type { RatioLikelihood } from '../likelihoods/ratioLikelihood.js';
import { type CouplingLimitOptions, couplingDecision } from './couplingLimit.js';
import { fixedReference } from './exclusionTest.js';
import type { LimitStatistic } from './limitStatistics.js';
import { exclusionThreshold } from './testStatistic.js';

/** How many points are decided at once, where that can be. */
export interface DecisionRule {
  readonly threshold: number;
  /** What χ² is compared with; undefined where that is the best that each point can do. */
  readonly reference: number | undefined;
  /** Only predictions that are too high are excluded: Σ ∂χ²/∂R > 0, or a strength above the best one. */
  readonly onlyTooHigh: boolean;
}

/** No threshold of χ². */
const ONE_BY_ONE: readonly LimitStatistic[] = ['profile', 'cls', 'feldman-cousins'];

/** Undefined where points have to be decided one by one: for statistics that are no threshold of χ², and where it cannot be had. */
export function decisionRule(
  likelihoods: readonly RatioLikelihood[],
  options: CouplingLimitOptions,
): DecisionRule | undefined {
  const { statistic = 'likelihood-ratio', confidenceLevel, sidedness } = options;
  if (ONE_BY_ONE.includes(statistic) || !decidesOnStandardModel(likelihoods, options)) return undefined;
  const fixed = fixedReference(likelihoods, { confidenceLevel, sidedness, statistic });
  return {
    threshold: fixed?.threshold ?? exclusionThreshold(confidenceLevel, sidedness),
    reference: fixed?.referenceChiSquare,
    onlyTooHigh: sidedness === 'one-sided' && statistic !== 'chi-square',
  };
}

/** What is wrong with options or measurements is to be said by the decision on a point. */
function decidesOnStandardModel(likelihoods: readonly RatioLikelihood[], options: CouplingLimitOptions): boolean {
  const ratio = { linear: 0, quadratic: 0 };
  try {
    const predictions = likelihoods.map((likelihood) => ({ measurement: likelihood.measurement, likelihood, ratio }));
    return Number.isFinite(couplingDecision(predictions, 1, options).chiSquare);
  } catch {
    return false;
  }
}
