// Bundles the command line into packages/cli/bundle: one file for each command and for what commands share, beside the entries of
// threads. `node scripts/bundle.mjs` does nothing where the sources did not change; `--sizes` lists what each command loads.
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { rolldown } from 'rolldown';
import { packageSources } from './packageSources.mjs';
import { root } from './root.mjs';
import { calculationIdentity, sourceIdentity } from './sourceIdentity.mjs';

const PACKAGES = ['physics', 'catalogue', 'figures', 'analysis', 'scan', 'cli'];
/** The program, and what it starts as threads, by `new URL('./x.js', import.meta.url)`. */
export const PROGRAM_ENTRIES = {
  main: 'packages/cli/src/main.ts',
  eventWorker: 'packages/cli/src/commands/events/eventWorker.ts',
  kernelWorker: 'packages/analysis/src/kernels/kernelWorker.ts',
  recordWorker: 'packages/catalogue/src/recordWorker.ts',
  scanWorker: 'packages/scan/src/scanWorker.ts',
  tableWorker: 'packages/scan/src/points/tableWorker.ts',
};
/** Besides, what the build runs. */
const ENTRIES = { ...PROGRAM_ENTRIES, compileDataFolder: 'packages/catalogue/src/compiled/compileDataFolder.ts' };
/** Large or native, loaded by few commands; the site has a build of its own. */
const EXTERNAL = [
  '@resvg/resvg-js',
  'pdfkit',
  'svg-to-pdfkit',
  /^mathjax-full/,
  '@duckdb/node-api',
  /^jsroot/,
  /^@nereid\/site/,
];
/**
 * Small modules that most commands need, in one file each: it is read sooner than a dozen. Those of `start` are what main.js needs,
 * without which no command runs.
 */
const GROUPS = [
  {
    name: 'start',
    test: /(physics.src.(errors|nearestName)|cli.src.(exitStatus|errorMessage|thisProgram|commandLine|interruption))\.ts$/,
  },
  {
    name: 'common',
    test: /(catalogue.src.(sortedJson|diagnostics|dataFiles|makeFolder|locations)|analysis.src.(jsonText|limits.printedNumbers)|cli.src.(output.(json|printedNumber|progress|files|asideFile|text)|options.readFile))\.ts$/,
  },
];
const BUNDLE = `${root}packages/cli/bundle`;
const MARKER_NAME = 'sources.sha256';
const MARKER = `${BUNDLE}/${MARKER_NAME}`;

/** Bundles what changed since the last time. Returns the chunks, or undefined where nothing was to do. */
export async function bundleProgram() {
  const own = ['scripts/bundle.mjs', 'scripts/packageSources.mjs', 'package-lock.json', 'packages/cli/package.json'];
  const identity = sourceIdentity(
    PACKAGES.map((name) => `packages/${name}/src`),
    own,
  );
  if (existsSync(MARKER) && readFileSync(MARKER, 'utf8') === identity) return undefined;
  const build = await rolldown(bundlerOptions(ENTRIES, { external: EXTERNAL }));
  // complete in a folder of its own before the old one goes, so that no command ever meets half a program
  const work = `${root}packages/cli/.bundle-${process.pid}`;
  try {
    const { output } = await build.write({ dir: work, format: 'esm', sourcemap: true, ...PROGRAM_FILES });
    writeFileSync(`${work}/${MARKER_NAME}`, identity);
    replaceBundle(work);
    return output.filter(({ type }) => type === 'chunk');
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** How our sources are bundled for Node, here and for what is installed from npm. */
export const bundlerOptions = (input, { external, plugins = [], define = {} }) => ({
  cwd: root,
  input,
  platform: 'node',
  external,
  plugins: [...plugins, fromSources],
  // types alone: when it runs it is commander
  resolve: { alias: { '@commander-js/extra-typings': 'commander' } },
  transform: { define: { NEREID_CALCULATION_IDENTITY: JSON.stringify(calculationIdentity()), ...define } },
});

/** A command by its folder, `limit`, and what it has beside run.ts as `scanExport`; others by their file. */
function chunkName({ facadeModuleId, moduleIds, name }) {
  const id = facadeModuleId ?? moduleIds.find((one) => one.endsWith(`/${name}.ts`)) ?? '';
  const [, folder, file] = /\/cli\/src\/commands\/([^/]+)\/([^/]+)\.ts$/.exec(id) ?? [];
  if (folder === undefined) return name;
  const grouped = ['catalogue', 'scan', 'site'].includes(folder);
  return file === 'run' && !grouped ? folder : `${folder}${file[0].toUpperCase()}${file.slice(1)}`;
}

/** Entries by their names, what they share by what it is. */
export const FILE_NAMES = { entryFileNames: '[name].js', chunkFileNames: (chunk) => `${chunkName(chunk)}-[hash].js` };

/** The same of the program, the files of whose commands are few. */
export const PROGRAM_FILES = { ...FILE_NAMES, codeSplitting: { groups: GROUPS } };

function replaceBundle(work) {
  const old = `${work}-old`;
  if (existsSync(BUNDLE)) renameSync(BUNDLE, old);
  try {
    renameSync(work, BUNDLE);
  } catch (error) {
    // another build was quicker, with the same program
    if (!existsSync(MARKER)) throw error;
  } finally {
    rmSync(old, { recursive: true, force: true });
  }
}

/** Our packages by their TypeScript sources, and only what is used of them. */
const fromSources = {
  name: 'nereid-sources',
  resolveId(id) {
    const file = packageSources.get(id);
    return file === undefined ? null : { id: file, moduleSideEffects: false };
  },
};

/** What a command loads at once, largest part first. */
function sizes(chunks) {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const reach = (name, seen = new Set()) => {
    if (seen.has(name) || !byName.has(name)) return seen;
    seen.add(name);
    for (const next of byName.get(name).imports) reach(next, seen);
    return seen;
  };
  for (const { fileName, isEntry, isDynamicEntry } of chunks) {
    if (!isEntry && !isDynamicEntry) continue;
    const loaded = [...reach(fileName)].map((name) => byName.get(name));
    const bytes = loaded.reduce((sum, { code }) => sum + code.length, 0);
    const packages = new Map();
    for (const [id, { renderedLength }] of loaded.flatMap(({ modules }) => Object.entries(modules))) {
      const name = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1] ?? /packages\/([^/]+)/.exec(id)?.[1] ?? 'other';
      packages.set(name, (packages.get(name) ?? 0) + renderedLength);
    }
    const parts = [...packages].sort((a, b) => b[1] - a[1]).map(([name, size]) => `${name} ${Math.round(size / 1e3)}`);
    console.log(`${fileName}: ${Math.round(bytes / 1e3)} kB in ${loaded.length} files (${parts.join(', ')})`);
  }
}

if (process.argv[1] === import.meta.filename) {
  if (process.argv.includes('--sizes')) rmSync(MARKER, { force: true });
  const chunks = await bundleProgram();
  if (chunks && process.argv.includes('--sizes')) sizes(chunks);
}
