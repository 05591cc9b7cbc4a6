import { equivalentPhotonTarget } from './equivalentPhotons.js';
import { eventRateTargets } from './eventRates.js';
import { mediatorLimitTarget } from './mediatorLimits.js';
import { publishedTableTargets } from './publishedTables.js';
import { recastTarget } from './recasts.js';
import type { TargetContext, TargetResult } from './target.js';

/** Every target the engine covers, in the order of their numbers. */
export function allTargets(context: TargetContext): TargetResult[] {
  const results = [
    ...publishedTableTargets(context),
    ...eventRateTargets(context),
    mediatorLimitTarget(context),
    equivalentPhotonTarget(context),
    recastTarget(context),
  ];
  return results.sort((a, b) => Number(a.target) - Number(b.target));
}
