import { CommanderError } from 'commander';
import { program } from './program.js';

/** Exit codes: 0 done, 1 something went wrong here, 2 the input cannot be used. */
const INTERNAL_ERROR = 1;
const BAD_INPUT = 2;

/** Flags by the names the physics package uses for the same quantities. */
const FLAGS: Readonly<Record<string, string>> = {
  channel: '--channel',
  target: '--target',
  regime: '--regime',
  energy: '--energy',
  tolerance: '--tolerance',
  model: '--model',
  'form factor': '--form-factor',
  'electroweak input': '--ew',
};

/** Runs one command line; returns the exit code. */
export async function run(args: readonly string[]): Promise<number> {
  process.stdout.on('error', endOnClosedPipe);
  const commander = program();
  for (const command of [commander, ...commander.commands]) command.exitOverride();
  try {
    await commander.parseAsync([...args], { from: 'user' });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : BAD_INPUT;
    return reportError(error as Error, args.includes('--debug'));
  }
}

function reportError(error: Error, debug: boolean): number {
  const expected = ['InputError', 'CatalogueError', 'UnknownNameError', 'FigureError'].includes(error.name);
  console.error(`nereid: ${withFlag(error)}`);
  if (debug || !expected) console.error(error.stack);
  return expected ? BAD_INPUT : INTERNAL_ERROR;
}

/** `energy = -5: …` becomes `--energy = -5: …`, so that the message names what the user typed. */
function withFlag(error: Error): string {
  const parameter = (error as { parameter?: unknown }).parameter;
  if (typeof parameter !== 'string') return error.message;
  const flag = FLAGS[parameter];
  return flag === undefined ? error.message : flag + error.message.slice(parameter.length);
}

/** `nereid … | head` ends quietly. */
function endOnClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
}
