import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CsvRow, parseCsv } from './csv.js';

/** The reference numbers of this repository; the same place seen from `src` and from `dist`. */
export const builtInReference: string = fileURLToPath(new URL('../reference', import.meta.url));

/** Where reference files are looked up: a folder of the user's first, then the one of this repository. */
export interface ReferenceFolder {
  /** Rows of a file, or undefined where no folder has it. */
  rows(file: string): CsvRow[] | undefined;
  /** Files read so far and whether they came from the user's folder. */
  readonly origins: ReadonlyMap<string, 'given folder' | 'repository'>;
}

/** @throws Error where the given folder does not exist */
export function openReference(given?: string): ReferenceFolder {
  if (given !== undefined && !existsSync(given)) throw new Error(`--reference ${given}: no such folder.`);
  const folders = given === undefined ? [builtInReference] : [given, builtInReference];
  const origins = new Map<string, 'given folder' | 'repository'>();
  return {
    origins,
    rows(file) {
      const folder = folders.find((candidate) => existsSync(join(candidate, file)));
      if (folder === undefined) return undefined;
      origins.set(file, folder === given ? 'given folder' : 'repository');
      return parseCsv(readFileSync(join(folder, file), 'utf8'), file);
    },
  };
}
