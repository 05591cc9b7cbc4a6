import { Command } from '@commander-js/extra-typings';
import { sm } from '@nereid/physics';
import { channels, energies, experiment, exposure, fluxTable, target } from '../../options/flags/beam.js';
import { hadronic } from '../../options/flags/calculation.js';
import { selection } from '../../options/flags/constraints.js';
import { type OptionsOf, withFlags } from '../../options/flags/groups.js';
import { model, wcxf } from '../../options/flags/model.js';
import { joined } from '../../options/flags/rules.js';

/** The options of `nereid events`. */
export function eventsCommand() {
  const named = new Command('events').description(
    'unweighted or weighted events of the 2→4 process: HepMC3 (NuHepMC), LHE, HEPEVT, Parquet, CSV',
  );
  const process = withFlags(named, channels(), target()).option(
    '--regime <names>',
    'coherent, proton, neutron, inelastic (the average nucleon breaks), unbroken (the first three), nucleus (all); several joined by commas are added up per nucleus (default: coherent, or the free nucleon)',
    joined(),
  );
  const experiments = 'its flux and material: dune-nd, dune-nd-cdr, minos …, or ccfr, charm-ii, nutev';
  const command = withFlags(process, energies(), experiment(experiments), exposure(), fluxTable())
    .option(
      '--number <N>',
      'events that are generated; of an exposure: expected, as many as it makes, or poisson, as many as it makes once',
      '10000',
    )
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
  const kept = selection('with each event its leptons as measured too, and cuts on what is measured');
  return withFlags(command, kept, model(sm.name), wcxf(), hadronic()).addHelpText(
    'after',
    `
Examples:
  nereid events --channel numu:mumu --target Ar40 --energy 5 --number 100000 --out events.hepmc3
  nereid events --channel numu:ee --regime unbroken --flux dune-cdr-nu --number 1e6 --workers 2 --out events.hepmc3.gz
  nereid events --experiment dune-nd-cdr --mode nubar --channel numubar:mumu --out events.parquet
  nereid events --experiment dune-nd --channel numu:mumu,numu:ee,numu:mue --regime nucleus --number poisson --out dune.hepmc3
  nereid events --experiment dune-nd --channel all --selection argon-near-detector --number 1e5 --out kept.parquet
  nereid events --experiment dune-nd --regime unbroken --weights interaction --out events.hepmc3
  nereid events --experiment dune-nd --vertices box:x=7,y=3,z=5 --spill duration=9.6us --smear muonMomentum=0.05 --out events.hepmc3
  nereid events --energy 160 --target Fe56 --model lmu-ltau --set mass=0.1 --set gPrime=1e-3 --format csv --out - | head`,
  );
}

export type EventsFlags = OptionsOf<typeof eventsCommand>;
