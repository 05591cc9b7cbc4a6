import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { InputError } from '@nereid/physics';
import { removedOnSignal } from '../interruption.js';

/**
 * Works on a file, or on what standard input (`-`) or a pipe with a name holds: a pipe is first written to a temporary file, which can be
 * read more than once and is gone afterwards. Errors name what the user named.
 * @throws InputError for a terminal, for no room, and as `work`
 */
export async function spooled<T>(file: string, work: (path: string) => Promise<T>): Promise<T> {
  if (!isPipe(file)) return work(file);
  if (file === '-' && process.stdin.isTTY) {
    throw new InputError('file', file, 'is a terminal', 'Send events through a pipe.');
  }
  const folder = mkdtempSync(join(tmpdir(), 'nereid-input-'));
  const path = join(folder, 'events');
  const release = removedOnSignal(path);
  const remove = () => rmSync(folder, { recursive: true, force: true });
  // a reader of standard output that goes away ends the program
  process.once('exit', remove);
  try {
    await copy(file === '-' ? process.stdin : createReadStream(file), file, path);
    return await work(path);
  } catch (error) {
    if (!(error instanceof InputError) || error.value !== path) throw error;
    throw new InputError(error.subject, file, error.problem, error.remedy, error.means);
  } finally {
    process.removeListener('exit', remove);
    remove();
    release();
  }
}

const isPipe = (file: string): boolean =>
  file === '-' || (statSync(file, { throwIfNoEntry: false })?.isFIFO() ?? false);

async function copy(source: Readable, file: string, path: string): Promise<void> {
  try {
    await pipeline(source, createWriteStream(path));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new InputError('file', file, `cannot be kept in ${tmpdir()} (${code})`, 'Make room there, or name a file.');
  }
}
