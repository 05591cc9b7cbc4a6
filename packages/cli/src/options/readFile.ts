import { readFileSync } from 'node:fs';
import { parseJson, RepeatedKeyError } from '@nereid/analysis';
import { InputError } from '@nereid/physics';

/** The text of a file, or of standard input for `-`. @throws InputError naming `what` */
export const readText = (what: string, file: string, remedy: string): string =>
  readBytes(what, file, remedy, file === '-' ? 0 : file).toString('utf8');

/** @throws InputError naming `what` */
export function readBytes(what: string, file: string, remedy: string, from: string | 0 = file): Buffer {
  try {
    return readFileSync(from);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const problem = code === 'ENOENT' ? 'no such file' : `cannot be read (${code ?? message})`;
    throw new InputError(what, file, problem, remedy);
  }
}

/** The JSON of a file, or of standard input for `-`. @throws InputError naming `what`, with an example of what to write */
export function readJson(what: string, file: string, example: string): unknown {
  const text = readText(what, file, 'Give a JSON file, or - for standard input.');
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof RepeatedKeyError) throw new InputError(what, file, error.message, 'Keep one of the two.');
    throw new InputError(what, file, `not JSON: ${(error as Error).message}`, example);
  }
}
