import { Command } from '@commander-js/extra-typings';
import { type OptionsOf, ruled } from './groups.js';

/** How a limit or a verdict is made of a likelihood. */
export const statistics = () =>
  ruled(
    confidence()
      .option(
        '--statistic <name>',
        'likelihood-ratio, measured-interval (value ± z·error), profile, cls, chi-square (with --sided two)',
        'likelihood-ratio',
      )
      .option('--error-model <name>', 'asymmetric errors: bifurcated-gaussian or variable-width', 'bifurcated-gaussian')
      .option('--likelihood <name>', 'ratio, or counts where an experiment published counts (nutev)', 'ratio')
      .option('--background-constraint <name>', 'errors on expected counts: gaussian, log-normal, poisson', 'gaussian'),
    ['--background-constraint'],
    {
      holds: ({ likelihood }) => likelihood !== 'ratio',
      problem: 'a published ratio has no background',
      remedy: 'Give --likelihood counts too.',
    },
  );

/** Level and side of a test. */
export const confidence = () =>
  new Command()
    .option('--cl <level>', 'confidence level', '0.95')
    .option('--sided <one|two>', 'one-sided upper limit or two-sided interval', 'one');

export type StatisticsFlags = OptionsOf<typeof statistics>;
