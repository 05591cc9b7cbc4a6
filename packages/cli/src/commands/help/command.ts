import { Command, type CommandUnknownOpts } from '@commander-js/extra-typings';
import { InputError, suggestName } from '@nereid/physics';

/** `nereid help`: the help of a command, by its name or a former one. */
export const helpCommand = (root: CommandUnknownOpts): CommandUnknownOpts =>
  new Command('help')
    .description('help for a command')
    .argument('[command]')
    .action((name) => {
      if (name === undefined) return root.outputHelp();
      const command = root.commands.find((one) => one.name() === name || one.aliases().includes(name));
      if (command) return command.outputHelp();
      const names = root.commands.map((one) => one.name());
      throw new InputError('help', name, 'no such command', suggestName(name, names));
    });
