import { cpSync, existsSync, lstatSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InputError } from '@nereid/physics';
import { useBase } from './base.js';
import { siteConfiguration } from './configuration.js';
import { MARKER, type SiteMarker } from './marker.js';
import { siteData, useDataFolder } from './siteData.js';
import { siteExperiments } from './siteExperiments.js';

export interface SiteBuildOptions {
  /** Folder of the pages; made, or replaced where it holds an earlier site. */
  readonly out: string;
  readonly dataFolder?: string | undefined;
  /** Path under which the site will be served: `/` or `/nereid/`. */
  readonly base?: string;
}

export interface SiteBuild {
  readonly out: string;
  readonly pages: number;
  readonly records: number;
  readonly seconds: number;
}

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Builds the site. The pages are complete in a folder of their own before the old ones are replaced, so that a failure
 * leaves what was there. @throws InputError for a folder that is not a site, CatalogueError for data with errors,
 * also for a text that cannot be typeset
 */
export async function buildSite({ out, dataFolder, base = '/' }: SiteBuildOptions): Promise<SiteBuild> {
  const started = performance.now();
  const target = replaceableFolder(out);
  requireBase(base);
  useBase(base);
  useDataFolder(dataFolder);
  // Before Astro starts: errors in the data are reported as they are, not through it.
  const data = await siteData();
  const { records } = data;
  // Begun now, in threads of their own; a page that needs them reports what goes wrong.
  siteExperiments(data).catch(() => undefined);
  // Beside the sources, where the pages find the packages they import.
  const work = join(root, `.build-${process.pid}`);
  try {
    await runAstro(work, base);
    const pages = readdirSync(work, { recursive: true }).filter((name) => String(name).endsWith('.html')).length;
    const marker: SiteMarker = { pages, records: records.length, base };
    writeFileSync(join(work, MARKER), `${JSON.stringify(marker)}\n`);
    replaceFolder(work, target);
    return { out, pages, records: records.length, seconds: (performance.now() - started) / 1000 };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function runAstro(work: string, base: string): Promise<void> {
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  const { build } = await import('astro');
  // Astro keeps its intermediate files in the output only if that lies under the current folder.
  const before = process.cwd();
  process.chdir(root);
  try {
    await build(siteConfiguration({ root, outDir: work, base }));
  } finally {
    process.chdir(before);
  }
}

/**
 * The folder the pages go to: one that is not there, is empty, or holds a site built before. Everything after this uses the
 * resolved path, so that what was looked at is what is replaced.
 */
function replaceableFolder(out: string): string {
  if (out.trim() === '') throw new InputError('--out', out, 'not a folder', 'Name a folder for the pages.');
  const folder = resolve(out);
  let names: string[];
  try {
    // Not `existsSync`, for which a link that leads nowhere is nothing.
    if (lstatSync(folder, { throwIfNoEntry: false }) === undefined) return folder;
    names = readdirSync(folder);
  } catch (error) {
    const reason = `is not a folder that can be read (${(error as NodeJS.ErrnoException).code})`;
    throw new InputError('--out', out, reason, 'Name a folder for the pages.');
  }
  if (names.length === 0 || names.includes(MARKER)) return folder;
  const remedy = 'Name another folder, or empty this one yourself.';
  throw new InputError('--out', out, 'holds files that are not a site built before', remedy);
}

function requireBase(base: string): void {
  if (/^\/((?!\.\.?\/)[\w.~-]+\/)*$/.test(base)) return;
  throw new InputError('--base', base, 'not a path', 'Begin and end it with a slash: /nereid/.');
}

/** Moves the finished pages into place; across file systems they are copied first. What was there is removed last. */
function replaceFolder(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
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
