import { Command } from '@commander-js/extra-typings';
import { sm } from '@nereid/physics';
import { exposure } from '../../options/flags/beam.js';
import { hadronic, uncertainties } from '../../options/flags/calculation.js';
import { selection } from '../../options/flags/constraints.js';
import { figure } from '../../options/flags/figure.js';
import { type OptionsOf, withFlags } from '../../options/flags/groups.js';
import { model } from '../../options/flags/model.js';
import { collect, joined, onlyWhere, withFlux } from '../../options/flags/rules.js';

const EXPOSURES = [
  'dune-nd, dune-nd-cdr, dune-nd-tau, ingrid, nd280, minos, minos-plus, nova, minerva, sbnd, microboone, icarus, ship',
  'faser-nu, faser-nu2, snd-lhc, flare, nustorm, muon-collider',
].join(', ');

/** The options of `nereid rate`. */
export function rateCommand() {
  const named = new Command('rate')
    .description('expected events of an exposure, per channel and regime, with their uncertainties')
    .option('--experiment <names>', `${EXPOSURES}; several joined by commas`, joined())
    .option('--mode <name>', 'beam mode: nu, nubar …, or all (default: the first)');
  const command = withFlags(named, exposure())
    .option('--channel <names>', 'only these, joined by commas (default, and all: what the beam opens)', joined())
    .option('--target <name>', 'material or isotope instead of the detector’s')
    .option('--flux <table>', 'a table of the catalogue (dune-cdr-nu), or a file of your own: table, columns or ROOT')
    .option('--flux-unit <unit>', 'its unit: 1/GeV/m2/POT, 1/50MeV/cm2/1e21POT, 1/bin/m2/year, 1/GeV/m2 …')
    .option(
      '--flux-columns <names>',
      'its columns where no line names them: energyGeV,nue,numu,nutau,… or lowMeV,highMeV,…; - skips one',
    )
    .option('--histogram <species=name>', 'a TH1 of a ROOT file (repeatable)', collect)
    .option('--flux-energy-unit <unit>', 'of the energy axis of a TH1: GeV, MeV, TeV (default: GeV)')
    .option('--flux-error <share>', 'relative error of the flux (default: its exposure’s, else 0.05; none with --flux)')
    .option('--inelastic', 'events in which a nucleon breaks, in a column of their own (default, but after cuts)')
    .option('--no-inelastic', 'without them, which takes half of the time where kernels are computed')
    .option('--tolerance <number>', 'relative numerical accuracy, 1e-2 to 1e-6', '1e-3');
  onlyWhere(command, ['--flux-unit', '--flux-columns', '--histogram'], withFlux);
  return withFlags(command, model(sm.name), selection(), uncertainties(), figure(), hadronic()).addHelpText(
    'after',
    `
Examples:
  nereid rate --experiment dune-nd
  nereid rate --experiment dune-nd-cdr --mode nubar --channel numubar:mumu,numubar:ee --json
  nereid rate --experiment dune-nd --channel numu:mumu,numu:ee --nuclear-medium e139-e665
  nereid rate --experiment dune-nd,sbnd,icarus --channel numu:mumu,numu:ee
  nereid rate --experiment dune-nd --channel numu:mumu --uncertainties --out dune-errors
  nereid rate --experiment dune-nd --exposure tonnes=67 --exposure years=3
  nereid rate --experiment dune-nd-cdr --selection argon-near-detector --channel numu:mumu,numu:ee,numu:mue
  nereid rate --flux my-flux.csv --flux-unit 1/GeV/m2/POT --target tungsten --exposure tonnes=8 --exposure pot=2e20`,
  );
}

export type RateFlags = OptionsOf<typeof rateCommand>;
