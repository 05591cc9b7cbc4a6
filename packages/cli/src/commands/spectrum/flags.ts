import { Command } from '@commander-js/extra-typings';
import { sm } from '@nereid/physics';
import { channels, energies, experiment, exposure, fluxTable, target } from '../../options/flags/beam.js';
import { hadronic } from '../../options/flags/calculation.js';
import { cuts } from '../../options/flags/constraints.js';
import { figure } from '../../options/flags/figure.js';
import { type OptionsOf, withFlags } from '../../options/flags/groups.js';
import { model, wcxf } from '../../options/flags/model.js';
import { collect, joined, onlyWhere } from '../../options/flags/rules.js';

/** The options of `nereid spectrum`. */
export function spectrumCommand() {
  const named = new Command('spectrum').description(
    'distributions of events in energies, angles, pair mass, Q² and T: Standard Model and a model over it',
  );
  const observed = withFlags(named, channels()).option(
    '--observable <names>',
    'neutrinoEnergy, pairMass, leptonMinusEnergy, leptonPlusEnergy, leptonMinusAngle, leptonPlusAngle, openingAngle, transfer, q2, hadronicMass; several joined by commas',
    joined(),
    'pairMass',
  );
  const experiments = 'its flux and material, and its exposure: dune-nd, minos …, or ccfr, charm-ii, nutev';
  const command = withFlags(observed, experiment(experiments), exposure(), energies(), fluxTable(), target())
    .option(
      '--regime <names>',
      'coherent, proton, neutron, inelastic, joined by commas, unbroken (the first three) or nucleus: all together (default: nucleus)',
      joined(),
    )
    .option('--bins <number>', 'of the histogram (default: 40)')
    .option('--range <low:high>', 'of the bins, for one observable (default: nearly all of the events)')
    .option(
      '--edges <list>',
      'of the bins instead: 0,0.2,0.5,1, or low:high:count of edges in equal ratios; of one of several observables pairMass=0,0.2 (repeatable)',
      collect,
    )
    .option('--events <N>', 'weighted events that the spectrum is made of', '200000')
    .option('--seed <integer>', 'their seed', '1')
    .option('--out <folder>', 'write spectrum.csv, spectrum.json and a figure for each observable there');
  const withErrors = withFlags(command, cuts(), model(sm.name), wcxf())
    .option(
      '--uncertainties',
      'what is not known of every bin, source by source, and all in quadrature; after cuts too',
    )
    .option(
      '--flux-error <share>',
      'with --uncertainties: relative error of the flux of an exposure (default: its exposure’s, else 0.05; none with --flux)',
    )
    .option(
      '--pyhf <file>',
      'one distribution as a workspace of HistFactory; with --uncertainties each source as a parameter of its name',
    )
    .option(
      '--background <numbers>',
      'with --pyhf: expected events of everything else: one number for every bin, or a list (default: none)',
    )
    .option(
      '--observed <numbers>',
      'with --pyhf: observed events by bin (default: those expected in the Standard Model)',
    );
  onlyWhere(withErrors, ['--pyhf'], {
    holds: ({ experiment, flux, exposure: given }) =>
      experiment !== undefined || (flux !== undefined && given !== undefined),
    problem: 'a likelihood is of numbers of events, and there is no exposure',
    remedy: 'Give --experiment dune-nd, or --flux and --exposure.',
  });
  onlyWhere(withErrors, ['--background', '--observed'], {
    holds: ({ pyhf }) => pyhf !== undefined,
    problem: 'there is no workspace',
    remedy: 'Give --pyhf workspace.json too.',
  });
  onlyWhere(withErrors, ['--flux-error'], {
    holds: (options) => options.uncertainties === true,
    problem: 'nothing is asked about errors',
    remedy: 'Give --uncertainties too.',
  });
  return withFlags(withErrors, hadronic(), figure()).addHelpText(
    'after',
    `
Examples:
  nereid spectrum --experiment dune-nd --channel numu:mumu --observable pairMass
  nereid spectrum --experiment dune-nd --observable pairMass,openingAngle --model lmu-ltau --set mass=0.1 --set gPrime=1e-3 --out spectra
  nereid spectrum --energy 5 --target Ar40 --regime coherent --observable q2 --bins 60 --range 1e-5:0.1 --json
  nereid spectrum --experiment dune-nd --channel numu:mumu,numu:ee,numu:mue --selection argon-near-detector --edges 0,0.1,0.2,0.3,0.5
  nereid spectrum --experiment dune-nd --observable pairMass --bins 6 --range 0.2:1.4 --uncertainties
  nereid spectrum --experiment dune-nd --bins 6 --range 0.2:1.4 --model lmu-ltau --set mass=0.1 --set gPrime=5e-4 --uncertainties --pyhf workspace.json
  nereid spectrum --flux my-flux.csv --flux-unit 1/GeV/m2/POT --target tungsten --exposure tonnes=8 --exposure pot=2e20
  nereid spectrum --flux dune-cdr-nu --channel numu:ee --observable neutrinoEnergy --style paper --format pdf --out paper`,
  );
}

export type SpectrumFlags = OptionsOf<typeof spectrumCommand>;
