import { randomUUID } from 'node:crypto';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { InputError } from '@nereid/physics';

/** What fails at a file or folder of a scan, in words, and what helps. */
const FAILURES: Readonly<Record<string, readonly [problem: string, remedy: string, means?: string]>> = {
  ENOSPC: ['the disk is full', 'Free space there, then go on.', 'resume'],
  EDQUOT: ['the quota of the disk is used up', 'Free space there, then go on.', 'resume'],
  EROFS: ['the disk is mounted for reading only', 'Name a folder you may write to.'],
  EACCES: ['access is not permitted', 'Change its permissions, or name another folder.'],
  EPERM: ['access is not permitted', 'Change its permissions, or name another folder.'],
  EISDIR: ['a folder is where a file should be', 'Move it away, then go on.', 'resume'],
  ENOTEMPTY: ['a folder is where a file should be', 'Move it away, then go on.', 'resume'],
  ENOTDIR: ['a file is where a folder should be', 'Move it away, then go on.', 'resume'],
  EEXIST: ['a file is where a folder should be', 'Move it away, then go on.', 'resume'],
  ELOOP: ['its links lead round in a circle', 'Remove it, then go on.', 'resume'],
};

/**
 * A failure of the file system as the user can mend it; other errors as they are.
 * @param fallback what is named where the system does not say which file it was
 */
export function storageError(error: unknown, fallback: string): unknown {
  const { code, path, dest, syscall } = error as NodeJS.ErrnoException & { dest?: string };
  const isSystem = error instanceof Error && typeof code === 'string' && /^E[A-Z0-9]+$/.test(code) && syscall;
  if (!isSystem) return error;
  const [problem, remedy, means] = FAILURES[code] ?? ['cannot be used', 'Mend that, then go on.', 'resume'];
  // under the name that the file was to get
  const place = (dest ?? path ?? fallback).replace(/\.[0-9a-f-]{36}\.tmp$/, '');
  return new InputError('scan folder', place, `${problem} (${code})`, remedy, means);
}

/** Runs `work`; a failure of the file system in it becomes an InputError. */
export async function onStorage<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw storageError(error, path);
  }
}

/** The text of a file; undefined where there is none. @throws InputError where it cannot be read, or is a folder */
export async function readOptional(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    // a read that fails after the file was opened does not say which
    throw storageError(Object.assign(error as Error, { path: file }), file);
  }
}

/** The object that a text describes; undefined for half of one, and for what is no object. */
export function readObject(text: string | undefined): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** How often a file is written again whose half was taken away by somebody who thought that its writer was dead. */
const MOST_ATTEMPTS = 3;

/** Under another name first and synced, so that a crash leaves the old file or the new one, never half of it. */
export async function writeDurably(file: string, data: string | Uint8Array): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const temporary = `${file}.${randomUUID()}.tmp`;
    try {
      await writeSynced(temporary, data);
      await rename(temporary, file);
      return;
    } catch (error) {
      await rm(temporary, { force: true });
      const { code, syscall } = error as NodeJS.ErrnoException;
      const wasTaken = code === 'ENOENT' && syscall === 'rename';
      if (!wasTaken || attempt === MOST_ATTEMPTS) throw error;
    }
  }
}

async function writeSynced(file: string, data: string | Uint8Array): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(data);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
