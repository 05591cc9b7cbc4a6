import { Command, type CommandUnknownOpts } from '@commander-js/extra-typings';
import { randallSundrum } from '@nereid/physics';
import { STANDARD_CONSTRAINTS } from '../../options/constraints.js';
import { calculation } from '../../options/flags/calculation.js';
import { constraint, flux } from '../../options/flags/constraints.js';
import { type OptionsOf, withFlags } from '../../options/flags/groups.js';
import { collect, joined, onlyWhere, otherFlags } from '../../options/flags/rules.js';
import { statistics } from '../../options/flags/statistics.js';

/** What the geometry and the spectrum shown are made of. */
const OF_SPECTRUM = [
  ...['--ir-scale', '--curvature', '--radius-uv', '--radius-ir', '--planck', '--c', '--kinetic-uv', '--kinetic-ir'],
  ...['--boundary', '--modes', '--spectrum', '--json', '--debug'],
];

/** Options that would be passed over. */
function withRules<C extends CommandUnknownOpts>(command: C): C {
  onlyWhere(command, otherFlags(command, OF_SPECTRUM), {
    holds: ({ spectrum }) => !spectrum,
    problem: 'has no part in the spectrum alone',
    remedy: 'Leave it out, or --spectrum.',
  });
  onlyWhere(command, ['--planck'], {
    holds: ({ curvature, radiusUv }) => curvature === undefined && radiusUv === undefined,
    problem: 'only stands for a curvature that is not given',
    remedy: 'Leave it out, or --curvature and --radius-uv.',
  });
  onlyWhere(command, ['--right-coupling', '--t3-right-doublet', '--t3-right-singlet'], {
    holds: ({ custodial }) => custodial === true,
    problem: 'there is no SU(2)_R',
    remedy: 'Give --custodial too.',
  });
  // beside the verdict the electroweak bosons have the term, whatever spectrum is shown
  for (const [sign, flag, brane] of [
    [0, '--kinetic-uv', 'ultraviolet'],
    [1, '--kinetic-ir', 'infrared'],
  ] as const) {
    onlyWhere(command, [flag], {
      holds: ({ spectrum, boundary }) => !spectrum || String(boundary)[sign] !== '-',
      problem: `the field vanishes on the ${brane} brane`,
      remedy: 'Leave it out, or choose another --boundary.',
    });
  }
  return command;
}

/** A default of the model, as text. */
const usual = (parameter: string): string =>
  String(randallSundrum.parameters.find(({ name }) => name === parameter)?.default);

/** The options of `nereid rs`. */
export function rsCommand() {
  const command = new Command('rs')
    .description('Randall–Sundrum lepton sector: Kaluza–Klein spectrum, overlaps, V and A, S and T, δg, verdict')
    .option('--ir-scale <GeV>', 'Λ_IR = 1/R′; excitations have masses x_n Λ_IR with x_1 ≈ 2.45')
    .option('--curvature <GeV>', 'k = 1/R (default: the Planck mass of --planck)')
    .option('--radius-uv <1/GeV>', 'R, instead of --curvature')
    .option('--radius-ir <1/GeV>', 'R′, instead of --ir-scale')
    .option('--planck <name>', 'full, 1.22089e19 GeV, or reduced, 2.435e18 GeV', 'full')
    .option(
      '--c <number>',
      'bulk mass of every lepton in units of k; above ½ is towards the ultraviolet brane',
      usual('c'),
    )
    .option('--c-left <[flavour=]number>', 'of the doublets: 0.6, or mu=0.4 (repeatable)', collect)
    .option('--c-right <[flavour=]number>', 'of the charged singlets (repeatable)', collect)
    .option('--kinetic-uv <number>', 'kinetic term on the ultraviolet brane, in units of 1/k', usual('kineticUv'))
    .option('--kinetic-ir <number>', 'on the infrared brane', usual('kineticIr'))
    .option('--boundary <signs>', 'of the spectrum shown: ++, -+, +-, -- (ultraviolet, infrared)', '++')
    .option('--modes <number>', 'excitations shown', '6')
    .option('--custodial', 'bulk SU(2)_R: W_R and Z_X')
    .option('--right-coupling <number>', 'g_R/g_L with --custodial', usual('rightCoupling'))
    .option('--t3-right-doublet <number>', 'T³_R of lepton doublets with --custodial', usual('t3RightDoublet'))
    .option('--t3-right-singlet <number>', 'T³_R of charged singlets with --custodial', usual('t3RightSinglet'))
    .option('--mu-tau-coupling <number>', 'a gauge boson of L_μ − L_τ with this coupling')
    .option('--mu-tau-mass <GeV>', 'its mass (default: broken on the infrared brane, about √(2/L) Λ_IR)')
    .option('--mu-tau-mixing <number>', 'its kinetic mixing with the photon')
    .option('--mu-tau-brane', 'on the infrared brane instead of in the bulk')
    .option('--mu-tau-kinetic-uv <number>', 'its kinetic term on the ultraviolet brane')
    .option('--mu-tau-kinetic-ir <number>', 'on the infrared brane')
    .option('--z-mass <GeV>', `mass of the Z (default: ${usual('zMass')})`)
    .option('--channel <names>', 'V and A of these, joined by commas', joined(), 'numu:mumu,numu:ee,numu:tautau')
    .option('--spectrum', 'geometry, spectrum and overlaps only');
  const whom = `experiments to ask for a verdict, joined by commas (default: "${STANDARD_CONSTRAINTS}")`;
  return withRules(withFlags(command, constraint(whom), flux(), calculation(), statistics())).addHelpText(
    'after',
    `
Examples:
  nereid rs --ir-scale 3000 --curvature 1.2209e19 --c 0.58
  nereid rs --ir-scale 3000 --c 0.65 --c-left mu=0.4 --c-right mu=0.3 --custodial --json
  nereid rs --ir-scale 5000 --kinetic-uv 2 --boundary=+- --modes 10 --spectrum
  nereid rs --ir-scale 3000 --mu-tau-coupling 1e-3 --mu-tau-mass 0.1
  nereid rs --radius-ir 3.33e-4 --radius-uv 4.1e-19 --spectrum

The same as a model of other commands:
  nereid ratio --constraint ccfr --model randall-sundrum --set irScale=3000 --set cLeftMu=0.4`,
  );
}

export type RsFlags = OptionsOf<typeof rsCommand>;
