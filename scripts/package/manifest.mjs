// The package.json of what is installed, made of those of the workspaces: nothing of it is written twice.
import { readFileSync } from 'node:fs';
import { root } from '../root.mjs';
import { libraryExports } from './libraryEntries.mjs';

const read = (folder) => JSON.parse(readFileSync(`${root}${folder}/package.json`, 'utf8'));

/** Large or native, needed by few commands, which say how to install them: see docs/decisions/npm-package.md. */
export const OPTIONAL_PACKAGES = ['@duckdb/node-api', '@resvg/resvg-js', 'jsroot', 'pdfkit', 'svg-to-pdfkit'];

/** Versions of optional packages, as the workspaces that use them have them. */
function optionalVersions() {
  const all = ['figures', 'catalogue', 'scan'].map((name) => read(`packages/${name}`));
  const known = Object.assign({}, ...all.flatMap((one) => [one.dependencies, one.peerDependencies]));
  return Object.fromEntries(OPTIONAL_PACKAGES.map((name) => [name, known[name]]));
}

/** Of the program and its data, without a library. */
export function programManifest() {
  const { name, description, license, type, engines, bin } = read('packages/cli');
  return {
    name,
    version: read('.').version,
    description,
    keywords: ['neutrino', 'neutrino trident production', 'new physics', 'exclusion limits', 'high-energy physics'],
    license,
    author: 'The Nereid authors',
    type,
    engines,
    bin,
    peerDependencies: optionalVersions(),
    peerDependenciesMeta: Object.fromEntries(OPTIONAL_PACKAGES.map((one) => [one, { optional: true }])),
  };
}

/** Of the npm package: the program with the library. */
export function packageManifest() {
  const { peerDependencies, peerDependenciesMeta, ...program } = programManifest();
  return { ...program, sideEffects: false, exports: libraryExports(), peerDependencies, peerDependenciesMeta };
}
