import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { requireCatalogue } from '../catalogue.js';
import { CatalogueError, isError } from '../diagnostics.js';
import { checkData } from '../sources.js';
import { findArtefacts, writeArtefacts } from './artefactStore.js';
import { CODE_IDENTITY_FILE } from './codeIdentity.js';
import { CATALOGUE_KINDS, catalogueArtefacts, RECORD_KINDS, recordArtefacts } from './compiledCatalogue.js';
import { calculationKey, recordsKey } from './sourceKey.js';

/**
 * Compiles a data folder into `folder`, unless what is there was made of the same files by the same code, and removes what was made of
 * others. `code` is what `codeIdentity` will return. Returns whether anything was to do.
 * @throws CatalogueError where the data have errors; nothing is then compiled, and every command reports them
 */
export function compileDataFolder(dataFolder: string, folder: string, code: string): boolean {
  const keys = [calculationKey(dataFolder, code), recordsKey(dataFolder, code)];
  const kinds = [CATALOGUE_KINDS, RECORD_KINDS];
  const isWhole = (key: string, i: number) => findArtefacts([folder], key, kinds[i]) !== undefined;
  if (codeIsNoted(folder, code) && keys.every(isWhole)) return false;
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, CODE_IDENTITY_FILE), `${code}\n`);
  const report = checkData(dataFolder);
  const { records, snapshots, diagnostics } = report;
  if (diagnostics.some(isError) || snapshots === undefined) throw new CatalogueError(diagnostics);
  writeArtefacts(folder, keys[0], catalogueArtefacts(requireCatalogue(report)));
  writeArtefacts(folder, keys[1], recordArtefacts({ records, snapshots, diagnostics }));
  return true;
}

function codeIsNoted(folder: string, code: string): boolean {
  try {
    return readFileSync(join(folder, CODE_IDENTITY_FILE), 'utf8').trim() === code;
  } catch {
    return false;
  }
}
