import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Parsed, SourceText } from './diagnostics.js';

/** Larger files are not read. The largest is the manifest of the snapshots. */
const MAXIMUM_FILE_BYTES = 12_000_000;

/**
 * Paths of the files with this ending in a folder of the data folder, in order of name; none where there is no folder, and the folder
 * itself where it cannot be read, so that whoever reads it says why.
 */
export function filesIn(dataFolder: string, folder: string, ending: string): string[][] {
  try {
    const names = readdirSync(join(dataFolder, folder)).filter((name) => name.endsWith(ending));
    return names.sort().map((name) => [folder, name]);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? [] : [[folder]];
  }
}

/** What `parse` makes of a file of the data folder; one problem where the file cannot be read. */
export function parseFile<T>(
  dataFolder: string,
  path: readonly string[],
  parse: (source: SourceText) => Parsed<T>,
): Parsed<T> {
  const file = relative(join(dataFolder, '..'), join(dataFolder, ...path))
    .split(sep)
    .join('/');
  const found = readText(dataFolder, path);
  if ('text' in found) return parse({ file, text: found.text });
  const remedy = `Give a data folder that holds ${path.join('/')}.`;
  const place = { severity: 'error', file, line: 1, column: 1, path: '' } as const;
  return { value: undefined, diagnostics: [{ ...place, message: found.problem, remedy }] };
}

/** Text of an ordinary file inside the data folder, also after links are followed; the reason where there is none. */
export function readText(dataFolder: string, path: readonly string[]): { text: string } | { problem: string } {
  try {
    const real = realpathSync.native(join(dataFolder, ...path));
    if (!real.startsWith(realpathSync.native(dataFolder) + sep)) return { problem: 'lies outside the data folder' };
    const status = statSync(real);
    // says why where it is a folder that cannot be read
    if (status.isDirectory()) readdirSync(real);
    if (!status.isFile()) return { problem: 'is not a file' };
    if (status.size > MAXIMUM_FILE_BYTES)
      return { problem: `has ${status.size} bytes, more than ${MAXIMUM_FILE_BYTES}` };
    return { text: readFileSync(real, 'utf8') };
  } catch (error) {
    return { problem: `cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown reason'})` };
  }
}

/** SHA-256 of bytes, or of a text in UTF-8, in hexadecimal digits. */
export const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** Ids of the record files in a data folder, in order, whatever is in them. */
export function recordIds(dataFolder: string): string[] {
  return filesIn(dataFolder, 'records', '.yaml').flatMap(([, name]) => name?.replace(/\.yaml$/, '') ?? []);
}
