import { Command } from 'commander';
import { EXPERIMENTS } from './commands/likelihood/flags.js';
import {
  accuracy,
  calculation,
  companionInputs,
  companionMeasurements,
  correlations,
  figureDrawing,
  flux,
  model,
  selection,
  statistics,
  wcxf,
} from './options/commandOptions.js';
import { collect, joined, namesIn, onlyWhere, withFolder } from './options/optionRules.js';

/** Constraints of `nereid evaluate` that are no trident experiments. */
export const WITHOUT_KERNEL: readonly string[] = ['g-2', 'borexino', 'tau'];

/** Options about the calculation of tridents. */
const OF_EXPERIMENTS = [
  ...[
    '--flux',
    '--experiment-flux',
    '--selection',
    '--cut',
    '--cut-events',
    '--cut-seed',
    '--tolerance',
    '--correlations',
  ],
  ...['--form-factor', '--fermi-momentum', '--q-squared-max'],
];

/** `nereid kernel`: densities of measured experiments. */
export function kernelCommand(): Command {
  const command = new Command('kernel')
    .description('spectral densities ρ_VV, ρ_AA, ρ_VA in T of an experiment (cached on disk)')
    .option('--experiment <names>', `required; ${EXPERIMENTS}`, joined())
    .option('--helicity-flip', 'also the densities of scalar, tensor and dipole operators');
  return calculation(selection(flux(command))).addHelpText(
    'after',
    `
Examples:
  nereid kernel --experiment ccfr
  nereid kernel --experiment ccfr --helicity-flip
  nereid kernel --experiment ccfr --cut minimumMuonMomentum=9
  nereid kernel --experiment ccfr --json > ccfr-kernel.json`,
  );
}

/** `nereid ratio`: σ/σ_SM of a point. */
export function ratioCommand(): Command {
  const command = new Command('ratio')
    .description('σ(model)/σ(SM) for an experiment, beside its measurement')
    .option('--experiment <names>', `required; ${EXPERIMENTS}`, joined());
  return calculation(selection(flux(accuracy(wcxf(model(command, 'lmu-ltau')))))).addHelpText(
    'after',
    `
Examples:
  nereid ratio --experiment ccfr --model lmu-ltau --set mass=0.1 --set gPrime=1e-3
  nereid ratio --experiment ccfr --set mass=0.01 --set gPrime=5e-4 --cut minimumMuonMomentum=9
  nereid ratio --experiment ccfr,charm-ii --model contact --set vector=0.2 --set axial=-0.1
  nereid ratio --experiment ccfr --wcxf point.wcxf.json
  nereid ratio --experiment ccfr --model wet --set CVLL_numunumumumu=0.1 --set CVLR_numunutaumumu.Im=0.2
  nereid ratio --experiment ccfr --model vector --set mass=2 --set gPrime=0.01 --set nuMu=1 --set axialMu=2 --set 2.mass=0.1 --set 2.gPrime=1e-3 --set 2.nuMu=1 --set 2.vectorMu=-1`,
  );
}

/** `nereid limit`: limits on a mediator coupling. */
export function limitCommand(): Command {
  const command = new Command('limit')
    .description('upper limit on a mediator coupling at each mass, per experiment and combined')
    .option('--experiment <names>', `required; ${EXPERIMENTS}`, joined())
    .option(
      '--mass <GeV>',
      'mediator masses: one number, a list, or min:max:count (log-spaced)',
      joined(),
      '0.001:100:200',
    )
    .option(
      '--value <id>',
      'published value to use instead of the default, e.g. charmii-ratio-2014 (repeatable)',
      collect,
    )
    .option('--out <folder>', 'write limits.csv, limits.json and the figure, limits.svg, .png and .pdf, there')
    .option(
      '--overlay <names>',
      'lmu-ltau: beside the limits, computed: g-2, belle-ii, borexino, tau; read off figures: babar, cms',
      joined(),
    )
    .option('--hepdata', 'with --out: also a HEPData submission, submission.yaml and a table for each curve');
  onlyWhere(command, ['--hepdata'], withFolder());
  const calculated = calculation(selection(flux(accuracy(model(command, 'lmu-ltau')))));
  return figureDrawing(companionInputs(correlations(statistics(calculated)), 'overlay')).addHelpText(
    'after',
    `
Examples:
  nereid limit --experiment ccfr --mass 0.001:100:200 --cl 0.95 --out ccfr-limit
  nereid limit --experiment ccfr,charm-ii,nutev --mass 0.01,0.1,1,10
  nereid limit --experiment nutev --likelihood counts --statistic cls --mass 1
  nereid limit --experiment ccfr --out ccfr-limit --hepdata
  nereid limit --experiment ccfr --style paper --width single --format pdf --out ccfr-limit
  nereid limit --experiment ccfr --overlay g-2,belle-ii,borexino --g-minus-2 wp2020 --out ccfr-limit
  nereid limit --experiment ccfr,nutev --correlation ccfr,nutev=0.3 --mass 1
  nereid limit --experiment dune --accuracy 0.08 --mass 0.01:10:50
  nereid limit --experiment ccfr --sided two --statistic measured-interval --mass 1 --json
  nereid limit --experiment ccfr,charm-ii,nutev --experiment-flux mean-energy --mass 0.01,0.1,1,10
  nereid limit --experiment ccfr --experiment-flux spectrum --cut minimumMuonMomentum=9 --mass 0.01,0.1,1,10
  nereid limit --experiment ccfr --model vector --set nuMu=1 --set vectorMu=-1 --mass 0.01:10:20`,
  );
}

/** `nereid evaluate`: verdicts on a point. */
export function evaluateCommand(): Command {
  const command = new Command('evaluate')
    .description('verdict of each constraint on a parameter point: allowed, excluded, notEvaluated or invalidInput')
    .argument('[point.json]', 'a file, or - for standard input')
    .option(
      '--experiment <names>',
      'whom to ask, joined by commas: experiments, and beside tridents g-2, borexino, tau',
      joined(),
      'ccfr,charm-ii,nutev',
    );
  const calculated = calculation(selection(flux(accuracy(wcxf(command)))));
  onlyWhere(command, OF_EXPERIMENTS, {
    holds: ({ experiment }) => namesIn(experiment).some((name) => !WITHOUT_KERNEL.includes(name)),
    problem: 'no experiment is asked that counts tridents',
    remedy: 'Leave it out, or name one in --experiment.',
  });
  return companionMeasurements(correlations(statistics(calculated)), 'experiment').addHelpText(
    'after',
    `
A point is {"model": "lmu-ltau", "parameters": {"mass": 0.1, "gPrime": 1e-3}}.

Examples:
  nereid evaluate point.json
  nereid evaluate point.json --experiment ccfr,g-2,borexino --sided two
  nereid evaluate --wcxf point.wcxf.yml
  echo '{"model": "lmu-ltau", "parameters": {"mass": 0.1, "gPrime": 1e-3}}' | nereid evaluate - --json`,
  );
}
