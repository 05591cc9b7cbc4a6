import { Command } from 'commander';
import { hadronic, model, wcxf } from '../../options/commandOptions.js';
import { collect, ofExperiment, onlyWhere, withFlux } from '../../options/optionRules.js';

/** The options of `nereid events`. */
export function eventsCommand(): Command {
  const command = new Command('events')
    .description('unweighted or weighted events of the 2→4 process: HepMC3 (NuHepMC), LHE, HEPEVT, Parquet, CSV')
    .option('--channel <name>', 'incoming:ℓ⁻ℓ⁺, for example numu:mumu, nue:ee, numu:mue, numubar:emu', 'numu:mumu')
    .option(
      '--target <name>',
      'proton, neutron (free), an isotope (Ar40) or a material (iron, SiO2) (default: Ar40, or the experiment’s)',
    )
    .option('--regime <name>', 'coherent, proton, neutron, nucleus (default: coherent, or the free nucleon)')
    .option('--energy <GeV>', 'neutrino energy; or --flux or --experiment')
    .option('--flux <table>', 'a table of the catalogue (dune-cdr-nu), or a file of your own')
    .option('--experiment-flux <name>', 'of ccfr, charm-ii, nutev: mean-energy or spectrum (default: its own choice)')
    .option('--experiment <name>', 'its flux and material: dune-nd, dune-nd-cdr, minos …, or ccfr, charm-ii, nutev')
    .option('--mode <name>', 'its beam mode: nu, nubar … (default: the first)')
    .option('--flux-columns <names>', 'columns of a file where no line names them: energyGeV,nue,numu,nutau,nuebar,…')
    .option('--histogram <species=name>', 'a TH1 of a ROOT file (repeatable)', collect)
    .option('--flux-energy-unit <unit>', 'of the energy axis of a TH1: GeV, MeV, TeV (default: GeV)')
    .option('--flux-unit <unit>', 'of the numbers of a file: 1/bin where they are not per GeV (default: 1/GeV)')
    .option('--number <N>', 'events', '10000')
    .option('--seed <integer>', 'event i is a function of the seed and i alone', '1')
    .option('--format <name>', 'hepmc3, lhe, hepevt, csv, parquet (default: by the name of the file, else hepmc3)')
    .option('--out <file>', 'required; - for standard output; .gz is compressed')
    .option('--workers <N>', 'threads', '1')
    .option('--strict', 'weight exactly 1 for every event, at a lower efficiency')
    .option('--weighted', 'one event per trial, weight in cm², mean σ');
  onlyWhere(command, ['--experiment-flux'], ofExperiment);
  onlyWhere(command, ['--flux-columns', '--histogram'], withFlux);
  return hadronic(wcxf(model(command, 'sm'))).addHelpText(
    'after',
    `
Examples:
  nereid events --channel numu:mumu --target Ar40 --energy 5 --number 100000 --out events.hepmc3
  nereid events --channel numu:ee --regime nucleus --flux dune-cdr-nu --number 1e6 --workers 2 --out events.hepmc3.gz
  nereid events --experiment dune-nd-cdr --mode nubar --channel numubar:mumu --out events.parquet
  nereid events --energy 160 --target Fe56 --model lmu-ltau --set mass=0.1 --set gPrime=1e-3 --format csv --out - | head`,
  );
}
