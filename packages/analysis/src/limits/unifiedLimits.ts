import type { Catalogue, Experiment } from '@nereid/catalogue';
import { InputError, type LimitStatistic, type Sidedness } from '@nereid/physics';
import type { UnifiedInterval } from '@nereid/physics/likelihoods';
import { publishedCounts } from '../constraints/measuredLikelihood.js';
import type { MeasurementChoice, PreparedExperiment } from '../constraints/tridentConstraint.js';

/** A unified interval of σ/σ_SM with the experiment that it is of. */
export interface ExperimentInterval extends UnifiedInterval {
  readonly experiment: string;
}

/**
 * What a Feldman–Cousins interval needs, asked before anything is computed; other statistics pass.
 * @param others names of constraints beside them that are no ratio of cross sections
 * @throws InputError unless there is one experiment alone, which published counts
 */
export function requireOneCount(
  experiments: readonly Experiment[],
  others: readonly string[],
  statistic: LimitStatistic | undefined,
): void {
  if (statistic !== 'feldman-cousins') return;
  const names = [...experiments.map(({ id }) => id), ...others];
  if (names.length !== 1) {
    const remedy = 'Name one experiment that published counts, or combine with likelihood-ratio, profile or cls.';
    throw new InputError('statistic', statistic, `is for one experiment, not for ${names.join(', ')} together`, remedy);
  }
  const published = experiments[0] && publishedCounts(experiments[0]);
  if (published?.counts) return;
  const problem = published === undefined ? `${names[0]} has no counts` : published.reason;
  throw new InputError('statistic', statistic, problem, 'Use likelihood-ratio, profile or cls.');
}

/** The same of constraints by their names. @throws InputError as `requireOneCount` */
export const requireOneNamedCount = (
  names: readonly string[],
  { experiments }: Pick<Catalogue, 'experiments'>,
  statistic: LimitStatistic | undefined,
): void =>
  requireOneCount(
    names.flatMap((name) => experiments.get(name) ?? []),
    names.filter((name) => !experiments.has(name)),
    statistic,
  );

/** The Feldman–Cousins interval that a limit compares predictions with; undefined for other statistics. */
export function unifiedIntervalOf(
  [one]: readonly PreparedExperiment[],
  { statistic, confidenceLevel }: { readonly statistic?: LimitStatistic; readonly confidenceLevel: number },
): ExperimentInterval | undefined {
  if (statistic !== 'feldman-cousins') return undefined;
  const interval = one?.likelihood?.unifiedInterval?.(confidenceLevel);
  return interval && { experiment: one.experiment.id, ...interval };
}

/** The experiment as if the ends of its interval were where its toys, off by one standard deviation, would put them: 1 wider, −1 narrower. */
export function withShiftedEnds(one: PreparedExperiment, shift: 1 | -1): PreparedExperiment {
  const { likelihood } = one;
  const interval = likelihood?.unifiedInterval;
  if (!likelihood || !interval) return one;
  const unifiedInterval = (confidenceLevel: number, signalError?: number): UnifiedInterval => {
    const found = interval(confidenceLevel, signalError);
    const { lower, lowerError, upper, upperError } = found;
    return { ...found, lower: Math.max(0, lower - shift * lowerError), upper: upper + shift * upperError };
  };
  return { ...one, likelihood: { ...likelihood, unifiedInterval } };
}

/** One side, but of a unified interval, which has no other choice than two. */
export const defaultSidedness = (statistic: LimitStatistic | undefined): Sidedness =>
  statistic === 'feldman-cousins' ? 'two-sided' : 'one-sided';

/** A unified interval is made of counts, with Gaussian errors on the expected ones unless something else is asked for. */
export function withTreatment<Q extends Pick<MeasurementChoice, 'treatment'>>(
  question: Q,
  statistic: LimitStatistic | undefined,
): Q {
  if (statistic !== 'feldman-cousins' || question.treatment !== undefined) return question;
  return { ...question, treatment: { likelihood: 'counts', constraint: 'gaussian' } };
}
