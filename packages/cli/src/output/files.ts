import { accessSync, constants, existsSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { makeFolder, removeFolders } from '@nereid/catalogue/node';
import { InputError } from '@nereid/physics';
import { AsideFile } from './asideFile.js';

/**
 * Says before a long calculation whether a folder can be written to; makes nothing. What can still go wrong is found by
 * `writeFiles`.
 * @param flag what named the folder
 * @throws InputError
 */
export function requireWritableFolder(folder: string, flag = '--out'): void {
  if (folder.trim() === '') throw new InputError(flag, folder, 'not a folder', 'Name a folder you may write to.');
  try {
    let existing = resolve(folder);
    while (!existsSync(existing)) existing = dirname(existing);
    if (!statSync(existing).isDirectory()) throw new Error(`${existing} is a file`);
    accessSync(existing, constants.W_OK);
  } catch (error) {
    throw unwritable(folder, error, flag);
  }
}

/** The same of one file, which may be a link, a pipe or a device. @throws InputError */
export function requireWritableFile(file: string, flag = '--out'): void {
  const folder = dirname(file);
  if (!existsSync(folder)) requireWritableFolder(folder, flag);
  else {
    try {
      new AsideFile(file).discard();
    } catch (error) {
      throw unwritable(file, error, flag);
    }
  }
}

/**
 * Writes all files into a folder, which is made if missing. Every file is complete under another name before the first
 * gets its own, so that a failure leaves no half-written result and no folder that was not there. Returns the paths.
 * @param flag what named the folder
 * @throws InputError when the folder cannot be written to
 */
export function writeFiles(
  folder: string,
  files: Readonly<Record<string, string | Uint8Array>>,
  flag = '--out',
): string[] {
  if (folder.trim() === '') requireWritableFolder(folder, flag);
  const entries = Object.entries(files).map(([name, content]) => ({ path: join(folder, name), content }));
  const written: AsideFile[] = [];
  let made: string[] = [];
  try {
    made = makeFolder(folder);
    const opened = entries.map(({ path, content }) => {
      if (existsSync(path) && statSync(path).isDirectory()) throw new Error(`${path} is a folder`);
      const file = new AsideFile(path);
      written.push(file);
      return { file, content };
    });
    for (const { file, content } of opened) writeFileSync(file.path, content, { flag: file.isAside ? 'wx' : 'w' });
    for (const { file } of opened) file.keep();
  } catch (error) {
    for (const file of written) discard(file);
    removeFolders(made);
    throw unwritable(folder, error, flag);
  }
  return entries.map(({ path }) => path);
}

/** The same, with a line on standard error for each file. @throws InputError */
export function saveFiles(...given: Parameters<typeof writeFiles>): void {
  for (const path of writeFiles(...given)) console.error(`wrote ${path}`);
}

/** A text on standard output, or in a file. @throws InputError */
export function printOrSave(text: string, file: string | undefined): void {
  if (file === undefined) process.stdout.write(text);
  else saveFiles(dirname(file), { [basename(file)]: text });
}

/** The error that led here is the one to report, not one from tidying up. */
function discard(file: AsideFile): void {
  try {
    file.discard();
  } catch {}
}

function unwritable(folder: string, error: unknown, flag = '--out'): InputError {
  const { code, message } = error as NodeJS.ErrnoException;
  return new InputError(flag, folder, `cannot be written (${code ?? message})`, 'Name a folder you may write to.');
}
