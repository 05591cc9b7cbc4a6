import { Command } from '@commander-js/extra-typings';
import { sm } from '@nereid/physics';
import { channel, energies, experiment, exposure, fluxTable, target } from '../../options/flags/beam.js';
import { hadronic } from '../../options/flags/calculation.js';
import { figure } from '../../options/flags/figure.js';
import { type OptionsOf, withFlags } from '../../options/flags/groups.js';
import { model, wcxf } from '../../options/flags/model.js';
import { joined } from '../../options/flags/rules.js';

/** The options of `nereid spectrum`. */
export function spectrumCommand() {
  const named = new Command('spectrum').description(
    'distributions of events in energies, angles, pair mass, Q² and T: Standard Model and a model over it',
  );
  const observed = withFlags(named, channel()).option(
    '--observable <names>',
    'neutrinoEnergy, pairMass, leptonMinusEnergy, leptonPlusEnergy, leptonMinusAngle, leptonPlusAngle, openingAngle, transfer, q2, hadronicMass; several joined by commas',
    joined(),
    'pairMass',
  );
  const experiments = 'its flux and material, and its exposure: dune-nd, minos …, or ccfr, charm-ii, nutev';
  const command = withFlags(observed, experiment(experiments), exposure(), energies(), fluxTable(), target())
    .option('--regime <name>', 'coherent, proton, neutron, inelastic, or nucleus: all together', 'nucleus')
    .option('--bins <number>', 'of the histogram', '40')
    .option('--range <low:high>', 'of the bins, for one observable (default: nearly all of the events)')
    .option('--events <N>', 'weighted events that the spectrum is made of', '200000')
    .option('--seed <integer>', 'their seed', '1')
    .option('--out <folder>', 'write spectrum.csv, spectrum.json and a figure for each observable there');
  return withFlags(command, model(sm.name), wcxf(), hadronic(), figure()).addHelpText(
    'after',
    `
Examples:
  nereid spectrum --experiment dune-nd --channel numu:mumu --observable pairMass
  nereid spectrum --experiment dune-nd --observable pairMass,openingAngle --model lmu-ltau --set mass=0.1 --set gPrime=1e-3 --out spectra
  nereid spectrum --energy 5 --target Ar40 --regime coherent --observable q2 --bins 60 --range 1e-5:0.1 --json
  nereid spectrum --flux dune-cdr-nu --channel numu:ee --observable neutrinoEnergy --style paper --format pdf --out paper`,
  );
}

export type SpectrumFlags = OptionsOf<typeof spectrumCommand>;
