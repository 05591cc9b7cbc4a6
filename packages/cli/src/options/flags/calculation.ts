import { Command } from '@commander-js/extra-typings';
import { type OptionsOf, ruled, withFlags } from './groups.js';
import { collect } from './rules.js';

/** Options every calculation takes. */
export const calculation = () =>
  withFlags(
    new Command().option(
      '--tolerance <number>',
      'relative numerical accuracy, 1e-2 to 1e-6 (default: 1e-4, 3e-4 with a spectrum)',
    ),
    hadronic(),
  );

/** Form factors and electroweak inputs. */
export const hadronic = () =>
  withFlags(
    new Command()
      .option(
        '--form-factor <name>',
        'symmetrised-fermi[:c=..,a=..], woods-saxon[:c=..,a=..,w=..], fourier-bessel[:set=..,rms=..], sum-of-gaussians[:set=..,rms=..], published (an expansion where there is one), helm, point, ensemble (all published densities, in sigma); for nucleons dipole[:mv2=..], kelly, bbba05, galster-0812.3539 (repeat for both)',
        collect,
      )
      .option(
        '--structure-functions <name>',
        'of nucleons that break: lux-like[:resonances=..,continuum=..], christy-bosted, clas, gd11, gd11-deuteron, allm97 (default: lux-like)',
      )
      .option(
        '--nuclear-medium <name>',
        'of nucleons that break in a nucleus: free, e139-e665 (EMC effect and shadowing), e139 (default: free)',
      )
      .option('--hadronic-energy-max <GeV>', 'of nucleons that break: only hadrons of less energy count')
      .option(
        '--nuclear-model <name>',
        'of bound nucleons that stay whole: global-fermi-gas, local-fermi-gas, oscillator-shells, superscaling, superscaling-removal (default: global-fermi-gas)',
      )
      .option('--fermi-momentum <GeV>', 'Pauli blocking in global-fermi-gas; 0 switches it off (default: 0.235)')
      .option('--vacuum-polarisation', 'α(Q²) of the exchanged photon in the place of α')
      .option('--q-squared-max <GeV²>', 'sharp upper cut on Q², to compare with codes that have one'),
    electroweak(': sin2ThetaW, fermiConstant, alpha, protonMass …'),
  ).option('--json', 'print JSON: sorted keys, numbers unrounded');

/** What is not known of the result, source by source; with `figure()`, whose folder it names. */
export const uncertainties = () =>
  ruled(
    new Command()
      .option('--uncertainties', 'what is not known of it, source by source, and all in quadrature')
      .option('--out <folder>', 'with --uncertainties: write them as CSV, JSON and a figure there'),
    ['--out'],
    {
      holds: (options) => options.uncertainties === true,
      problem: 'errors by source are all that is written',
      remedy: 'Give --uncertainties too.',
    },
  );

/** Electroweak inputs, some of them named. */
export const electroweak = (names = '') =>
  new Command()
    .option('--ew <name=value>', `electroweak input${names} (repeatable)`, collect)
    .option('--mass-of <flavour=GeV>', 'charged-lepton mass: e, mu, tau (repeatable)', collect)
    .option(
      '--couplings <order>',
      'neutral currents of the Standard Model: tree, or leading corrections (default: tree)',
    );

export type ElectroweakFlags = OptionsOf<typeof electroweak>;
export type CalculationFlags = OptionsOf<typeof calculation>;
