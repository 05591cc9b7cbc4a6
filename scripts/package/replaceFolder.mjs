import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { layout } from './layout.mjs';

/**
 * Fills a folder beside the one that is meant and puts it in its place when it is complete.
 * @throws Error where there is something else than a package of ours, before anything is done
 */
export async function replaceFolder(folder, fill) {
  requireOurs(folder);
  mkdirSync(dirname(folder), { recursive: true });
  const work = join(dirname(folder), `.${basename(folder)}-${process.pid}`);
  const old = `${work}-old`;
  try {
    mkdirSync(work);
    await fill(work);
    if (existsSync(folder)) renameSync(folder, old);
    renameSync(work, folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
    rmSync(old, { recursive: true, force: true });
  }
}

function requireOurs(folder) {
  if (!existsSync(folder) || readdirSync(folder).length === 0) return;
  try {
    const { name } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    // packages/cli has this name as well
    if (name === 'nereid-hep' && existsSync(join(folder, layout.program))) return;
  } catch {
    // it has none
  }
  throw new Error(`${folder} has something else in it. Name a folder that is empty or does not exist.`);
}
