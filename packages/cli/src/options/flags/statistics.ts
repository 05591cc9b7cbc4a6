import { Command } from '@commander-js/extra-typings';
import { type OptionsOf, ruled } from './groups.js';
import type { Effect, GivenOptions } from './rules.js';

/** How a limit or a verdict is made of a likelihood. */
export const statistics = () =>
  UNIFIED_RULES.reduce(
    (group, { flags, ...effect }) => ruled(group, flags, effect),
    ruled(
      confidence()
        .option(
          '--statistic <name>',
          'likelihood-ratio, measured-interval (value ± z·error), profile, cls, chi-square (with --sided two), feldman-cousins (counts of one experiment)',
          'likelihood-ratio',
        )
        .option(
          '--error-model <name>',
          'asymmetric errors: bifurcated-gaussian or variable-width',
          'bifurcated-gaussian',
        )
        .option(
          '--theory-errors <on|off>',
          'whether densities, couplings, photons and spectra that are not known exactly widen limits from tridents',
          'off',
        )
        .option(
          '--likelihood <name>',
          'ratio, or counts where an experiment published counts (nutev, nova-2025)',
          'ratio',
        )
        .option(
          '--background-constraint <name>',
          'errors on expected counts: gaussian, log-normal, poisson',
          'gaussian',
        )
        .option(
          '--toys <number>',
          'of feldman-cousins, where yields are uncertain: toys at each σ/σ_SM (default: 50000)',
        )
        .option('--seed <integer>', 'of these toys (default: 1)'),
      ['--background-constraint'],
      {
        holds: (options) => options.likelihood !== 'ratio' || isUnified(options),
        problem: 'a published ratio has no background',
        remedy: 'Give --likelihood counts too.',
      },
    ),
  );

const isUnified = ({ statistic }: GivenOptions): boolean => statistic === 'feldman-cousins';

/** When toys are thrown. */
export const ofUnifiedIntervals: Effect = {
  holds: isUnified,
  problem: 'no toys are thrown for this statistic',
  remedy: 'Give --statistic feldman-cousins too.',
};

const withoutUnified = (problem: string, remedy = 'Leave it out.'): Effect => ({
  holds: (options) => !isUnified(options),
  problem,
  remedy,
});

/** Flags that only unified intervals have, and those that have no effect on them. */
const UNIFIED_RULES: readonly (Effect & { readonly flags: readonly string[] })[] = [
  { flags: ['--toys', '--seed'], ...ofUnifiedIntervals },
  { flags: ['--sided'], ...withoutUnified('the data decide whether a unified interval has a lower end') },
  { flags: ['--error-model'], ...withoutUnified('counts have no asymmetric errors') },
  {
    flags: ['--likelihood'],
    holds: (options) => !isUnified(options) || options.likelihood === 'counts',
    problem: 'feldman-cousins is made from counts',
    remedy: 'Leave it out, or give --likelihood counts.',
  },
];

/** Level and side of a test. */
export const confidence = () =>
  new Command()
    .option('--cl <level>', 'confidence level', '0.95')
    .option('--sided <one|two>', 'one-sided upper limit or two-sided interval', 'one');

export type StatisticsFlags = OptionsOf<typeof statistics>;
