import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

// In this folder, in `dist` and in the bundle of the program the root of the repository is the same way up.
const fromRoot = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

/** `$NEREID_DATA`, a data folder of one's own, else the data of the repository this package belongs to. */
export const defaultDataFolder: string = process.env.NEREID_DATA ? resolve(process.env.NEREID_DATA) : fromRoot('data');

/** What the build made of the data of the repository; see docs/decisions/compiled-catalogue.md. */
export const builtCatalogueFolder: string = fromRoot('packages/catalogue/compiled');

/** `$NEREID_CACHE`, else `nereid` in `$XDG_CACHE_HOME` or `~/.cache`. */
export function defaultCacheFolder(): string {
  const { NEREID_CACHE, XDG_CACHE_HOME } = process.env;
  return NEREID_CACHE || join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'nereid');
}
