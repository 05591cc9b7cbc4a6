import { existsSync, mkdirSync, rmdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * Makes a folder and those above it; returns those that were not there, the outermost first. Every folder of a result or a cache is
 * made here: `recursive` of mkdir never ends where the system answers that an existing parent is not there (/proc).
 * @throws the error of the system, with none of the folders left
 */
export function makeFolder(folder: string): string[] {
  const missing: string[] = [];
  for (let path = resolve(folder); !existsSync(path); path = dirname(path)) missing.unshift(path);
  if (missing.length === 0 && !statSync(folder).isDirectory()) {
    // as the system would say it
    throw Object.assign(new Error(`${folder} is a file`), { code: 'ENOTDIR', syscall: 'mkdir', path: folder });
  }
  const made: string[] = [];
  try {
    for (const path of missing) if (makeOne(path)) made.push(path);
  } catch (error) {
    removeFolders(made);
    throw error;
  }
  return made;
}

/** Takes back what `makeFolder` made, as far as nothing was put there. */
export function removeFolders(made: readonly string[]): void {
  for (const path of [...made].reverse()) {
    try {
      rmdirSync(path);
    } catch {
      // the error that led here is the one to report
    }
  }
}

/** False where another process made it meanwhile. */
function makeOne(path: string): boolean {
  try {
    mkdirSync(path);
    return true;
  } catch (error) {
    const isThere = (error as NodeJS.ErrnoException).code === 'EEXIST' && existsSync(path);
    if (!isThere || !statSync(path).isDirectory()) throw error;
    return false;
  }
}
