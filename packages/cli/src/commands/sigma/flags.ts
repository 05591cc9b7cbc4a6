import { Command } from '@commander-js/extra-typings';
import { sm } from '@nereid/physics';
import { channel } from '../../options/flags/beam.js';
import { hadronic } from '../../options/flags/calculation.js';
import { figure } from '../../options/flags/figure.js';
import { type OptionsOf, withFlags } from '../../options/flags/groups.js';
import { model, wcxf } from '../../options/flags/model.js';
import { joined, onlyWhere } from '../../options/flags/rules.js';

/** `nereid sigma`: a total cross section. */
export function sigmaCommand() {
  const command = withFlags(new Command('sigma').description('total cross section of a trident channel'), channel())
    .option('--target <name>', 'proton, neutron (free), an isotope (Ar40) or a material (iron, SiO2)', 'Ar40')
    .option(
      '--regime <name>',
      'coherent, proton, neutron, inelastic (a nucleon that breaks), unbroken (the first three), nucleus (all four) (default: coherent, or the free nucleon)',
    )
    .option(
      '--energy <GeV>',
      'required; neutrino energy: one number, a list 1,2,5, or min:max:count (log-spaced; equal steps with :linear behind it)',
      joined(),
    )
    .option(
      '--method <name>',
      'full (deterministic, 2→4), monte-carlo (independent 2→4 with spinors), epa (equivalent photons)',
      'full',
    )
    .option('--seed <integer>', 'seed of --method monte-carlo (default: 1)')
    .option('--samples <number>', 'most samples of --method monte-carlo (default: 2e7)')
    .option('--epa-cut <GeV>', 'largest photon virtuality |Q| of --method epa, or none (default: none)')
    .option('--tolerance <number>', 'relative accuracy (default: 1e-4; 2e-3 for monte-carlo)')
    .option(
      '--uncertainties',
      'what is not known of it, source by source: densities, couplings, photons … (--method full)',
    )
    .option(
      '--out <folder>',
      'with --uncertainties: write them as CSV and JSON, and of several energies a figure, there',
    )
    .option(
      '--siren <folder>',
      'also write a table of totals as SIREN reads it (GeV, cm² per nucleus), of one isotope or the proton, at equal steps',
    );
  onlyWhere(command, ['--out'], {
    holds: (options) => options.uncertainties === true,
    problem: 'a cross section alone writes no files',
    remedy: 'Give --uncertainties too, or --siren.',
  });
  return withFlags(command, model(sm.name), wcxf(), hadronic(), figure()).addHelpText(
    'after',
    `
Examples:
  nereid sigma --channel numu:mumu --target Ar40 --energy 5
  nereid sigma --channel numu:ee --target Fe56 --regime unbroken --energy 0.1:100:20
  nereid sigma --channel numu:mumu --target proton --regime inelastic --energy 100
  nereid sigma --energy 160 --target Fe56 --model lmu-ltau --set mass=0.1 --set gPrime=1e-3
  nereid sigma --energy 5 --target Ar40 --form-factor woods-saxon:c=3.73,a=0.62,w=-0.19 --json
  nereid sigma --energy 5 --target Ar40 --uncertainties
  nereid sigma --energy 0.6:1000:30 --target Ar40 --uncertainties --out how-well-known
  nereid sigma --energy 5 --target Ar40 --method monte-carlo --seed 7
  nereid sigma --energy 10 --target Ar40 --method epa --epa-cut 0.06
  nereid sigma --energy 0.5:20:40:linear --target Ar40 --regime unbroken --siren siren-tables`,
  );
}

export type SigmaFlags = OptionsOf<typeof sigmaCommand>;
