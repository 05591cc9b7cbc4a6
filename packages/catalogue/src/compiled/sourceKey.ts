import { createHash } from 'node:crypto';
import { basename, resolve } from 'node:path';
import { filesIn, readText } from '../dataFiles.js';

/** Folders of what calculations read, with the ending of their files. Records and snapshots are apart: calculations do not wait for them. */
const CALCULATION_FOLDERS = {
  references: '.yaml',
  nuclei: '.yaml',
  materials: '.yaml',
  fluxes: '.csv',
  experiments: '.yaml',
  selections: '.yaml',
  curves: '.csv',
} as const;
const RECORD_FOLDERS = { records: '.yaml', snapshots: '' } as const;

/**
 * SHA-256 of the files that calculations read and of the code that reads them. The files are hashed at every start, which takes
 * milliseconds: size and time of an edited file may be those of before, its hash is not.
 */
export const calculationKey = (dataFolder: string, code: string): string =>
  hashOfFiles(dataFolder, CALCULATION_FOLDERS, code);

/** SHA-256 of everything in a data folder and of the code that reads it. */
export const recordsKey = (dataFolder: string, code: string): string =>
  // problems name their files by the folder
  hashOfFiles(dataFolder, RECORD_FOLDERS, `${basename(resolve(dataFolder))}\0${calculationKey(dataFolder, code)}`);

function hashOfFiles(dataFolder: string, folders: Readonly<Record<string, string>>, beginning: string): string {
  const hash = createHash('sha256').update(beginning);
  for (const [folder, ending] of Object.entries(folders)) {
    for (const path of filesIn(dataFolder, folder, ending)) {
      const found = readText(dataFolder, path);
      const text = 'text' in found ? found.text : found.problem;
      hash.update(`\0${path.join('/')}\0${text.length}\0`).update(text);
    }
  }
  return hash.digest('hex');
}
