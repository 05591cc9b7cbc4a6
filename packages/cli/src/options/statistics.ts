import { LIKELIHOOD_TREATMENTS, type LikelihoodTreatment } from '@nereid/analysis';
import {
  type CouplingLimitOptions,
  InputError,
  LIMIT_STATISTICS,
  RATIO_ERROR_MODELS,
  SIDEDNESS,
  type Sidedness,
  suggestName,
  YIELD_CONSTRAINTS,
  type YieldConstraint,
} from '@nereid/physics';
import { DEFAULT_TOYS, FEWEST_TOYS, MOST_TOYS, type ToySettings } from '@nereid/physics/inference';
import type { StatisticsFlags } from './flags/statistics.js';
import { parseChoice, parseNumber, parseWholeNumber } from './parse.js';

/** The test behind limits and verdicts, as their results state it. */
export interface TestSetting {
  readonly statistics: Required<CouplingLimitOptions>;
  /** How experiments enter. */
  readonly treatment: Treatment;
  /** Whether what is not known of predictions enters. */
  readonly theoryErrors: boolean;
}

/** @throws InputError naming the flag */
export function testSetting(options: StatisticsFlags): TestSetting {
  const statistics = statisticsSetting(options);
  const constraint = yieldConstraint(options.backgroundConstraint);
  const likelihood = parseChoice('--likelihood', options.likelihood, LIKELIHOOD_TREATMENTS);
  const theoryErrors = theoryErrorsSetting(options);
  if (statistics.statistic !== 'feldman-cousins') {
    return { statistics, treatment: { likelihood, constraint }, theoryErrors };
  }
  // a unified interval has no other likelihood than that of the counts
  return { statistics, treatment: { likelihood: 'counts', constraint, toys: toySettings(options) }, theoryErrors };
}

/** `--theory-errors`. @throws InputError naming the flag */
export const theoryErrorsSetting = ({ theoryErrors }: Pick<StatisticsFlags, 'theoryErrors'>): boolean =>
  parseChoice('--theory-errors', theoryErrors, ['on', 'off']) === 'on';

/** `--toys` and `--seed`. @throws InputError naming the flag */
export function toySettings({
  toys,
  seed,
}: {
  readonly toys?: string | undefined;
  readonly seed?: string | undefined;
}): ToySettings {
  return {
    toys: toys === undefined ? DEFAULT_TOYS.toys : parseWholeNumber('--toys', toys, FEWEST_TOYS, MOST_TOYS),
    seed: seed === undefined ? DEFAULT_TOYS.seed : parseWholeNumber('--seed', seed, 0),
  };
}

/** `--background-constraint`: of the expected numbers behind counts. @throws InputError */
export const yieldConstraint = (text: string): YieldConstraint =>
  parseChoice('--background-constraint', text, YIELD_CONSTRAINTS);

/** `--cl 0.95`. @param hasSides whether the command has --sided @throws InputError */
export function parseConfidenceLevel(text: string, sidedness: Sidedness, hasSides = true): number {
  const value = parseNumber('--cl', text);
  if (value > 0 && value < 1) {
    if (value > 0.5 || sidedness === 'two-sided') return value;
    throw new InputError('--cl', text, 'not above 0.5', `Give a level above 0.5${hasSides ? ', or --sided two' : ''}.`);
  }
  const percent = value >= 50 && value < 100 ? ` Did you mean ${value / 100}?` : '';
  throw new InputError('--cl', text, 'not between 0 and 1', `Give a confidence level such as 0.95.${percent}`);
}

export interface Treatment {
  readonly likelihood: LikelihoodTreatment;
  /** Of the expected numbers behind counts. */
  readonly constraint: YieldConstraint;
  /** Of Feldman–Cousins intervals; absent for other statistics. */
  readonly toys?: ToySettings;
}

/** The test behind limits and verdicts, from the flags of that name. @throws InputError */
export function statisticsSetting(
  options: Omit<StatisticsFlags, 'likelihood' | 'backgroundConstraint' | 'theoryErrors' | 'toys' | 'seed'>,
): Required<CouplingLimitOptions> {
  const statistic = parseChoice('--statistic', options.statistic, LIMIT_STATISTICS);
  const sidedness = statistic === 'feldman-cousins' ? 'two-sided' : parseSidedness(options.sided);
  return {
    confidenceLevel: parseConfidenceLevel(options.cl, sidedness),
    sidedness,
    statistic,
    errorModel: parseChoice('--error-model', options.errorModel, RATIO_ERROR_MODELS),
  };
}

/** `--sided one` or `two` (the long names work too). */
export function parseSidedness(text: string): Sidedness {
  const long = text === 'one' || text === 'two' ? `${text}-sided` : text;
  const found = SIDEDNESS.find((name) => name === long);
  if (found !== undefined) return found;
  throw new InputError('--sided', text, 'not one of the choices', suggestName(text, ['one', 'two']));
}
