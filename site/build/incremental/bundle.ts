import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { SERVER_ENTRY } from '../configuration.js';
import { type BuildCache, hashOf } from './buildCache.js';
import type { PageRoute } from './pageServer.js';
import { filesIn } from './siteFiles.js';
import type { SiteInputs } from './siteInputs.js';

/** Files by their paths in a bundle: `client/…` are for the browser, `server/…` are the program that makes the pages. */
export type Bundle = ReadonlyMap<string, Uint8Array>;

/** What a thread that bundles is given. */
export interface BundleWork {
  readonly root: string;
  readonly folder: string;
  readonly base: string;
}

const YOUNG_GENERATION_MB = 192;

const CLIENT = 'client/';
const SERVER = 'server/';

/**
 * Templates, styles and scripts as programs: kept until one of them or a library changes, whatever the data do.
 * @param work - folder for what is made on the way, beside the sources
 */
export async function bundlePages(root: string, work: string, cache: BuildCache, inputs: SiteInputs): Promise<Bundle> {
  const { programs, templates, base } = inputs;
  const key = hashOf(programs, templates, base);
  const known = cache.readValue<Bundle>('bundles', key);
  if (known !== undefined) return known;
  const folder = join(work, 'bundle');
  await runBundler({ root, folder, base });
  const bundle = new Map(filesIn(folder).map((name) => [name, readFileSync(join(folder, name))] as const));
  rmSync(folder, { recursive: true });
  cache.writeValue('bundles', key, bundle);
  return bundle;
}

/** In a thread of its own, so that the data are read meanwhile. @throws whatever Astro throws */
function runBundler(work: BundleWork): Promise<void> {
  return new Promise((resolve, reject) => {
    // options of the program, such as --input-type, are not meant for the file of a thread
    const worker = new Worker(new URL('./bundleWorker.js', import.meta.url), {
      workerData: work,
      execArgv: [],
      // syntax trees die young: with room for many of them the garbage collector copies few
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
    });
    worker.on('error', reject);
    worker.on('exit', () => resolve());
  });
}

/** What a browser loads, by its path in the site. */
export function clientFiles(bundle: Bundle): [string, Uint8Array][] {
  return [...bundle].flatMap(([name, content]) =>
    name.startsWith(CLIENT) ? [[name.slice(CLIENT.length), content] as [string, Uint8Array]] : [],
  );
}

/** The routes of the pages, from a folder beside the sources, where they find the packages they import. */
export async function loadRoutes(bundle: Bundle, folder: string): Promise<readonly PageRoute[]> {
  for (const [name, content] of bundle) {
    if (!name.startsWith(SERVER)) continue;
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  const { routes } = await import(pathToFileURL(join(folder, SERVER, SERVER_ENTRY)).href);
  return routes as readonly PageRoute[];
}
