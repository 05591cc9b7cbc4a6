import { closeSync, openSync, writeFileSync } from 'node:fs';
import { InputError } from '@nereid/physics';
import { ExitStatus } from '../exitStatus.js';
import { AsideFile } from './asideFile.js';

/**
 * Opens a file, has it written, and gives it its name; `flag` named it. @throws InputError where it cannot be written; then nothing is
 * left of it
 */
export async function writtenAside<T>(
  to: string,
  write: (descriptor: number) => Promise<T>,
  flag = '--to',
): Promise<T> {
  let file: AsideFile | undefined;
  try {
    file = new AsideFile(to);
    const descriptor = openSync(file.path, file.isAside ? 'wx' : 'w');
    const written = await write(descriptor).finally(() => closeSync(descriptor));
    file.keep();
    return written;
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

/** Writes a piece into an open file, whole. */
export const writePiece = (descriptor: number, piece: string | Uint8Array): void => writeFileSync(descriptor, piece);
