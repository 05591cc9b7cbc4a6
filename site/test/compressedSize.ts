import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { origin, siteFolder } from './browser.js';

/** Paths that a page and its workers load from now on. */
export function loadedPaths(page: Page): Set<string> {
  const paths = new Set<string>();
  page.on('request', (request) => paths.add(new URL(request.url().replace(origin, 'http://site')).pathname));
  return paths;
}

/** Compressed bytes of files of the site, without fonts. */
export function compressedSize(paths: Iterable<string>): number {
  const files = [...paths].map((path) => join(siteFolder, path.endsWith('/') ? `${path}index.html` : path));
  return files
    .filter((file) => !/\.woff2?$/.test(file) && existsSync(file))
    .reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0);
}
