import { sha256 } from '@nereid/catalogue/node';
import { useBase } from './base.js';
import { useStamp } from './buildStamp.js';
import type { BuildCache } from './incremental/buildCache.js';
import { bundlePages, clientFiles, loadRoutes } from './incremental/bundle.js';
import { type RunningBuild, useRunningBuild } from './incremental/kept.js';
import { makePages } from './incremental/makePages.js';
import { type KnownSite, type SiteFile, writeSiteFile } from './incremental/siteFiles.js';
import { MARKER, type SiteMarker } from './marker.js';
import { siteData, useDataFolder } from './siteData.js';
import { computeParts } from './siteParts.js';

export interface MakeSiteOptions {
  /** Folder of the sources. */
  readonly root: string;
  /** Folder beside them for what is made on the way. */
  readonly work: string;
  /** Where the files of the site go. */
  readonly pages: string;
  readonly build: RunningBuild;
  readonly dataFolder?: string | undefined;
  readonly onProgress?: ((text: string) => void | Promise<void>) | undefined;
}

/** Makes what is not kept, and writes all files of the site. @throws CatalogueError for data with errors */
export async function makeSite(options: MakeSiteOptions): Promise<{ readonly site: KnownSite; readonly made: number }> {
  const { root, work, pages: folder, build, dataFolder, onProgress = () => undefined } = options;
  const { cache, inputs } = build;
  useRunningBuild(build);
  useBase(inputs.base);
  useStamp(inputs.stamp);
  useDataFolder(dataFolder);
  try {
    await onProgress('reading the data …');
    // Before the bundler starts: errors in the data are reported as they are, and soon.
    const data = await siteData();
    await onProgress('computing figures and tables …');
    const [bundle] = await settled([bundlePages(root, work, cache, inputs), computeParts(data)]);
    const { files, made } = await makePages(await loadRoutes(bundle, work), { build, data, folder, onProgress });
    const pages = files.filter(({ name }) => name.endsWith('.html')).length;
    const marker: SiteMarker = { pages, records: data.records.length, base: inputs.base };
    const own = [...clientFiles(bundle), [MARKER, Buffer.from(`${JSON.stringify(marker)}\n`)] as const];
    const all = [...own.map(([name, content]) => writeAsset(folder, name, content, cache)), ...files];
    return { site: { pages, records: data.records.length, files: all }, made };
  } finally {
    useRunningBuild(undefined);
  }
}

/** All results, once nothing runs any more. @throws the first error */
async function settled<T extends readonly unknown[]>(promises: { readonly [K in keyof T]: Promise<T[K]> }): Promise<T> {
  await Promise.allSettled(promises);
  return Promise.all(promises) as Promise<unknown> as Promise<T>;
}

function writeAsset(folder: string, name: string, content: Uint8Array, cache: BuildCache): SiteFile {
  const key = sha256(content);
  if (cache.read('assets', key) === undefined) cache.write('assets', key, content);
  return writeSiteFile(folder, name, content, 'assets', key);
}
