import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ProcessIdentity, processRuns, thisProcess } from '@nereid/scan/node';

/** In the folder of a build: the process that makes it. */
const OWNER = '.process.json';

/** A folder for a build while it runs, beside the sources, with the identity of this process in it. */
export async function startBuildFolder(root: string, build: number): Promise<string> {
  const folder = join(root, `.build-${process.pid}-${build}`);
  const owner = JSON.stringify(await thisProcess());
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, OWNER), owner);
  return folder;
}

/** Removes folders of builds whose process was killed and could not do it; not those of another machine or container, which cannot be asked. */
export async function removeAbandonedBuilds(root: string): Promise<void> {
  for (const name of readdirSync(root).filter((one) => /^\.build-\d+-\d+$/.test(one))) {
    const owner = ownerOf(join(root, name));
    if (owner !== undefined && (await processRuns(owner)) === false) {
      rmSync(join(root, name), { recursive: true, force: true });
    }
  }
}

/** Undefined where it is not written yet. */
function ownerOf(folder: string): ProcessIdentity | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, OWNER), 'utf8')) as ProcessIdentity;
  } catch {
    return undefined;
  }
}
