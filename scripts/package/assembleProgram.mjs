// Assembles the program as it is installed: bundle, data, compiled catalogue, licences. It runs where Node is, without anything else.
//   node scripts/package/assembleProgram.mjs --out FOLDER
// The npm package is this with a library and its types (assemblePackage.mjs); the Python package contains it as it is.
import { chmodSync, copyFileSync, cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureProgram } from '../prepare.mjs';
import { root } from '../root.mjs';
import { catalogueIdentity } from '../sourceIdentity.mjs';
import { layout } from './layout.mjs';
import { programManifest } from './manifest.mjs';
import { replaceFolder } from './replaceFolder.mjs';
import { thirdPartyLicences, thirdPartyPackages } from './thirdPartyLicences.mjs';

/**
 * Writes into a missing or empty folder, or in place of what was assembled there before; complete or not at all.
 * @param folder - where to
 * @param addTo - adds more to the folder before it gets its place, and returns the modules it bundled and the package.json
 * @throws Error for a folder with something else in it, data with errors, a warning of the bundler, or a licence that is not known
 */
export async function assembleProgram(folder, addTo = () => ({ modules: [], manifest: programManifest() })) {
  await ensureProgram();
  await replaceFolder(folder, async (work) => {
    const { bundleInstalledProgram } = await import('./bundles.mjs');
    const programModules = await bundleInstalledProgram(join(work, layout.program));
    await addData(work);
    mkdirSync(join(work, 'bin'));
    copyFileSync(fileURLToPath(new URL('nereid.js', import.meta.url)), join(work, 'bin/nereid.js'));
    chmodSync(join(work, 'bin/nereid.js'), 0o755);
    copyFileSync(`${root}LICENSE`, join(work, 'LICENSE'));
    const { modules, manifest } = await addTo(work);
    const packages = thirdPartyPackages([...programModules, ...modules]);
    writeFileSync(join(work, 'THIRD_PARTY_LICENSES'), thirdPartyLicences(packages));
    writeFileSync(join(work, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  });
}

/** The data and what is compiled of them. Data with errors are not for others. */
async function addData(work) {
  const data = join(work, layout.data);
  cpSync(`${root}data`, data, { recursive: true, filter: (path) => !basename(path).startsWith('.') });
  const { compileDataFolder } = await import('../../packages/cli/bundle/compileDataFolder.js');
  compileDataFolder(data, join(work, layout.compiled), catalogueIdentity());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { out } = parseArgs({ options: { out: { type: 'string' } } }).values;
  try {
    if (!out) throw new Error('Name the folder: node scripts/package/assembleProgram.mjs --out FOLDER');
    await assembleProgram(resolve(out));
    console.log(resolve(out));
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
