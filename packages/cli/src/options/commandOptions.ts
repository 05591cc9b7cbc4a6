import { InputError } from '@nereid/physics';
import { type Command, Option } from 'commander';
import { collect, joined, namesIn, onlyWhere, withFolder } from './optionRules.js';

/** What `--exposure` takes. */
export const EXPOSURE =
  'instead of the file: tonnes, distanceM, protonsOnTarget (pot) of the whole run, years, which alone multiply its protons of a year (repeatable)';

/** Options every calculation takes. */
export function calculation(command: Command): Command {
  const text = 'relative numerical accuracy, 1e-2 to 1e-6 (default: 1e-4, 3e-4 with a spectrum)';
  return hadronic(command.option('--tolerance <number>', text));
}

/** Form factors and electroweak inputs. */
export function hadronic(command: Command): Command {
  return command
    .option(
      '--form-factor <name>',
      'symmetrised-fermi[:c=..,a=..], woods-saxon[:c=..,a=..,w=..], helm, point; for nucleons dipole[:mv2=..], kelly, bbba05, galster-0812.3539 (repeat for both)',
      collect,
    )
    .option('--fermi-momentum <GeV>', 'Pauli blocking of bound nucleons; 0 switches it off (default: 0.235)')
    .option('--q-squared-max <GeV²>', 'sharp upper cut on Q², to compare with codes that have one')
    .option(
      '--ew <name=value>',
      'electroweak input: sin2ThetaW, fermiConstant, alpha, protonMass … (repeatable)',
      collect,
    )
    .option('--mass-of <flavour=GeV>', 'charged-lepton mass: e, mu, tau (repeatable)', collect)
    .option('--json', 'print JSON: sorted keys, numbers unrounded');
}

/** Which of its fluxes a measured experiment is calculated with. */
export function flux(command: Command): Command {
  command
    .option(
      '--experiment-flux <name>',
      "mean-energy or spectrum, as in the experiment's file (default: its own choice)",
    )
    // its earlier name, which elsewhere is a table; not shown, but understood
    .addOption(new Option('--flux <name>', 'the same').hideHelp());
  return command.hook('preAction', (_, acting) => takeExperimentFlux(acting));
}

/** `--experiment-flux` under the name that commands read it by. @throws InputError where both names are given */
function takeExperimentFlux(command: Command): void {
  const { experimentFlux, flux: table } = command.opts();
  if (experimentFlux === undefined) return;
  if (table !== undefined) {
    throw new InputError('--flux', table, 'given together with --experiment-flux', 'Give one of them.');
  }
  command.setOptionValueWithSource('flux', experimentFlux, 'implied');
}

/** Accuracy of the projections named, instead of the published one. */
export const accuracy = (command: Command): Command =>
  command.option('--accuracy <share>', 'of projections: 0.08 with --experiment dune is dune-projection-8');

/** Which events count. */
export const selection = (command: Command): Command =>
  command
    .option('--selection <name>', 'only events that a detector keeps: argon-near-detector (data/selections)')
    .option(
      '--cut <name=value>',
      'one cut more: minimumMuonMomentum=9 (GeV), maximumOpeningAngle=20 (degrees), maximumPairMass … (repeatable)',
      collect,
    )
    .option('--cut-events <N>', 'events that efficiencies are found from (default: 200000)')
    .option('--cut-seed <integer>', 'their seed (default: 1)');

/** How a limit or a verdict is made of a likelihood. */
export function statistics(command: Command): Command {
  command
    .option('--cl <level>', 'confidence level', '0.95')
    .option('--sided <one|two>', 'one-sided upper limit or two-sided interval', 'one')
    .option(
      '--statistic <name>',
      'likelihood-ratio, measured-interval (value ± z·error), profile, cls, chi-square (with --sided two)',
      'likelihood-ratio',
    )
    .option('--error-model <name>', 'asymmetric errors: bifurcated-gaussian or variable-width', 'bifurcated-gaussian')
    .option('--likelihood <name>', 'ratio, or counts where an experiment published counts (nutev)', 'ratio')
    .option('--background-constraint <name>', 'errors on expected counts: gaussian, log-normal, poisson', 'gaussian');
  return onlyWhere(command, ['--background-constraint'], {
    holds: ({ likelihood }) => likelihood !== 'ratio',
    problem: 'a published ratio has no background',
    remedy: 'Give --likelihood counts too.',
  });
}

/** How figures are written: `--format` where a command writes several files, `--to` tells it otherwise. */
export function figureDrawing(command: Command, several = true): Command {
  if (several) {
    const text = 'of the figure: svg, png, pdf, joined by commas (default: all three)';
    onlyWhere(command.option('--format <names>', text, joined()), ['--format', '--style', '--width'], withFolder());
  }
  return command
    .option(
      '--style <name>',
      'of the figure: screen, or paper (no title, text of 8 to 9 pt at print size) (default: screen)',
    )
    .option('--width <name>', 'of a figure for paper: single column (86 mm) or double (178 mm) (default: single)');
}

/** The model and its parameters. */
export const model = (command: Command, standard: string): Command =>
  command
    .option('--model <name>', 'sm, lmu-ltau, vector, scalar, contact, wet, neutrino-dipole, randall-sundrum', standard)
    .option(
      '--set <key=value>',
      'model parameter (repeatable): mass=0.1, gPrime=1e-3, nuMu=1, CVLL_numunumumumu=0.1, irScale=3000 …',
      collect,
    );

/** Wilson coefficients in place of a model's parameters. */
export function wcxf(command: Command): Command {
  command.option('--wcxf <file>', 'Wilson coefficients of a WCxf file, JSON or YAML (flavio basis), instead of --set');
  return onlyWhere(command, ['--model'], {
    holds: ({ model: name, wcxf: file }) => file === undefined || name === 'wet',
    problem: ({ model: name }) => `the file of --wcxf has coefficients of the model wet, not of ${name}`,
    remedy: 'Leave --model out.',
  });
}

/** The option of a command that names observables, some of them companions. */
export type ObservableFlag = 'experiment' | 'overlay' | 'observable';

/** Options that belong to one companion observable have no effect where it is not asked for. */
function onlyFor(command: Command, named: ObservableFlag, observable: string, flags: readonly string[]): void {
  onlyWhere(command, flags, {
    holds: (options) => namesIn(options[named]).includes(observable),
    problem: `belongs to ${observable}, which is not asked for`,
    remedy: `Name ${observable} in --${named} too.`,
  });
}

/** Which measurement of a companion observable is compared with what, with the defaults in words. */
export function companionMeasurements(command: Command, named: ObservableFlag): Command {
  onlyFor(command, named, 'g-2', ['--g-minus-2']);
  onlyFor(command, named, 'borexino', ['--recoil-error', '--recoil-minimum', '--muon-share']);
  onlyFor(command, named, 'tau', ['--tau-universality']);
  return command
    .option(
      '--g-minus-2 <pair>',
      'measurement:prediction, from world-average, fermilab : wp2025, wp2020, or the prediction',
      'world-average:wp2025',
    )
    .option('--recoil-error <share>', 'relative error of the rate of Borexino (default: from its survival probability)')
    .option('--recoil-minimum <MeV>', 'least recoil counted (default: 0)')
    .option('--muon-share <share>', 'of ν_μ among converted solar neutrinos (default: 0.5)')
    .option('--tau-universality <ratio:error>', 'g_μ/g_e in tau decays (default: 1.0019:0.0014, HFLAV 2022)');
}

/** Assumptions of all companion observables, the projection too. */
export function companionInputs(command: Command, named: ObservableFlag): Command {
  const photon = ['--photon-luminosity', '--photon-efficiency', '--photon-background', '--beams'];
  onlyFor(command, named, 'belle-ii', photon);
  return companionMeasurements(command, named)
    .option('--photon-luminosity <ab⁻¹>', 'integrated luminosity of Belle II (default: 50, of the catalogue)')
    .option('--photon-efficiency <share>', 'of accepted photons (default: 1)')
    .option('--photon-background <events>', 'under the line of each mass (default: 0, the statistical floor)')
    .option('--beams <GeV,GeV>', 'electrons, positrons (default: 7,4)');
}

/** Correlations between the experiments that are combined. */
export const correlations = (command: Command): Command =>
  command
    .option(
      '--correlation <a,b=ρ>',
      'correlation of the errors of two experiments: ccfr,nutev=0.3 (repeatable)',
      collect,
    )
    .option('--correlations <file>', 'YAML or JSON: pairs with coefficient, reason and source');
