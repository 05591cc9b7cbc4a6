import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sha256 } from '@nereid/catalogue/node';
import { type BuildCache, type CacheKind, hashOf } from './buildCache.js';
import type { SiteInputs } from './siteInputs.js';

/** A file of a site, and the entry of the cache that holds it. */
export interface SiteFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly kind: CacheKind;
  readonly key: string;
}

/** A site that was built: every file of it. */
export interface KnownSite {
  readonly pages: number;
  readonly records: number;
  readonly files: readonly SiteFile[];
}

const siteKey = (inputs: SiteInputs): string => hashOf('site', inputs);

/** The site that was built from these inputs; undefined where none was. */
export const knownSite = (cache: BuildCache, inputs: SiteInputs): KnownSite | undefined =>
  cache.readValue<KnownSite>('sites', siteKey(inputs));

export const rememberSite = (cache: BuildCache, inputs: SiteInputs, site: KnownSite): void =>
  cache.writeValue('sites', siteKey(inputs), site);

/** Whether a folder holds exactly the files of a site, each of them whole. */
export function holdsSite(folder: string, { files }: KnownSite): boolean {
  try {
    const names = filesIn(folder);
    if (names.length !== files.length) return false;
    return files.every(({ name, bytes, sha256: hash }) => {
      const path = join(folder, name);
      return statSync(path).size === bytes && sha256(readFileSync(path)) === hash;
    });
  } catch {
    return false;
  }
}

/** Writes the files of a site from the cache. @returns false where one of them is no longer kept; what was written stays */
export function restoreSite(folder: string, { files }: KnownSite, cache: BuildCache): boolean {
  return files.every(({ name, kind, key, sha256: hash }) => {
    const content = cache.read(kind, key);
    if (content === undefined || sha256(content) !== hash) return false;
    writeFile(join(folder, name), content);
    return true;
  });
}

/** Writes one file of a site, and says what it is. */
export function writeSiteFile(
  folder: string,
  name: string,
  content: Uint8Array,
  kind: CacheKind,
  key: string,
): SiteFile {
  writeFile(join(folder, name), content);
  return { name, bytes: content.byteLength, sha256: sha256(content), kind, key };
}

/** Paths of the files in a folder, with slashes, in their order. */
export function filesIn(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true }).map((name) => String(name).replaceAll('\\', '/'));
  return names.filter((name) => statSync(join(folder, name)).isFile()).sort();
}

function writeFile(path: string, content: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
