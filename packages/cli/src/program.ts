import { InputError, suggestName } from '@nereid/physics';
import { Command, Option } from 'commander';
import { commandLine } from './commandLine.js';
import { catalogueCommand } from './commands/catalogue/flags.js';
import { eventsCommand } from './commands/events/flags.js';
import { citeCommand, likelihoodCommand } from './commands/likelihood/flags.js';
import { rateCommand } from './commands/rate/flags.js';
import { rsCommand } from './commands/rs/flags.js';
import { scanCommand } from './commands/scan/flags.js';
import { siteCommand } from './commands/site/flags.js';
import { spectrumCommand } from './commands/spectrum/flags.js';
import { companionCommand, wcxfCommand } from './effectiveCommands.js';
import { evaluateCommand, kernelCommand, limitCommand, ratioCommand } from './experimentCommands.js';
import { figureDrawing, hadronic, model, wcxf } from './options/commandOptions.js';
import { joined, refuseRepeated } from './options/optionRules.js';
import { VERSION } from './output.js';

function sigmaCommand(): Command {
  const command = new Command('sigma')
    .description('total cross section of a trident channel')
    .option('--channel <name>', 'incoming:ℓ⁻ℓ⁺, for example numu:mumu, nue:ee, numu:mue, numubar:emu', 'numu:mumu')
    .option('--target <name>', 'proton, neutron (free), an isotope (Ar40) or a material (iron, SiO2)', 'Ar40')
    .option('--regime <name>', 'coherent, proton, neutron, nucleus (default: coherent, or the free nucleon)')
    .option(
      '--energy <GeV>',
      'required; neutrino energy: one number, a list 1,2,5, or min:max:count (log-spaced)',
      joined(),
    )
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
    // commander passes arguments, options and itself; in place of the last, the command as others can give it
    await action(...([...args.slice(0, -1), commandLine(command)] as never[]));
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
    withAction(sigmaCommand(), async () => (await import('./commands/sigma/run.js')).sigma, energy),
    withAction(eventsCommand(), async () => (await import('./commands/events/run.js')).events, {
      flag: '--out',
      example: 'events.hepmc3',
    }),
    withAction(kernelCommand(), async () => (await import('./commands/kernel/run.js')).kernel, experiment),
    withAction(ratioCommand(), async () => (await import('./commands/ratio/run.js')).ratio, experiment),
    withAction(limitCommand(), async () => (await import('./commands/limit/run.js')).limit, experiment),
    withAction(rateCommand(), async () => (await import('./commands/rate/run.js')).rate),
    withAction(spectrumCommand(), async () => (await import('./commands/spectrum/run.js')).spectrum),
    withAction(rsCommand(), async () => (await import('./commands/rs/run.js')).rs),
    withAction(evaluateCommand(), async () => (await import('./commands/evaluate/run.js')).evaluate),
    withAction(companionCommand(), async () => (await import('./commands/companion/run.js')).companion),
    withAction(wcxfCommand(), async () => (await import('./commands/wcxf/run.js')).wcxf),
    withAction(likelihoodCommand(), async () => (await import('./commands/likelihood/run.js')).likelihood),
    withAction(citeCommand(), async () => (await import('./commands/cite/run.js')).cite, experiment),
    withAction(reportCommand(), async () => (await import('./commands/report/run.js')).report),
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
  for (const command of [root, ...all]) {
    reportInOneLine(command);
    refuseRepeated(command);
  }
  return root.addHelpText(
    'after',
    '\nExamples:\n  nereid report\n  nereid sigma --channel numu:mumu --target Ar40 --energy 5\n\n' +
      'Environment:\n  NEREID_DATA   data folder to read instead of that of this program\n' +
      '  NEREID_CACHE  folder of computed kernels (default: nereid in $XDG_CACHE_HOME or ~/.cache)',
  );
}
