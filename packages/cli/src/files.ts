import { accessSync, constants, existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { InputError } from '@nereid/physics';

/**
 * Says before a long calculation whether a folder can be written to; makes nothing. What can still go wrong is found by
 * `writeFiles`. @throws InputError
 */
export function requireWritableFolder(folder: string): void {
  if (folder.trim() === '') throw new InputError('--out', folder, 'not a folder', 'Name a folder you may write to.');
  try {
    let existing = resolve(folder);
    while (!existsSync(existing)) existing = dirname(existing);
    if (!statSync(existing).isDirectory()) throw new Error(`${existing} is a file`);
    accessSync(existing, constants.W_OK);
  } catch (error) {
    throw unwritable(folder, error);
  }
}

/**
 * Writes all files into a folder, which is made if missing. Every file is complete under another name before the first
 * gets its own, so that a failure leaves no half-written result and no folder that was not there. Returns the paths.
 * @throws InputError when the folder cannot be written to
 */
export function writeFiles(folder: string, files: Readonly<Record<string, string | Uint8Array>>): string[] {
  requireWritableFolder(folder);
  const entries = Object.entries(files).map(([name, content]) => ({
    path: join(folder, name),
    temporary: join(folder, `.${name}.${process.pid}.tmp`),
    content,
  }));
  let made: string | undefined;
  try {
    made = makeFolder(resolve(folder));
    for (const { path } of entries) {
      if (existsSync(path) && statSync(path).isDirectory()) throw new Error(`${path} is a folder`);
    }
    for (const { temporary, content } of entries) writeFileSync(temporary, content);
    for (const { temporary, path } of entries) renameSync(temporary, path);
  } catch (error) {
    for (const { temporary } of entries) removeIfThere(temporary);
    if (made !== undefined) removeIfThere(made);
    throw unwritable(folder, error);
  }
  return entries.map(({ path }) => path);
}

/**
 * Makes a folder and those above it; returns the first one made. Step by step, because `recursive` of mkdirSync never ends
 * where the system answers that an existing parent is not there (/proc).
 */
function makeFolder(folder: string): string | undefined {
  const missing: string[] = [];
  for (let path = folder; !existsSync(path); path = dirname(path)) missing.unshift(path);
  try {
    for (const path of missing) mkdirSync(path);
  } catch (error) {
    if (missing.length > 0) removeIfThere(missing[0]);
    throw error;
  }
  return missing[0];
}

/** The error that led here is the one to report, not one from tidying up. */
function removeIfThere(path: string): void {
  try {
    rmSync(path, { force: true, recursive: true });
  } catch {}
}

function unwritable(folder: string, error: unknown): InputError {
  const { code, message } = error as NodeJS.ErrnoException;
  return new InputError('--out', folder, `cannot be written (${code ?? message})`, 'Name a folder you may write to.');
}
