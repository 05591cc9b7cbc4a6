import { Command } from '@commander-js/extra-typings';
import type { FluxFileOptions } from '../userFlux.js';
import { type OptionsOf, ruled } from './groups.js';
import { collect, ofExperiment, withFlux } from './rules.js';

/** The process. */
export const channel = () =>
  new Command().option(
    '--channel <name>',
    'incoming:ℓ⁻ℓ⁺, for example numu:mumu, nue:ee, numu:mue, numubar:emu',
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
      .option('--flux-columns <names>', 'columns of a file where no line names them: energyGeV,nue,numu,nutau,nuebar,…')
      .option('--histogram <species=name>', 'a TH1 of a ROOT file (repeatable)', collect),
    ['--flux-columns', '--histogram'],
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
  OptionsOf<typeof channel> &
  OptionsOf<typeof target> &
  OptionsOf<typeof energies> &
  OptionsOf<typeof experiment>;
