import { Command } from '@commander-js/extra-typings';
import { givenName, STANDARD_CONSTRAINTS } from '../../options/constraints.js';
import { calculation } from '../../options/flags/calculation.js';
import { measuredInputs } from '../../options/flags/constraintInputs.js';
import { accuracy, constraint, correlations, counted, flux, selection } from '../../options/flags/constraints.js';
import { type OptionsOf, withFlags } from '../../options/flags/groups.js';
import { wcxf } from '../../options/flags/model.js';
import { pointTable } from '../../options/flags/pointTable.js';
import { namesIn, onlyWhere } from '../../options/flags/rules.js';
import { statistics } from '../../options/flags/statistics.js';

/** Constraints of `nereid evaluate` that are no trident experiments. */
export const WITHOUT_KERNEL: readonly string[] = [
  'g-2',
  'borexino',
  'tau',
  'na62',
  'z-4mu',
  'electron-g-2',
  'delta-neff',
  'sn1987a',
  'white-dwarf',
  'charm-ii-nue',
  'texono',
  'coherent-csi',
  'coherent-argon',
];

/** Options about the calculation of tridents. */
const OF_EXPERIMENTS = [
  ...[
    '--flux',
    '--experiment-flux',
    '--selection',
    '--cut',
    '--smear',
    '--cut-events',
    '--cut-seed',
    '--tolerance',
    '--correlations',
  ],
  ...['--form-factor', '--fermi-momentum', '--q-squared-max', '--regime', '--structure-functions'],
  ...['--nuclear-medium', '--nuclear-model', '--hadronic-energy-max'],
];

/** `nereid evaluate`: verdicts on a point. */
export function evaluateCommand() {
  const command = new Command('evaluate').description(
    'verdict of each constraint on a parameter point: allowed, excluded, notEvaluated or invalidInput',
  );
  const whom = `whom to ask, joined by commas: experiments, and beside tridents ${WITHOUT_KERNEL.join(', ')} (default: "${STANDARD_CONSTRAINTS}")`;
  const calculated = withFlags(
    command,
    constraint(whom),
    pointTable(),
    wcxf(),
    accuracy(),
    flux(),
    counted(),
    selection(),
    calculation(),
  );
  onlyWhere(calculated, OF_EXPERIMENTS, {
    holds: (options) =>
      namesIn(options[givenName('constraint', options)] ?? STANDARD_CONSTRAINTS).some(
        (name) => !WITHOUT_KERNEL.includes(name),
      ),
    problem: 'no experiment is asked that counts tridents',
    remedy: (options) => `Leave it out, or name one in --${givenName('constraint', options)}.`,
  });
  return withFlags(calculated, statistics(), correlations(), measuredInputs('constraint'))
    .argument(
      '[point.json|points.csv]',
      'one point, or a table of points: .csv, .parquet, .ndjson; - for standard input',
    )
    .addHelpText(
      'after',
      `
A point is {"model": "lmu-ltau", "parameters": {"mass": 0.1, "gPrime": 1e-3}}.
In a table each row is a point; columns called as parameters are read, all others carried through in front of the results.

Examples:
  nereid evaluate point.json
  nereid evaluate point.json --constraint ccfr,g-2,borexino --sided two
  nereid evaluate --wcxf point.wcxf.yml
  nereid evaluate points.csv --model lmu-ltau
  nereid evaluate chain.txt --model lmu-ltau --column mass=m_zp --column gPrime=g_zp --to results.csv
  echo '{"model": "lmu-ltau", "parameters": {"mass": 0.1, "gPrime": 1e-3}}' | nereid evaluate - --json`,
    );
}

export type EvaluateFlags = OptionsOf<typeof evaluateCommand>;
