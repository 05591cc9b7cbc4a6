import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { CommanderError } from 'commander';
import { errorMessage } from './errorMessage.js';
import { BAD_INPUT, ExitStatus, INTERNAL_ERROR } from './exitStatus.js';
import { removeUnfinished } from './interruption.js';
import { program } from './program.js';

export { program };

/** Errors that say what the user can do about them. */
const EXPECTED = ['InputError', 'CatalogueError', 'UnknownNameError', 'ExportError', 'FigureError', 'MarkupError'];

/** Runs one command line; returns the exit code. */
export async function run(args: readonly string[]): Promise<number> {
  if (!process.stdout.listeners('error').includes(endOnClosedPipe)) process.stdout.on('error', endOnClosedPipe);
  let acting: CommandUnknownOpts | undefined;
  try {
    const root = program().hook('preAction', (_, command) => {
      acting = command;
    });
    await root.parseAsync([...args], { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof ExitStatus) return error.code;
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : BAD_INPUT;
    return reportError(error as Error, args.includes('--debug'), acting);
  }
}

function reportError(error: Error, debug: boolean, acting: CommandUnknownOpts | undefined): number {
  const expected = EXPECTED.includes(error.name);
  // a progress line may still stand there
  const clear = process.stderr.isTTY ? '\r\u001b[2K' : '';
  console.error(`${clear}nereid: ${errorMessage(error, (flag) => flagStanding(acting, flag))}`);
  if (debug || !expected) console.error(error.stack);
  return expected ? BAD_INPUT : INTERNAL_ERROR;
}

/** Whether a command has a flag, and whether it was given; a hidden one only counts where it was. */
function flagStanding(acting: CommandUnknownOpts | undefined, flag: string): 0 | 1 | 2 {
  if (acting === undefined) return 1;
  const option = acting.options.find(({ long }) => long === flag);
  if (option === undefined) return 0;
  if (acting.getOptionValueSource(option.attributeName()) === 'cli') return 2;
  return option.hidden ? 0 : 1;
}

/** `nereid … | head` ends quietly; standard output that cannot be written for another reason is an error like others. */
function endOnClosedPipe(error: NodeJS.ErrnoException): void {
  removeUnfinished();
  if (error.code === 'EPIPE') process.exit(0);
  console.error(`nereid: standard output cannot be written (${error.code ?? error.message})`);
  process.exit(INTERNAL_ERROR);
}
