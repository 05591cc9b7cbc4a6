import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where a program finds what it reads, from the folder of its modules. */
interface Layout {
  /** The way up to the root. */
  readonly root: string;
  /** From there to what the build made of the data. */
  readonly compiled: string;
}

/** In what is installed from npm, as its bundler puts it in; see scripts/package/layout.mjs. */
declare const NEREID_LAYOUT: Layout | undefined;

// In a clone: from this folder, from `dist` and from the bundle of the program the root of the repository is the same way up.
const layout: Layout =
  typeof NEREID_LAYOUT === 'object' ? NEREID_LAYOUT : { root: '../../../', compiled: 'packages/catalogue/compiled' };

const fromRoot = (path: string): string => fileURLToPath(new URL(`${layout.root}${path}`, import.meta.url));

/** The data that this program comes with: of the repository, or of the installed package. */
export const shippedDataFolder: string = fromRoot('data');

/** `$NEREID_DATA`, a data folder of one's own, else the data that this program comes with. */
export const defaultDataFolder: string = process.env.NEREID_DATA ? resolve(process.env.NEREID_DATA) : shippedDataFolder;

/** What the build made of those data; see docs/decisions/compiled-catalogue.md. */
export const builtCatalogueFolder: string = fromRoot(layout.compiled);

/** `$NEREID_CACHE`, else `nereid` in `$XDG_CACHE_HOME` or `~/.cache`. */
export function defaultCacheFolder(): string {
  const { NEREID_CACHE, XDG_CACHE_HOME } = process.env;
  return NEREID_CACHE || join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'nereid');
}
