import { InputError, suggestName } from '@nereid/physics';
import { Command, Option } from 'commander';
import { catalogueCommand } from './catalogueCommand.js';
import {
  accuracy,
  calculation,
  collect,
  companionInputs,
  companionMeasurements,
  correlations,
  figureDrawing,
  flux,
  hadronic,
  model,
  selection,
  statistics,
  wcxf,
} from './commandOptions.js';
import { companionCommand, wcxfCommand } from './effectiveCommands.js';
import { eventsCommand } from './eventsCommand.js';
import { citeCommand, EXPERIMENTS, likelihoodCommand } from './likelihoodCommands.js';
import { VERSION } from './output.js';
import { rateCommand } from './rateCommand.js';
import { rsCommand } from './rsCommand.js';
import { scanCommand } from './scanCommand.js';
import { siteCommand } from './siteCommand.js';
import { spectrumCommand } from './spectrumCommand.js';

function sigmaCommand(): Command {
  const command = new Command('sigma')
    .description('total cross section of a trident channel')
    .option('--channel <name>', 'incoming:ℓ⁻ℓ⁺, for example numu:mumu, nue:ee, numu:mue, numubar:emu', 'numu:mumu')
    .option('--target <name>', 'proton, neutron (free), an isotope (Ar40) or a material (iron, SiO2)', 'Ar40')
    .option('--regime <name>', 'coherent, proton, neutron, nucleus (default: coherent, or the free nucleon)')
    .option('--energy <GeV>', 'required; neutrino energy: one number, a list 1,2,5, or min:max:count (log-spaced)')
    .option(
      '--method <name>',
      'full (deterministic, 2→4), monte-carlo (independent 2→4 with spinors), epa (equivalent photons)',
      'full',
    )
    .option('--seed <integer>', 'seed of --method monte-carlo (default: 1)')
    .option('--samples <number>', 'most samples of --method monte-carlo (default: 2e7)')
    .option('--epa-cut <GeV>', 'largest photon virtuality |Q| of --method epa, or none (default: none)');
  command.option('--tolerance <number>', 'relative accuracy (default: 1e-4; 2e-3 for monte-carlo)');
  return hadronic(wcxf(model(command, 'sm'))).addHelpText(
    'after',
    `
Examples:
  nereid sigma --channel numu:mumu --target Ar40 --energy 5
  nereid sigma --channel numu:ee --target Fe56 --regime nucleus --energy 0.1:100:20
  nereid sigma --energy 160 --target Fe56 --model lmu-ltau --set mass=0.1 --set gPrime=1e-3
  nereid sigma --energy 5 --target Ar40 --form-factor woods-saxon:c=3.73,a=0.62,w=-0.19 --json
  nereid sigma --energy 5 --target Ar40 --method monte-carlo --seed 7
  nereid sigma --energy 10 --target Ar40 --method epa --epa-cut 0.06`,
  );
}

function kernelCommand(): Command {
  const command = new Command('kernel')
    .description('spectral densities ρ_VV, ρ_AA, ρ_VA in T of an experiment (cached on disk)')
    .option('--experiment <names>', `required; ${EXPERIMENTS}`)
    .option('--helicity-flip', 'also the densities of scalar, tensor and dipole operators');
  return calculation(selection(flux(command))).addHelpText(
    'after',
    `
Examples:
  nereid kernel --experiment ccfr
  nereid kernel --experiment ccfr --helicity-flip
  nereid kernel --experiment ccfr --cut minimumMuonMomentum=9
  nereid kernel --experiment ccfr --json > ccfr-kernel.json`,
  );
}

function ratioCommand(): Command {
  const command = new Command('ratio')
    .description('σ(model)/σ(SM) for an experiment, beside its measurement')
    .option('--experiment <names>', `required; ${EXPERIMENTS}`);
  return calculation(selection(flux(accuracy(wcxf(model(command, 'lmu-ltau')))))).addHelpText(
    'after',
    `
Examples:
  nereid ratio --experiment ccfr --model lmu-ltau --set mass=0.1 --set gPrime=1e-3
  nereid ratio --experiment ccfr --set mass=0.01 --set gPrime=5e-4 --cut minimumMuonMomentum=9
  nereid ratio --experiment ccfr,charm-ii --model contact --set vector=0.2 --set axial=-0.1
  nereid ratio --experiment ccfr --wcxf point.wcxf.json
  nereid ratio --experiment ccfr --model wet --set CVLL_numunumumumu=0.1 --set CVLR_numunutaumumu.Im=0.2
  nereid ratio --experiment ccfr --model vector --set mass=2 --set nuMu=0.01 --set axialMu=0.02 --set 2.mass=0.1 --set 2.nuMu=1e-3 --set 2.vectorMu=-1e-3`,
  );
}

function limitCommand(): Command {
  const command = new Command('limit')
    .description('upper limit on a mediator coupling at each mass, per experiment and combined')
    .option('--experiment <names>', `required; ${EXPERIMENTS}`)
    .option('--mass <GeV>', 'mediator masses: one number, a list, or min:max:count (log-spaced)', '0.001:100:200')
    .option(
      '--value <id>',
      'published value to use instead of the default, e.g. charmii-ratio-2014 (repeatable)',
      collect,
    )
    .option('--out <folder>', 'write limits.csv, limits.json and the figure, limits.svg, .png and .pdf, there')
    .option(
      '--overlay <names>',
      'lmu-ltau: beside the limits, computed: g-2, belle-ii, borexino, tau; read off figures: babar, cms',
    )
    .option('--hepdata', 'with --out: also a HEPData submission, submission.yaml and a table for each curve');
  const calculated = calculation(selection(flux(accuracy(model(command, 'lmu-ltau')))));
  return figureDrawing(companionInputs(correlations(statistics(calculated)))).addHelpText(
    'after',
    `
Examples:
  nereid limit --experiment ccfr --mass 0.001:100:200 --cl 0.95 --out ccfr-limit
  nereid limit --experiment ccfr,charm-ii,nutev --mass 0.01,0.1,1,10
  nereid limit --experiment nutev --likelihood counts --statistic cls --mass 1
  nereid limit --experiment ccfr --out ccfr-limit --hepdata
  nereid limit --experiment ccfr --style paper --width single --format pdf --out ccfr-limit
  nereid limit --experiment ccfr --overlay g-2,belle-ii,borexino --g-minus-2 wp2020 --out ccfr-limit
  nereid limit --experiment ccfr,nutev --correlation ccfr,nutev=0.3 --mass 1
  nereid limit --experiment dune --accuracy 0.08 --mass 0.01:10:50
  nereid limit --experiment ccfr --sided two --statistic measured-interval --mass 1 --json
  nereid limit --experiment ccfr,charm-ii,nutev --flux spectrum --mass 0.01,0.1,1,10
  nereid limit --experiment ccfr --flux spectrum --cut minimumMuonMomentum=9 --mass 0.01,0.1,1,10
  nereid limit --experiment ccfr --model vector --set nuMu=1 --set vectorMu=-1 --mass 0.01:10:20`,
  );
}

function evaluateCommand(): Command {
  const command = new Command('evaluate')
    .description('verdict of each constraint on a parameter point: allowed, excluded, notEvaluated or invalidInput')
    .argument('[point.json]', 'a file, or - for standard input')
    .option(
      '--experiment <names>',
      'whom to ask, joined by commas: experiments, and beside tridents g-2, borexino, tau',
      'ccfr,charm-ii,nutev',
    );
  const calculated = calculation(selection(flux(accuracy(wcxf(command)))));
  return companionMeasurements(correlations(statistics(calculated))).addHelpText(
    'after',
    `
A point is {"model": "lmu-ltau", "parameters": {"mass": 0.1, "gPrime": 1e-3}}.

Examples:
  nereid evaluate point.json
  nereid evaluate point.json --experiment ccfr,g-2,borexino --sided two
  nereid evaluate --wcxf point.wcxf.yml
  echo '{"model": "lmu-ltau", "parameters": {"mass": 0.1, "gPrime": 1e-3}}' | nereid evaluate - --json`,
  );
}

function reportCommand(): Command {
  const command = new Command('report')
    .description(
      'the main job: measured trident ratios (record L023) to limits on a gauged L_μ − L_τ boson, with figure',
    )
    .option('--out <folder>', 'where the figure and the data go', 'out')
    .option('--cl <level>', 'confidence level', '0.95')
    .option('--sided <one|two>', 'one-sided upper limit or two-sided interval', 'one')
    .option('--tolerance <number>', 'relative numerical accuracy of the kernels (default: 1e-4, 3e-4 with a spectrum)')
    .option('--json', 'print JSON instead of the tables');
  return figureDrawing(command).addHelpText(
    'after',
    '\nExamples:\n  nereid report --out out\n  nereid report --style paper --width double --out out',
  );
}

type Action = (...args: never[]) => Promise<void>;

/**
 * A command with what it runs, loaded only then. A required flag is asked for here, so that a misspelt flag is reported as
 * unknown rather than as missing.
 */
function withAction(
  command: Command,
  load: () => Promise<Action>,
  required?: { flag: string; example: string },
): Command {
  return command.action(async (...args: unknown[]) => {
    const key = required?.flag.slice(2);
    if (required && command.opts()[key as string] === undefined) {
      throw new InputError(
        required.flag,
        undefined,
        'missing',
        `Give it, for example ${required.flag} ${required.example}.`,
      );
    }
    const action = await load();
    // commander passes arguments, options and itself
    await action(...(args.slice(0, -1) as never[]));
  });
}

/** One line per error, with where to read on, and the exit left to the caller. */
function reportInOneLine(command: Command): void {
  const names: string[] = [];
  for (let at: Command | null = command; at?.parent; at = at.parent) names.unshift(at.name());
  const help = ['nereid', ...names, '--help'].join(' ');
  command.exitOverride().configureOutput({
    outputError: (text, write) => {
      const message = text
        .trim()
        .replace(/^error: /, '')
        .replace(/\s*\n\s*/g, ' ')
        .replace(/\.$/, '');
      write(`nereid: ${message}. See ${help}.\n`);
    },
  });
}

function helpCommand(root: Command): Command {
  return new Command('help')
    .description('help for a command')
    .argument('[command]')
    .action((name?: string) => {
      const command = name === undefined ? root : root.commands.find((one) => one.name() === name);
      if (command) return command.outputHelp();
      const names = root.commands.map((one) => one.name());
      throw new InputError('help', name, 'no such command', suggestName(name as string, names));
    });
}

/** Commands are loaded when they run: `nereid --help` reads neither YAML nor figures. */
export function program(): Command {
  const root = new Command('nereid')
    .description('Neutrino trident production: cross sections, limits and verdicts on new physics')
    .version(VERSION)
    .option('--debug', 'show the stack of an error')
    .helpCommand(false);
  const energy = { flag: '--energy', example: '5' };
  const experiment = { flag: '--experiment', example: 'ccfr' };
  const commands = [
    withAction(sigmaCommand(), async () => (await import('./commands/sigma.js')).sigma, energy),
    withAction(eventsCommand(), async () => (await import('./commands/events.js')).events, {
      flag: '--out',
      example: 'events.hepmc3',
    }),
    withAction(kernelCommand(), async () => (await import('./commands/kernel.js')).kernel, experiment),
    withAction(ratioCommand(), async () => (await import('./commands/ratio.js')).ratio, experiment),
    withAction(limitCommand(), async () => (await import('./commands/limit.js')).limit, experiment),
    withAction(rateCommand(), async () => (await import('./commands/rate.js')).rate),
    withAction(spectrumCommand(), async () => (await import('./commands/spectrum.js')).spectrum),
    withAction(rsCommand(), async () => (await import('./commands/rs.js')).rs),
    withAction(evaluateCommand(), async () => (await import('./commands/evaluate.js')).evaluate),
    withAction(companionCommand(), async () => (await import('./commands/companion.js')).companion),
    withAction(wcxfCommand(), async () => (await import('./commands/wcxf.js')).wcxf),
    withAction(likelihoodCommand(), async () => (await import('./commands/likelihood.js')).likelihood),
    withAction(citeCommand(), async () => (await import('./commands/cite.js')).cite, experiment),
    withAction(reportCommand(), async () => (await import('./commands/report.js')).report),
    scanCommand(),
    catalogueCommand(),
    siteCommand(),
    helpCommand(root),
  ];
  for (const command of commands) root.addCommand(command);
  const all = commands.flatMap((command) => [command, ...command.commands]);
  for (const command of all) {
    command.addOption(new Option('--debug', 'show the stack of an error').hideHelp());
  }
  for (const command of [root, ...all]) reportInOneLine(command);
  return root.addHelpText(
    'after',
    '\nExamples:\n  nereid report\n  nereid sigma --channel numu:mumu --target Ar40 --energy 5\n\n' +
      'Environment:\n  NEREID_DATA   data folder to read instead of that of this program\n' +
      '  NEREID_CACHE  folder of computed kernels (default: nereid in $XDG_CACHE_HOME or ~/.cache)',
  );
}
