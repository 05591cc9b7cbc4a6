import { Command } from '@commander-js/extra-typings';
import { constraint } from '../../options/flags/constraints.js';
import { type OptionsOf, withFlags } from '../../options/flags/groups.js';
import { onlyWhere } from '../../options/flags/rules.js';
import { ofUnifiedIntervals } from '../../options/flags/statistics.js';

/** `nereid likelihood`: counts and their limits. */
export function likelihoodCommand() {
  const named = new Command('likelihood').description(
    'counting likelihood of an experiment, or of a HistFactory file, and its limits on σ/σ_SM',
  );
  const command = withFlags(named, constraint('an experiment that published counts: nutev, nova-2025'))
    .option('--read <file>', 'a HistFactory workspace (pyhf JSON) instead; - is standard input')
    .option('--measurement <name>', 'which one, where the workspace has several')
    .option(
      '--background-constraint <name>',
      'errors on expected counts of --experiment: gaussian (default), log-normal, poisson',
    )
    .option(
      '--theory-errors <on|off>',
      'of --constraint: whether what is not known of the predicted Standard Model enters, as parameters that experiments share',
      'off',
    )
    .option('--cl <level>', 'confidence level', '0.95')
    .option(
      '--null <ratio>',
      'σ/σ_SM that limits are relative to: 1, the Standard Model, or 0, no signal (as pyhf)',
      '1',
    )
    .option('--statistic <name>', 'feldman-cousins: also the unified interval of σ/σ_SM and of signal events')
    .option('--toys <number>', 'of feldman-cousins, where yields are uncertain: toys at each σ/σ_SM (default: 50000)')
    .option('--seed <integer>', 'of these toys (default: 1)')
    .option('--format <name>', 'table, or pyhf: HistFactory JSON 1.0.0', 'table')
    .option('--out <file>', 'where --format pyhf goes (default: standard output)')
    .option('--json', 'print JSON instead of the table')
    .addHelpText(
      'after',
      `
Examples:
  nereid likelihood --constraint nutev
  nereid likelihood --constraint nutev --format pyhf --out nutev.json
  nereid likelihood --constraint nutev --theory-errors on --format pyhf --out nutev.json
  nereid likelihood --read nutev.json
  nereid likelihood --read nutev.json --null 0
  nereid likelihood --constraint nova-2025 --cl 0.9 --statistic feldman-cousins --toys 20000`,
    );
  onlyWhere(command, ['--toys', '--seed'], ofUnifiedIntervals);
  return onlyWhere(command, ['--cl', '--statistic'], {
    holds: ({ format }) => format !== 'pyhf',
    problem: 'a HistFactory file has no confidence level',
    remedy: 'Leave --format pyhf out for limits.',
  });
}

export type LikelihoodFlags = OptionsOf<typeof likelihoodCommand>;
