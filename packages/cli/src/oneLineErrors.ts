import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { commandNames } from './commandLine.js';

/** One line per error, with where to read on, and the exit left to the caller. */
export function reportInOneLine(command: CommandUnknownOpts): void {
  const help = [...commandNames(command), '--help'].join(' ');
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
