import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '@nereid/physics';

/**
 * Writes all files into a folder, which is made if missing. Every file is complete under another name before the first
 * gets its own, so that a failure leaves no half-written result. Returns the paths.
 * @throws InputError when the folder cannot be written to
 */
export function writeFiles(folder: string, files: Readonly<Record<string, string | Uint8Array>>): string[] {
  const entries = Object.entries(files).map(([name, content]) => ({
    path: join(folder, name),
    temporary: join(folder, `.${name}.${process.pid}.tmp`),
    content,
  }));
  try {
    mkdirSync(folder, { recursive: true });
    for (const { temporary, content } of entries) writeFileSync(temporary, content);
    for (const { temporary, path } of entries) renameSync(temporary, path);
  } catch (error) {
    for (const { temporary } of entries) rmSync(temporary, { force: true });
    const problem = `cannot be written (${(error as NodeJS.ErrnoException).code ?? (error as Error).message})`;
    throw new InputError('--out', folder, problem, 'Name a folder you may write to.');
  }
  return entries.map(({ path }) => path);
}
