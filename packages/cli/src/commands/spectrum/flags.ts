import { Command } from 'commander';
import { EXPOSURE, figureDrawing, hadronic, model, wcxf } from '../../options/commandOptions.js';
import { collect, joined, ofExperiment, onlyWhere, withFlux } from '../../options/optionRules.js';

/** The options of `nereid spectrum`. */
export function spectrumCommand(): Command {
  const command = new Command('spectrum')
    .description('distributions of events in energies, angles, pair mass, Q² and T: Standard Model and a model over it')
    .option('--channel <name>', 'incoming:ℓ⁻ℓ⁺, for example numu:mumu, nue:ee, numu:mue, numubar:emu', 'numu:mumu')
    .option(
      '--observable <names>',
      'neutrinoEnergy, pairMass, leptonMinusEnergy, leptonPlusEnergy, leptonMinusAngle, leptonPlusAngle, openingAngle, transfer, q2; several joined by commas',
      joined(),
      'pairMass',
    )
    .option(
      '--experiment <name>',
      'its flux and material, and its exposure: dune-nd, minos …, or ccfr, charm-ii, nutev',
    )
    .option('--mode <name>', 'its beam mode: nu, nubar … (default: the first)')
    .option('--exposure <name=value>', EXPOSURE, collect)
    .option('--energy <GeV>', 'neutrino energy; or --flux or --experiment')
    .option('--flux <table>', 'a table of the catalogue (dune-cdr-nu), or a file of your own')
    .option('--experiment-flux <name>', 'of ccfr, charm-ii, nutev: mean-energy or spectrum (default: its own choice)')
    .option('--flux-columns <names>', 'columns of a file where no line names them: energyGeV,nue,numu,nutau,nuebar,…')
    .option('--histogram <species=name>', 'a TH1 of a ROOT file (repeatable)', collect)
    .option(
      '--target <name>',
      'proton, neutron (free), an isotope (Ar40) or a material (iron, SiO2) (default: Ar40, or the experiment’s)',
    )
    .option('--regime <name>', 'coherent, proton, neutron, or nucleus: all together', 'nucleus')
    .option('--bins <number>', 'of the histogram', '40')
    .option('--range <low:high>', 'of the bins, for one observable (default: nearly all of the events)')
    .option('--events <N>', 'weighted events that the spectrum is made of', '200000')
    .option('--seed <integer>', 'their seed', '1')
    .option('--out <folder>', 'write spectrum.csv, spectrum.json and a figure for each observable there');
  onlyWhere(command, ['--experiment-flux'], ofExperiment);
  onlyWhere(command, ['--flux-columns', '--histogram'], withFlux);
  return figureDrawing(hadronic(wcxf(model(command, 'sm')))).addHelpText(
    'after',
    `
Examples:
  nereid spectrum --experiment dune-nd --channel numu:mumu --observable pairMass
  nereid spectrum --experiment dune-nd --observable pairMass,openingAngle --model lmu-ltau --set mass=0.1 --set gPrime=1e-3 --out spectra
  nereid spectrum --energy 5 --target Ar40 --regime coherent --observable q2 --bins 60 --range 1e-5:0.1 --json
  nereid spectrum --flux dune-cdr-nu --channel numu:ee --observable neutrinoEnergy --style paper --format pdf --out paper`,
  );
}
