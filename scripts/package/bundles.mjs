// The bundles of what is installed: the program, and the library for programs of others.
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { minify } from 'rolldown/utils';
import { bundlerOptions, FILE_NAMES, PROGRAM_ENTRIES, PROGRAM_FILES } from '../bundle.mjs';
import { root } from '../root.mjs';
import { layoutDefinition } from './layout.mjs';
import { OPTIONAL_PACKAGES } from './manifest.mjs';

const SITE = fileURLToPath(new URL('siteOfAClone.ts', import.meta.url));

/** The site is no part of what is installed; asking for it says so. */
const withoutSite = {
  name: 'nereid-without-site',
  resolveId: (id) => (/^@nereid\/site(\/|$)/.test(id) ? { id: SITE, moduleSideEffects: true } : null),
};

/** MathJax is a fifth of the program, mostly outlines of glyphs; no error of ours is looked for in it. */
const smallMathJax = {
  name: 'nereid-small-mathjax',
  async renderChunk(code, { fileName, moduleIds }) {
    if (!moduleIds.some((id) => id.includes('/node_modules/mathjax-full/'))) return null;
    const { code: small, errors } = await minify(fileName, code, { module: true });
    if (errors.length > 0) throw errors[0];
    return { code: small };
  },
};

/** The names of packages that are left to their own installation, with their parts. */
const external = OPTIONAL_PACKAGES.map((name) => new RegExp(`^${name}(/|$)`));

/** Those that others ask to keep, and those that bundlers read; the rest is in the sources and in the declarations. */
const COMMENTS = { legal: true, annotation: true, jsdoc: false };

/** How long it took is no warning. */
export const QUIET = { checks: { bundlerTimings: false } };

/** Bundles entries into a folder, each under its name, with `names` of files. Returns the paths of the modules that went into it. */
async function bundle(input, folder, names) {
  const options = bundlerOptions(input, { external, plugins: [withoutSite, smallMathJax], define: layoutDefinition });
  const build = await rolldown({ ...options, ...QUIET, onLog: failOnWarning });
  try {
    const { output } = await build.write({ dir: folder, format: 'esm', comments: COMMENTS, ...names });
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
export const bundleInstalledProgram = (folder) => bundle(PROGRAM_ENTRIES, folder, PROGRAM_FILES);

/** The library, all its entries in one bundle: a model that is registered through one of them is known to the others. */
export const bundleLibrary = (folder, entries) =>
  bundle(
    {
      ...Object.fromEntries(entries.map(({ name, source }) => [name, relative(root, source)])),
      kernelWorker: PROGRAM_ENTRIES.kernelWorker,
      recordWorker: PROGRAM_ENTRIES.recordWorker,
    },
    folder,
    FILE_NAMES,
  );
