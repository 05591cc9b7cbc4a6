import { Command } from '@commander-js/extra-typings';
import { sm } from '@nereid/physics';
import { type OptionsOf, withFlags } from '../../options/flags/groups.js';
import { model, wcxf } from '../../options/flags/model.js';
import { joined, onlyWhere } from '../../options/flags/rules.js';

const WITH_PYHF = [
  '--events-expected',
  '--couplings',
  '--background',
  '--observed',
  '--trident-error',
  '--background-error',
];

/** The options of `nereid reweight`. */
export function reweightCommand() {
  const command = new Command('reweight').description(
    'another model from a file of events, without generating any: its cross section, what the events are worth, the file with its weights',
  );
  const flags = withFlags(command, model(sm.name), wcxf())
    .option(
      '--out <file>',
      'write the events with the weights of the model, in the format of the file; - for standard output',
    )
    .option(
      '--observable <names>',
      'distributions in both models, with --json: pairMass, openingAngle … as those of spectrum, joined by commas; where the model has a coupling to limit, templates in its square too',
      joined(),
    )
    .option('--bins <number>', 'of the distributions', '40')
    .option('--range <low:high>', 'of the bins, for one observable (default: nearly all of the events)')
    .option(
      '--pyhf <file>',
      'the distribution as a background-only workspace of HistFactory, and beside it FILE.patchset.json with a patch for each coupling',
    )
    .option(
      '--events-expected <number>',
      'with --pyhf: tridents of the Standard Model in the data, also outside the bins',
    )
    .option(
      '--couplings <range>',
      'of the patches: a list, or min:max:count (default: 21 around that which doubles the tridents)',
    )
    .option(
      '--background <numbers>',
      'expected events of everything else: one number for every bin, or a list (default: none)',
    )
    .option('--observed <numbers>', 'observed events by bin (default: those expected in the Standard Model)')
    .option('--trident-error <fraction>', 'relative error of all tridents, shared by all bins (default: none)')
    .option('--background-error <fraction>', 'relative error of the background, shared by all bins (default: none)')
    .option('--json', 'print JSON: sorted keys, numbers unrounded');
  onlyWhere(flags, ['--bins', '--range'], {
    holds: ({ observable }) => observable !== undefined,
    problem: 'there is no distribution',
    remedy: 'Name one with --observable.',
  });
  onlyWhere(flags, ['--observable'], {
    holds: ({ json, out, pyhf }) => (json === true && out !== '-') || pyhf !== undefined,
    problem: 'distributions are printed as JSON alone',
    remedy: 'Give --json, and no --out -; or --pyhf.',
  });
  onlyWhere(flags, WITH_PYHF, {
    holds: ({ pyhf }) => pyhf !== undefined,
    problem: 'there is no workspace',
    remedy: 'Give --pyhf workspace.json too.',
  });
  return flags
    .argument(
      '[file]',
      'of nereid events --weights interaction: HepMC3 or CSV, .gz too, or Parquet; - for standard input',
    )
    .addHelpText(
      'after',
      `
Any model that sigma takes: vectors of any mass, contact operators, scalars, magnetic moments, Wilson coefficients.

Examples:
  nereid events --experiment dune-nd --regime nucleus --number 100000 --weights interaction --out events.hepmc3
  nereid reweight events.hepmc3 --model lmu-ltau --set mass=0.1 --set gPrime=1e-3
  nereid reweight events.hepmc3 --model contact --set scalar=0.5 --out scalar.hepmc3
  nereid reweight events.hepmc3 --model lmu-ltau --set mass=0.1 --set gPrime=1e-3 --observable pairMass --bins 20 --json
  nereid reweight events.hepmc3 --model lmu-ltau --set mass=0.1 --observable pairMass --bins 10 --pyhf workspace.json --events-expected 300
  nereid reweight events.hepmc3 --model vector --set mass=1 --set gPrime=0.01 --set nuMu=1 --set axialMu=1 --json`,
    );
}

export type ReweightFlags = OptionsOf<typeof reweightCommand>;
