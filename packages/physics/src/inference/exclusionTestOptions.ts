import type { LimitStatistic } from './limitStatistics.js';
import type { Sidedness } from './testStatistic.js';

/** What decides at a squared coupling s. */
export interface ExclusionTest {
  /** Positive where s is excluded, unless `neverExcluded`; monotonic between neighbouring points. */
  readonly excess: (s: number) => number;
  readonly neverExcluded: (s: number) => boolean;
  /** From 0 to the point beyond which `excess` only grows. */
  readonly points: readonly number[];
  /** Further points between the last one and an excluded one. */
  readonly between: (low: number, high: number) => number[];
  readonly referenceChiSquare: number;
  /** The excess over the reference at which s is excluded; of `profile` and `cls`, the one that the p-value alone would need. */
  readonly threshold: number;
}

export interface ExclusionTestOptions {
  readonly confidenceLevel: number;
  readonly sidedness: Sidedness;
  readonly statistic: LimitStatistic;
}
