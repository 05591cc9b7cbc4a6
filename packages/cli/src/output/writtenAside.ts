import { closeSync, openSync, writeFileSync } from 'node:fs';
import { InputError } from '@nereid/physics';
import { ExitStatus } from '../exitStatus.js';
import { AsideFile } from './asideFile.js';

/**
 * Opens a file, has it written, and gives it its name; `flag` named it. @throws InputError where it cannot be written; then nothing is
 * left of it
 */
export async function writtenAside(
  to: string,
  write: (descriptor: number) => Promise<void>,
  flag = '--to',
): Promise<void> {
  let file: AsideFile | undefined;
  try {
    file = new AsideFile(to);
    const descriptor = openSync(file.path, file.isAside ? 'wx' : 'w');
    try {
      await write(descriptor);
    } finally {
      closeSync(descriptor);
    }
    file.keep();
  } catch (error) {
    file?.discard();
    const { code } = error as NodeJS.ErrnoException;
    // a named pipe whose reader went away
    if (code === 'EPIPE') throw new ExitStatus(0);
    if (!isOfWriting(error)) throw error;
    throw new InputError(flag, to, `cannot be written (${code})`, 'Choose another file.');
  }
}

const isOfWriting = (error: unknown): boolean =>
  !(error instanceof InputError) && /^E[A-Z0-9]+$/.test((error as NodeJS.ErrnoException).code ?? '');

/** Writes text into an open file. */
export const writeText = (descriptor: number, text: string): void => writeFileSync(descriptor, text);
