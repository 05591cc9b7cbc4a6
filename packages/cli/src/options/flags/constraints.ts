import { Command, Option } from '@commander-js/extra-typings';
import { type OptionsOf, withFlags } from './groups.js';
import { collect, joined } from './rules.js';

/** What `--constraint` takes where each has a kernel. */
export const WITH_KERNELS =
  'ccfr, charm-ii, nutev (or dune-projection-40, -25, or any percentage); several joined by commas are combined';

/** Which constraints, some words on them; under its former name too. */
export const constraint = (text: string) =>
  new Command()
    .option('--constraint <ids>', `${text} (--experiment is the same)`, joined())
    .addOption(new Option('--experiment <ids>', 'the same').argParser(joined()).hideHelp());

/** Which of its fluxes a measured experiment is calculated with; by its earlier name too, which elsewhere is a table. */
export const flux = () =>
  new Command()
    .option(
      '--experiment-flux <name>',
      "mean-energy or spectrum, as in the experiment's file (default: its own choice)",
    )
    .addOption(new Option('--flux <name>', 'the same').hideHelp());

/** Accuracy of the projections named, instead of the published one. */
export const accuracy = () =>
  new Command().option('--accuracy <share>', 'of projections: 0.08 with --constraint dune is dune-projection-8');

/** How leptons are measured. */
export const smearing = (text: string) =>
  new Command().option(
    '--smear <name=value>',
    `${text}: muonMomentum=0.05 (σ_p/p), electronStochastic=0.15 (its part/√p, p in GeV), leptonAngleDegrees=1, muonAngleMrad … (repeatable)`,
    collect,
  );

/** Which events count. */
export const selection = () => withFlags(cuts(), smearing('a resolution in the place of the selection’s'));

const cuts = () =>
  new Command()
    .option('--selection <name>', 'only events that a detector keeps: argon-near-detector (data/selections)')
    .option(
      '--cut <name=value>',
      'one cut more: minimumMuonMomentum=9 (GeV), maximumOpeningAngle=20 (degrees), maximumPairMass … (repeatable)',
      collect,
    )
    .option('--cut-events <N>', 'events that efficiencies are found from (default: 200000)')
    .option('--cut-seed <integer>', 'their seed (default: 1)');

/** Correlations between the experiments that are combined. */
export const correlations = () =>
  new Command()
    .option(
      '--correlation <a,b=ρ>',
      'correlation of the errors of two experiments: ccfr,nutev=0.3 (repeatable)',
      collect,
    )
    .option('--correlations <file>', 'YAML or JSON: pairs with coefficient, reason and source');

export type ConstraintFlags = OptionsOf<typeof constraint>;
export type FluxFlags = OptionsOf<typeof flux>;
export type SelectionFlags = OptionsOf<typeof selection>;
export type CorrelationFlags = OptionsOf<typeof correlations>;
