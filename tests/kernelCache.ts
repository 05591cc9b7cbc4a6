import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { root, sourceFiles } from './sourceFiles.js';

const FOLDER = join(root, 'node_modules', '.cache', 'nereid-tests');
/** Source states whose kernels are kept: some branches take turns. */
const KEPT = 3;

/**
 * Tests of the whole repository share one kernel cache: what one has computed no other computes again, nor does the next run.
 * Its folder is named by the sources that compute kernels, so that a kernel of other code is never believed here, whether or
 * not somebody remembered to raise `ALGORITHM`. Kernels of the default options come with the data and are not in it. Tests about the cache itself take an empty one of their own.
 */
export default async function setup(): Promise<void> {
  // tests read what the build made of the data, which is to be of these sources; a moment where nothing changed
  const { ensureProgram } = (await import(join(root, 'scripts/prepare.mjs'))) as { ensureProgram: () => Promise<void> };
  await ensureProgram();
  const folder = join(FOLDER, sourcesHash());
  mkdirSync(folder, { recursive: true });
  utimesSync(folder, new Date(), new Date());
  removeOthers();
  process.env.NEREID_CACHE = folder;
}

/** SHA-256 of all that may change the numbers of a kernel whose inputs are the same. */
function sourcesHash(): string {
  const hash = createHash('sha256');
  for (const file of ['packages/physics/src', 'packages/analysis/src'].flatMap((folder) => sourceFiles(folder))) {
    if (!file.endsWith('.test.ts')) hash.update(`${file}\n`).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex').slice(0, 16);
}

function removeOthers(): void {
  const folders = readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const newestFirst = folders
    .map(({ name }) => ({ path: join(FOLDER, name), used: statSync(join(FOLDER, name)).mtimeMs }))
    .sort((a, b) => b.used - a.used);
  for (const { path } of newestFirst.slice(KEPT)) rmSync(path, { recursive: true, force: true });
}
