import { Command } from '@commander-js/extra-typings';
import { figure } from '../../options/flags/figure.js';
import { type OptionsOf, withFlags } from '../../options/flags/groups.js';
import { confidence } from '../../options/flags/statistics.js';

/** `nereid report`: the main job. */
export function reportCommand() {
  const command = new Command('report')
    .description(
      'the main job: measured trident ratios (record L023) to limits on a gauged L_μ − L_τ boson, with figure',
    )
    .option('--out <folder>', 'where the figure and the data go', 'out');
  const tested = withFlags(command, confidence())
    .option('--tolerance <number>', 'relative numerical accuracy of the kernels (default: 1e-4, 3e-4 with a spectrum)')
    .option('--json', 'print JSON instead of the tables');
  return withFlags(tested, figure()).addHelpText(
    'after',
    '\nExamples:\n  nereid report --out out\n  nereid report --style paper --width double --out out',
  );
}

export type ReportFlags = OptionsOf<typeof reportCommand>;
