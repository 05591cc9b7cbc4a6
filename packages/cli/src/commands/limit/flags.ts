import { Command } from '@commander-js/extra-typings';
import { lmuLtau } from '@nereid/physics';
import { calculation } from '../../options/flags/calculation.js';
import { measuredInputs, projectedInputs } from '../../options/flags/constraintInputs.js';
import {
  accuracy,
  constraint,
  correlations,
  counted,
  flux,
  selection,
  WITH_KERNELS,
} from '../../options/flags/constraints.js';
import { figure } from '../../options/flags/figure.js';
import { type OptionsOf, withFlags } from '../../options/flags/groups.js';
import { model } from '../../options/flags/model.js';
import { collect, joined, onlyWhere, withFolder } from '../../options/flags/rules.js';
import { statistics } from '../../options/flags/statistics.js';

/** `nereid limit`: limits on a mediator coupling. */
export function limitCommand() {
  const named = new Command('limit').description(
    'upper limit on a mediator coupling at each mass, per experiment and combined',
  );
  const command = withFlags(named, constraint(`required; ${WITH_KERNELS}`))
    .option(
      '--mass <GeV>',
      'mediator masses: one number, a list, or min:max:count (log-spaced; equal steps with :linear behind it)',
      joined(),
      '0.001:100:200',
    )
    .option(
      '--parameter <name>',
      'in the place of a coupling over masses, the interval of one parameter of either sign: r2Mu of charge-radius, vector of contact (default, for models without a coupling over masses: that of their example)',
    )
    .option(
      '--value <id>',
      'published value to use instead of the default, e.g. charmii-ratio-2014 (repeatable)',
      collect,
    )
    .option(
      '--out <folder>',
      'write limits.csv, limits.json and the figure, limits.svg, .png and .pdf, there; with theory errors also theory-errors.csv, what each source does to the limit',
    )
    .option(
      '--overlay <names>',
      'beside the limits, computed for any boson: g-2, borexino, tau, for lmu-ltau belle-ii too; read off figures of the model: babar, cms; FILE.lmt, a limit of DarkCast',
      joined(),
    )
    .option(
      '--hepdata',
      'with --out: also a HEPData submission: submission.yaml and a table for each curve, with the figure',
    )
    .option('--darkcast', 'with --out: also limits for DarkCast, NAME.lmt and NAME.py for each curve, and their model');
  onlyWhere(command, ['--hepdata', '--darkcast'], withFolder());
  const calculated = withFlags(command, model(lmuLtau.name), accuracy(), flux(), counted(), selection(), calculation());
  const overlaid = [measuredInputs('overlay'), projectedInputs('overlay')] as const;
  return withFlags(calculated, statistics(), correlations(), ...overlaid, figure()).addHelpText(
    'after',
    `
Examples:
  nereid limit --constraint ccfr --mass 0.001:100:200 --cl 0.95 --out ccfr-limit
  nereid limit --constraint ccfr,charm-ii,nutev --mass 0.01,0.1,1,10
  nereid limit --constraint nutev --likelihood counts --statistic cls --mass 1
  nereid limit --constraint nova-2025 --statistic feldman-cousins --cl 0.9 --toys 20000 --mass 0.1,1
  nereid limit --constraint ccfr --out ccfr-limit --hepdata
  nereid limit --constraint ccfr --out ccfr-darkcast --darkcast
  nereid limit --constraint ccfr --overlay babar,recast.lmt --out ccfr-limit
  nereid limit --constraint ccfr --style paper --width single --format pdf --out ccfr-limit
  nereid limit --constraint ccfr --overlay g-2,belle-ii,borexino --g-minus-2 wp2020 --out ccfr-limit
  nereid limit --constraint ccfr --model b-l --overlay g-2,borexino --mass 0.01:10:20
  nereid limit --constraint ccfr,nutev --correlation ccfr,nutev=0.3 --mass 1
  nereid limit --constraint dune --accuracy 0.08 --mass 0.01:10:50
  nereid limit --constraint ccfr,charm-ii --model charge-radius --parameter r2Mu --couplings leading
  nereid limit --constraint ccfr --sided two --statistic measured-interval --mass 1 --json
  nereid limit --constraint ccfr,charm-ii,nutev --experiment-flux mean-energy --mass 0.01,0.1,1,10
  nereid limit --constraint ccfr --experiment-flux spectrum --cut minimumMuonMomentum=9 --mass 0.01,0.1,1,10
  nereid limit --constraint ccfr --model vector --set nuMu=1 --set vectorMu=-1 --mass 0.01:10:20`,
  );
}

export type LimitFlags = OptionsOf<typeof limitCommand>;
