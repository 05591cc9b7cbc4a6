// `npm run package`: the npm package in build/nereid-hep, and its tarball beside it, as `npm publish` would send it.
import { execFileSync } from 'node:child_process';
import { copyFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from '../prepare.mjs';
import { root } from '../root.mjs';
import { assembleProgram } from './assembleProgram.mjs';
import { layout } from './layout.mjs';
import { libraryEntries } from './libraryEntries.mjs';
import { packageManifest } from './manifest.mjs';

const BUILD = `${root}build`;

/** Assembles program and library. Returns the tarball, with its sizes in bytes and its files as npm states them. */
export async function assemblePackage(folder = join(BUILD, 'nereid-hep')) {
  // the declarations of the library are made of those that tsc writes
  await ensureBuilt();
  await assembleProgram(folder, addLibrary);
  return pack(folder);
}

async function addLibrary(work) {
  const { bundleLibrary } = await import('./bundles.mjs');
  const { bundleTypes } = await import('./types.mjs');
  const entries = libraryEntries();
  const modules = await bundleLibrary(join(work, layout.library), entries);
  await bundleTypes(join(work, layout.library), entries);
  copyFileSync(fileURLToPath(new URL('README.md', import.meta.url)), join(work, 'README.md'));
  return { modules, manifest: packageManifest() };
}

function pack(folder) {
  const target = join(folder, '..');
  for (const name of readdirSync(target)) {
    if (/^nereid-hep-.*\.tgz$/.test(name)) rmSync(join(target, name));
  }
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', target];
  const [{ filename, size, unpackedSize, files }] = JSON.parse(
    execFileSync('npm', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }),
  );
  return { tarball: join(target, filename), size, unpackedSize, files: files.map(({ path }) => path) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { tarball, size, unpackedSize, files } = await assemblePackage();
  const megabytes = (bytes) => `${(bytes / 1e6).toFixed(2)} MB`;
  console.log(`${tarball}: ${megabytes(size)}, ${megabytes(unpackedSize)} in ${files.length} files when installed`);
}
