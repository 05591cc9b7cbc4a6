import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InputError } from '@nereid/physics';
import { siteConfiguration } from './configuration.js';
import { siteData, useDataFolder } from './siteData.js';

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

/** In every site that was built: a folder without it is not replaced. */
const MARKER = 'nereid-site.json';
const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Builds the site. The pages are complete in a folder of their own before the old ones are replaced, so that a failure
 * leaves what was there. @throws InputError for a folder that is not a site, CatalogueError for data with errors,
 * MarkupError for maths that cannot be typeset
 */
export async function buildSite({ out, dataFolder, base = '/' }: SiteBuildOptions): Promise<SiteBuild> {
  const started = performance.now();
  requireReplaceable(out);
  requireBase(base);
  useDataFolder(dataFolder);
  // Before Astro starts: errors in the data are reported as they are, not through it.
  const { records } = await siteData();
  // Beside the sources, where the pages find the packages they import.
  const work = join(root, `.build-${process.pid}`);
  try {
    await runAstro(work, base);
    const pages = readdirSync(work, { recursive: true }).filter((name) => String(name).endsWith('.html')).length;
    writeFileSync(join(work, MARKER), `${JSON.stringify({ pages, records: records.length, base })}\n`);
    replaceFolder(work, resolve(out));
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

function requireReplaceable(out: string): void {
  if (out.trim() === '') throw new InputError('--out', out, 'not a folder', 'Name a folder for the pages.');
  if (!existsSync(out)) return;
  let names: string[];
  try {
    names = readdirSync(out);
  } catch (error) {
    const reason = `is not a folder that can be read (${(error as NodeJS.ErrnoException).code})`;
    throw new InputError('--out', out, reason, 'Name a folder for the pages.');
  }
  if (names.length === 0 || names.includes(MARKER)) return;
  const remedy = 'Name another folder, or empty this one yourself.';
  throw new InputError('--out', out, 'holds files that are not a site built before', remedy);
}

function requireBase(base: string): void {
  if (/^\/([\w.~-]+\/)*$/.test(base)) return;
  throw new InputError('--base', base, 'not a path', 'Begin and end it with a slash: /nereid/.');
}

/** Moves the finished pages into place; across file systems they are copied first. */
function replaceFolder(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  const staged = join(dirname(to), `.${basename(to)}.${process.pid}.new`);
  try {
    renameSync(from, staged);
  } catch {
    cpSync(from, staged, { recursive: true });
  }
  rmSync(to, { recursive: true, force: true });
  renameSync(staged, to);
}
