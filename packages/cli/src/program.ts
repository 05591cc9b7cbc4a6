import { Command, type CommandUnknownOpts, Option } from '@commander-js/extra-typings';
import { catalogueCommand } from './commands/catalogue/command.js';
import { citeCommand } from './commands/cite/flags.js';
import { constraintCommand } from './commands/constraint/flags.js';
import { evaluateCommand } from './commands/evaluate/flags.js';
import { eventsCommand } from './commands/events/flags.js';
import { helpCommand } from './commands/help/command.js';
import { kernelCommand } from './commands/kernel/flags.js';
import { landscapeCommand } from './commands/landscape/flags.js';
import { likelihoodCommand } from './commands/likelihood/flags.js';
import { limitCommand } from './commands/limit/flags.js';
import { rateCommand } from './commands/rate/flags.js';
import { ratioCommand } from './commands/ratio/flags.js';
import { reportCommand } from './commands/report/flags.js';
import { reweightCommand } from './commands/reweight/flags.js';
import { rsCommand } from './commands/rs/flags.js';
import { scanCommand } from './commands/scan/command.js';
import { sessionCommand } from './commands/session/flags.js';
import { sigmaCommand } from './commands/sigma/flags.js';
import { siteCommand } from './commands/site/command.js';
import { spectrumCommand } from './commands/spectrum/flags.js';
import { wcxfCommand } from './commands/wcxf/flags.js';
import { reportInOneLine } from './oneLineErrors.js';
import { refuseRepeated } from './options/flags/rules.js';
import { VERSION } from './thisProgram.js';

export function program(): Command {
  const root = new Command('nereid')
    .description('Neutrino trident production: cross sections, limits and verdicts on new physics')
    .version(VERSION)
    .helpCommand(false);
  root.option('--debug', 'show the stack of an error');
  const commands = [...allCommands(), helpCommand(root)];
  for (const command of commands) root.addCommand(command);
  const all = commands.flatMap((command) => [command, ...command.commands]);
  for (const command of all) command.addOption(new Option('--debug', 'show the stack of an error').hideHelp());
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

/** What a command runs is loaded only then: `nereid --help` reads neither YAML nor figures. */
function allCommands(): CommandUnknownOpts[] {
  return [
    sigmaCommand().action(async (options) => (await import('./commands/sigma/run.js')).sigma(options)),
    eventsCommand().action(async (options) => (await import('./commands/events/run.js')).events(options)),
    reweightCommand().action(async (file, options) =>
      (await import('./commands/reweight/run.js')).reweight(file, options),
    ),
    kernelCommand().action(async (options) => (await import('./commands/kernel/run.js')).kernel(options)),
    ratioCommand().action(async (options) => (await import('./commands/ratio/run.js')).ratio(options)),
    limitCommand().action(async (options, command) =>
      (await import('./commands/limit/run.js')).limit(options, command),
    ),
    landscapeCommand().action(async (options, command) =>
      (await import('./commands/landscape/run.js')).landscape(options, command),
    ),
    rateCommand().action(async (options) => (await import('./commands/rate/run.js')).rate(options)),
    spectrumCommand().action(async (options) => (await import('./commands/spectrum/run.js')).spectrum(options)),
    rsCommand().action(async (options) => (await import('./commands/rs/run.js')).rs(options)),
    evaluateCommand().action(async (point, options) =>
      (await import('./commands/evaluate/run.js')).evaluate(point, options),
    ),
    constraintCommand().action(async (options) => (await import('./commands/constraint/run.js')).constraint(options)),
    wcxfCommand().action(async (options) => (await import('./commands/wcxf/run.js')).wcxf(options)),
    likelihoodCommand().action(async (options) => (await import('./commands/likelihood/run.js')).likelihood(options)),
    citeCommand().action(async (options) => (await import('./commands/cite/run.js')).cite(options)),
    reportCommand().action(async (options, command) =>
      (await import('./commands/report/run.js')).report(options, command),
    ),
    sessionCommand().action(async () => (await import('./commands/session/run.js')).session()),
    scanCommand(),
    catalogueCommand(),
    siteCommand(),
  ];
}
