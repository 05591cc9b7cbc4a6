import { Command } from '@commander-js/extra-typings';
import { electroweak } from '../../options/flags/calculation.js';
import { measuredInputs, projectedInputs } from '../../options/flags/constraintInputs.js';
import { figure } from '../../options/flags/figure.js';
import { type OptionsOf, withFlags } from '../../options/flags/groups.js';
import { joined, namesIn, onlyWhere } from '../../options/flags/rules.js';

/** `nereid constraint`: other observables in the plane of the trident limits. */
export function constraintCommand() {
  const command = new Command('constraint')
    .alias('companion')
    .description('what else bounds a gauged L_μ − L_τ boson: muon g−2, Belle II, Borexino, tau decays, computed')
    .option(
      '--observable <names>',
      'g-2, belle-ii, borexino, tau, joined by commas',
      joined(),
      'g-2,belle-ii,borexino,tau',
    )
    .option(
      '--mass <GeV>',
      'masses: one number, a list, or min:max:count (log-spaced; equal steps with :linear behind it)',
      joined(),
      '0.001:100:51',
    )
    .option('--cl <level>', 'confidence level of all but the bands of g−2', '0.95')
    .option('--out <folder>', 'write companions.csv, .json and the figure there');
  const computed = withFlags(command, electroweak()).option('--json', 'print JSON: sorted keys, numbers unrounded');
  onlyWhere(computed, ['--cl'], {
    holds: ({ observable }) => namesIn(observable).some((name) => name !== 'g-2'),
    problem: 'the bands of g−2 have levels of their own, two and five standard deviations',
    remedy: 'Leave it out, or name another --observable too.',
  });
  return withFlags(computed, measuredInputs('observable'), projectedInputs('observable'), figure()).addHelpText(
    'after',
    `
nereid companion, its former name, is understood in this release and not in the next.

Examples:
  nereid constraint --mass 0.01,0.1,1,10
  nereid constraint --observable g-2 --g-minus-2 wp2020 --mass 0.001:10:100 --out constraints
  nereid constraint --style paper --format pdf --out constraints
  nereid constraint --observable belle-ii --photon-background 200 --photon-efficiency 0.5 --cl 0.9 --json
  nereid limit --constraint ccfr --overlay g-2,belle-ii,borexino --out ccfr-limit`,
  );
}

export type ConstraintFlags = OptionsOf<typeof constraintCommand>;
