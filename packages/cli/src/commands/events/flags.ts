import { Command } from '@commander-js/extra-typings';
import { sm } from '@nereid/physics';
import { channel, energies, experiment, fluxTable, target } from '../../options/flags/beam.js';
import { hadronic } from '../../options/flags/calculation.js';
import { smearing } from '../../options/flags/constraints.js';
import { type OptionsOf, withFlags } from '../../options/flags/groups.js';
import { model, wcxf } from '../../options/flags/model.js';

/** The options of `nereid events`. */
export function eventsCommand() {
  const named = new Command('events').description(
    'unweighted or weighted events of the 2→4 process: HepMC3 (NuHepMC), LHE, HEPEVT, Parquet, CSV',
  );
  const process = withFlags(named, channel(), target()).option(
    '--regime <name>',
    'coherent, proton, neutron, nucleus; inelastic: the average nucleon breaks (default: coherent, or the free nucleon)',
  );
  const experiments = 'its flux and material: dune-nd, dune-nd-cdr, minos …, or ccfr, charm-ii, nutev';
  const command = withFlags(process, energies(), experiment(experiments), fluxTable())
    .option('--flux-energy-unit <unit>', 'of the energy axis of a TH1: GeV, MeV, TeV (default: GeV)')
    .option('--flux-unit <unit>', 'of the numbers of a file: 1/bin where they are not per GeV (default: 1/GeV)')
    .option('--number <N>', 'events', '10000')
    .option('--seed <integer>', 'event i is a function of the seed and i alone', '1')
    .option('--format <name>', 'hepmc3, lhe, hepevt, csv, parquet (default: by the name of the file, else hepmc3)')
    .option('--out <file>', 'required; - for standard output; .gz is compressed')
    .option('--workers <N>', 'threads', '1')
    .option('--strict', 'weight exactly 1 for every event, at a lower efficiency')
    .option('--weighted', 'one event per trial, weight in cm², mean σ')
    .option(
      '--weights <name>',
      'interaction: with each event what `nereid reweight` needs to give it the weight of any other model',
    )
    .option(
      '--vertices <volume>',
      'where they happen, evenly: box:x=7,y=3,z=5 or cylinder:radius=2.6,length=5[,axis=x] in m, with centreX, centreY, centreZ (default: the origin)',
    )
    .option(
      '--spill <times>',
      'when: duration=9.6us, with bunches also batches=6,bunches=84,bunchSpacing=18.8ns,bunchWidth=1.5ns (default: time 0)',
    );
  const measured = smearing('with each event its leptons as measured too');
  return withFlags(command, measured, model(sm.name), wcxf(), hadronic()).addHelpText(
    'after',
    `
Examples:
  nereid events --channel numu:mumu --target Ar40 --energy 5 --number 100000 --out events.hepmc3
  nereid events --channel numu:ee --regime nucleus --flux dune-cdr-nu --number 1e6 --workers 2 --out events.hepmc3.gz
  nereid events --experiment dune-nd-cdr --mode nubar --channel numubar:mumu --out events.parquet
  nereid events --experiment dune-nd --regime nucleus --weights interaction --out events.hepmc3
  nereid events --experiment dune-nd --vertices box:x=7,y=3,z=5 --spill duration=9.6us --smear muonMomentum=0.05 --out events.hepmc3
  nereid events --energy 160 --target Fe56 --model lmu-ltau --set mass=0.1 --set gPrime=1e-3 --format csv --out - | head`,
  );
}

export type EventsFlags = OptionsOf<typeof eventsCommand>;
