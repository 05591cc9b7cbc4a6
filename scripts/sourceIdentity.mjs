// SHA-256 of source files: which code made a result, and whether what was built is of the sources as they are.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { root } from './root.mjs';

/** Sources of a package, without its tests, in order of name. */
function sourcesOf(folder) {
  return readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((name) => /\.(ts|json)$/.test(name) && !/\.(test|fixtures)\.ts$/.test(name))
    .sort();
}

/** One hash of these folders of sources and these files, by their paths from the root. */
export function sourceIdentity(folders, files = []) {
  const hash = createHash('sha256');
  for (const name of [...folders.flatMap(sourcesOf), ...files]) {
    hash
      .update(`${name}\0`)
      .update(readFileSync(`${root}${name}`))
      .update('\0');
  }
  return hash.digest('hex');
}

/** Of the code that makes a catalogue of its sources. The lock file says which parsers. */
export const catalogueIdentity = () =>
  sourceIdentity(
    ['packages/catalogue/src'],
    ['constants', 'nearestName', 'acceptance/cutObservables']
      .map((name) => `packages/physics/src/${name}.ts`)
      .concat('package-lock.json'),
  );

/** Of the code that computes a scan. */
export const calculationIdentity = () =>
  sourceIdentity(['packages/physics/src', 'packages/analysis/src', 'packages/scan/src']);
