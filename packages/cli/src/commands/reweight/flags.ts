import { Command } from '@commander-js/extra-typings';
import { sm } from '@nereid/physics';
import { type OptionsOf, withFlags } from '../../options/flags/groups.js';
import { model, wcxf } from '../../options/flags/model.js';

/** The options of `nereid reweight`. */
export function reweightCommand() {
  const command = new Command('reweight').description(
    'another model from a file of events, without generating any: its cross section, what the events are worth, the file with its weights',
  );
  return withFlags(command, model(sm.name), wcxf())
    .option(
      '--out <file>',
      'write the events with the weights of the model, in the format of the file; - for standard output',
    )
    .option('--json', 'print JSON: sorted keys, numbers unrounded')
    .argument('[file]', 'of nereid events --weights interaction: .hepmc3, .hepmc3.gz or .parquet')
    .addHelpText(
      'after',
      `
Any model that sigma takes: vectors of any mass, contact operators, scalars, magnetic moments, Wilson coefficients.

Examples:
  nereid events --experiment dune-nd --regime nucleus --number 100000 --weights interaction --out events.hepmc3
  nereid reweight events.hepmc3 --model lmu-ltau --set mass=0.1 --set gPrime=1e-3
  nereid reweight events.hepmc3 --model contact --set scalar=0.5 --out scalar.hepmc3
  nereid reweight events.hepmc3 --model vector --set mass=1 --set gPrime=0.01 --set nuMu=1 --set axialMu=1 --json`,
    );
}

export type ReweightFlags = OptionsOf<typeof reweightCommand>;
