// The bundles of what is installed: the program, and the library for programs of others.
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { bundlerOptions, FILE_NAMES, PROGRAM_ENTRIES } from '../bundle.mjs';
import { root } from '../root.mjs';
import { layoutDefinition } from './layout.mjs';
import { OPTIONAL_PACKAGES } from './manifest.mjs';

const SITE = fileURLToPath(new URL('siteOfAClone.ts', import.meta.url));

/** The site is no part of what is installed; asking for it says so. */
const withoutSite = {
  name: 'nereid-without-site',
  resolveId: (id) => (/^@nereid\/site(\/|$)/.test(id) ? { id: SITE, moduleSideEffects: true } : null),
};

/** The names of packages that are left to their own installation, with their parts. */
const external = OPTIONAL_PACKAGES.map((name) => new RegExp(`^${name}(/|$)`));

/** Bundles entries into a folder, each under its name. Returns the paths of the modules that went into it. */
async function bundle(input, folder) {
  const options = bundlerOptions(input, { external, plugins: [withoutSite], define: layoutDefinition });
  const build = await rolldown({ ...options, onLog: failOnWarning });
  try {
    const { output } = await build.write({ dir: folder, format: 'esm', ...FILE_NAMES });
    return [...new Set(output.flatMap((chunk) => (chunk.type === 'chunk' ? usedModules(chunk) : [])))];
  } finally {
    await build.close();
  }
}

/** What a warning is about would be found by whoever installed the package. */
function failOnWarning(level, log, handler) {
  if (level === 'warn') throw new Error(`the bundler warns: ${log.message}`);
  handler(level, log);
}

/** Modules of which something is in a chunk. */
const usedModules = ({ modules }) =>
  Object.entries(modules).flatMap(([id, { renderedLength }]) => (renderedLength > 0 ? [id] : []));

/** The program with its threads. */
export const bundleInstalledProgram = (folder) => bundle(PROGRAM_ENTRIES, folder);

/** The library, all its entries in one bundle: a model that is registered through one of them is known to the others. */
export const bundleLibrary = (folder, entries) =>
  bundle(
    {
      ...Object.fromEntries(entries.map(({ name, source }) => [name, relative(root, source)])),
      kernelWorker: PROGRAM_ENTRIES.kernelWorker,
      recordWorker: PROGRAM_ENTRIES.recordWorker,
    },
    folder,
  );
