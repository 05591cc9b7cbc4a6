import { Command } from '@commander-js/extra-typings';
import type { FluxFileOptions } from '../userFlux.js';
import { type OptionsOf, ruled } from './groups.js';
import { collect, joined, ofExperiment, withFlux } from './rules.js';

const CHANNEL_WORDS = 'incoming:ℓ⁻ℓ⁺, for example numu:mumu, nue:ee, numu:mue, numubar:emu';

/** The process. */
export const channel = () => new Command().option('--channel <name>', CHANNEL_WORDS, 'numu:mumu');

/** One process, or several that are mixed by their rates. */
export const channels = () =>
  new Command().option(
    '--channel <names>',
    `${CHANNEL_WORDS}; several joined by commas are mixed by their rates, all: what the beam opens`,
    joined(),
    'numu:mumu',
  );

/** On what; the same where energies come with a material of their own. */
export const target = () =>
  new Command().option(
    '--target <name>',
    'proton, neutron (free), an isotope (Ar40) or a material (iron, SiO2) (default: Ar40, or the experiment’s)',
  );

/** Where neutrinos come from without an exposure. */
export const energies = () =>
  ruled(
    new Command()
      .option('--energy <GeV>', 'neutrino energy; or --flux or --experiment')
      .option('--flux <table>', 'a table of the catalogue (dune-cdr-nu), or a file of your own')
      .option(
        '--experiment-flux <name>',
        'of ccfr, charm-ii, nutev: mean-energy or spectrum (default: its own choice)',
      ),
    ['--experiment-flux'],
    ofExperiment,
  );

/** An experiment and its beam. */
export const experiment = (text: string) =>
  new Command()
    .option('--experiment <name>', text)
    .option('--mode <name>', 'its beam mode: nu, nubar … (default: the first)');

/** How a table of the user's own is read. */
export const fluxTable = () =>
  ruled(
    new Command()
      .option(
        '--flux-unit <unit>',
        'of the numbers of a file: 1/bin, or with --exposure 1/GeV/m2/POT … (default: 1/GeV)',
      )
      .option('--flux-energy-unit <unit>', 'of the energy axis of a TH1: GeV, MeV, TeV (default: GeV)')
      .option('--flux-columns <names>', 'columns of a file where no line names them: energyGeV,nue,numu,nutau,nuebar,…')
      .option('--histogram <species=name>', 'a TH1 of a ROOT file (repeatable)', collect),
    ['--flux-unit', '--flux-energy-unit', '--flux-columns', '--histogram'],
    withFlux,
  );

/** How much of it in place of what the file of an experiment says. */
export const exposure = () =>
  new Command().option(
    '--exposure <name=value>',
    'instead of the file: tonnes, distanceM, protonsOnTarget (pot) of the whole run, years, which alone multiply its protons of a year (repeatable)',
    collect,
  );

/** Which neutrinos hit what. */
export type SourceFlags = FluxFileOptions &
  OptionsOf<typeof channels> &
  OptionsOf<typeof target> &
  OptionsOf<typeof energies> &
  OptionsOf<typeof experiment>;
