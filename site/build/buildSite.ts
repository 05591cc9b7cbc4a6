import { cpSync, existsSync, lstatSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defaultCacheFolder } from '@nereid/analysis/node';
import { defaultDataFolder, makeFolder } from '@nereid/catalogue/node';
import { InputError } from '@nereid/physics';
import { BuildCache, hashOf } from './incremental/buildCache.js';
import type { RunningBuild } from './incremental/kept.js';
import { holdsSite, type KnownSite, knownSite, rememberSite, restoreSite } from './incremental/siteFiles.js';
import { siteInputs } from './incremental/siteInputs.js';
import { MARKER } from './marker.js';

export interface SiteBuildOptions {
  /** Folder of the pages; made, or replaced where it holds an earlier site. */
  readonly out: string;
  readonly dataFolder?: string | undefined;
  /** Path under which the site will be served: `/` or `/nereid/`. */
  readonly base?: string;
  /** Make everything anew, whatever earlier builds kept. */
  readonly fresh?: boolean | undefined;
  /** Folder of what builds keep. Default: `site` in the cache folder of the program. */
  readonly cacheFolder?: string | undefined;
  /** Called before each step that takes a while, with what it does. */
  readonly onProgress?: ((text: string) => void | Promise<void>) | undefined;
}

export interface SiteBuild {
  readonly out: string;
  readonly pages: number;
  readonly records: number;
  /** Files that were made in this build; the others were made before from the same inputs. 0 where nothing changed. */
  readonly made: number;
  /** Files of the site, pages among them. */
  readonly files: number;
  readonly seconds: number;
}

const root = fileURLToPath(new URL('..', import.meta.url));
let builds = 0;

/**
 * Builds the site, and of it only what is not there already: a folder that holds the very site is left alone, and a page whose
 * inputs did not change is taken from an earlier build. The pages are complete in a folder of their own before the old ones are
 * replaced, so that a failure leaves what was there. @throws InputError for a folder that is not a site, CatalogueError for data
 * with errors, also for a text that cannot be typeset
 */
export async function buildSite(options: SiteBuildOptions): Promise<SiteBuild> {
  const started = performance.now();
  const { out, dataFolder = defaultDataFolder, base = '/', fresh } = options;
  const target = replaceableFolder(out);
  requireBase(base);
  const cache = new BuildCache(options.cacheFolder ?? join(defaultCacheFolder(), 'site'), fresh);
  const inputs = siteInputs(resolve(dataFolder), base);
  const { site, made } = await bringUpToDate(target, { cache, inputs }, resolve(dataFolder), options.onProgress);
  cache.prune();
  const { pages, records, files } = site;
  return { out, pages, records, made, files: files.length, seconds: (performance.now() - started) / 1000 };
}

interface UpToDate {
  readonly site: KnownSite;
  readonly made: number;
}

async function bringUpToDate(
  target: string,
  build: RunningBuild,
  dataFolder: string,
  onProgress: SiteBuildOptions['onProgress'],
): Promise<UpToDate> {
  const known = knownSite(build.cache, build.inputs);
  if (known !== undefined && holdsSite(target, known)) return { site: known, made: 0 };
  builds += 1;
  // Beside the sources, where the pages find the packages they import.
  // loads what reads locks of scans, which a site that is up to date does without
  const { removeAbandonedBuilds, startBuildFolder } = await import('./abandonedBuilds.js');
  await removeAbandonedBuilds(root);
  const work = await startBuildFolder(root, builds);
  const pages = join(work, 'site');
  try {
    mkdirSync(pages, { recursive: true });
    if (known !== undefined && restoreSite(pages, known, build.cache)) {
      replaceFolder(pages, target);
      return { site: known, made: 0 };
    }
    // Only now: what makes pages takes a second to load.
    const { makeSite } = await import('./makeSite.js');
    const result = await makeSite({ root, work, pages, build, dataFolder, onProgress });
    // What was read after it changed is kept under the hash of what it was before.
    if (hashOf(siteInputs(dataFolder, build.inputs.base)) === hashOf(build.inputs)) {
      rememberSite(build.cache, build.inputs, result.site);
    } else build.cache.forget();
    replaceFolder(pages, target);
    return result;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/**
 * The folder the pages go to: one that is not there, is empty, or holds a site built before. Everything after this uses the
 * resolved path, so that what was looked at is what is replaced.
 */
function replaceableFolder(out: string): string {
  if (out.trim() === '') throw new InputError('site folder', out, 'not a folder', 'Name a folder for the pages.');
  const folder = resolve(out);
  let names: string[];
  try {
    // Not `existsSync`, for which a link that leads nowhere is nothing.
    if (lstatSync(folder, { throwIfNoEntry: false }) === undefined) return folder;
    names = readdirSync(folder);
  } catch (error) {
    const reason = `is not a folder that can be read (${(error as NodeJS.ErrnoException).code})`;
    throw new InputError('site folder', out, reason, 'Name a folder for the pages.');
  }
  if (names.length === 0 || names.includes(MARKER)) return folder;
  const remedy = 'Name another folder, or empty this one yourself.';
  throw new InputError('site folder', out, 'holds files that are not a site built before', remedy);
}

function requireBase(base: string): void {
  if (/^\/((?!\.\.?\/)[\w.~-]+\/)*$/.test(base)) return;
  throw new InputError('base', base, 'not a path', 'Begin and end it with a slash: /nereid/.');
}

/** Moves the finished pages into place. @throws InputError where they cannot be written there; what was there stays */
function replaceFolder(from: string, to: string): void {
  try {
    makeFolder(dirname(to));
    moveInto(from, to);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (error instanceof InputError || code === undefined) throw error;
    throw new InputError('site folder', to, `cannot be written (${code})`, 'Name a folder you may write to.');
  }
}

/** Across file systems they are copied first. What was there is removed last. */
function moveInto(from: string, to: string): void {
  const beside = (ending: string) => join(dirname(to), `.${basename(to)}.${process.pid}.${ending}`);
  const [staged, old] = [beside('new'), beside('old')];
  try {
    move(from, staged);
    if (existsSync(to)) {
      // Looked at again: it may have changed while the pages were made.
      replaceableFolder(to);
      renameSync(to, old);
    }
    renameSync(staged, to);
  } catch (error) {
    if (existsSync(old) && !existsSync(to)) renameSync(old, to);
    rmSync(staged, { recursive: true, force: true });
    throw error;
  }
  rmSync(old, { recursive: true, force: true });
}

function move(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch {
    cpSync(from, to, { recursive: true });
  }
}
