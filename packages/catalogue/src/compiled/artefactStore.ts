import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../dataFiles.js';
import { makeFolder } from '../makeFolder.js';

/** Texts of artefacts by kind. */
export type Artefacts = Readonly<Record<string, string>>;

const MANIFEST = 'manifest.json';
/** Sets kept in a cache: a data folder that is being edited leaves one for each of its states. */
const KEPT_SETS = 30;

/** The set of these kinds under `key` in the first of the folders that has it whole; a damaged one counts as missing. */
export function findArtefacts(
  folders: readonly string[],
  key: string,
  kinds: readonly string[],
): Artefacts | undefined {
  for (const folder of folders) {
    const artefacts = readArtefacts(join(folder, key), kinds);
    if (artefacts !== undefined) return artefacts;
  }
  return undefined;
}

/** Writes a set under its key, complete or not at all; the oldest sets give way. Of two writers one wins, with equal files. */
export function writeArtefacts(folder: string, key: string, artefacts: Artefacts): void {
  makeFolder(folder);
  const temporary = join(folder, `${key}.${randomUUID()}.tmp`);
  try {
    mkdirSync(temporary);
    for (const [kind, text] of Object.entries(artefacts)) writeFileSync(join(temporary, `${kind}.json`), text);
    const hashes = Object.fromEntries(Object.entries(artefacts).map(([kind, text]) => [kind, sha256(text)]));
    writeFileSync(join(temporary, MANIFEST), JSON.stringify(hashes));
    // what is there was found damaged, or is just being written by another process
    rmSync(join(folder, key), { recursive: true, force: true });
    renameSync(temporary, join(folder, key));
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
  keepNewest(folder);
}

function keepNewest(folder: string): void {
  const sets = readdirSync(folder)
    .filter((name) => /^[0-9a-f]{64}$/.test(name))
    .map((name) => ({ name, time: statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .sort((a, b) => b.time - a.time);
  for (const { name } of sets.slice(KEPT_SETS)) rmSync(join(folder, name), { recursive: true, force: true });
}

function readArtefacts(folder: string, kinds: readonly string[]): Artefacts | undefined {
  try {
    const hashes = JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')) as Artefacts;
    const texts = kinds.map((kind) => [kind, readFileSync(join(folder, `${kind}.json`), 'utf8')] as const);
    return texts.every(([kind, text]) => hashes[kind] === sha256(text)) ? Object.fromEntries(texts) : undefined;
  } catch {
    return undefined;
  }
}
