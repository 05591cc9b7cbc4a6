import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { linesOfTerm, searchTerms, type TermHits } from '@nereid/catalogue';
import { InputError } from '@nereid/physics';

export interface RepositorySearch {
  readonly folder: string;
  readonly filesSearched: number;
  /** Binary, too large or not readable. */
  readonly filesSkipped: number;
  /** One for each term, in the order given. */
  readonly hits: readonly TermHits[];
}

export interface RepositorySearchOptions {
  /** Called before each file. */
  readonly onFile?: (file: string) => void;
}

const SKIPPED_FOLDERS = ['.git', 'node_modules'];
const MAXIMUM_FILE_BYTES = 1_000_000;
const PLACES_SHOWN = 5;
/** As git does: a file with a NUL among its first bytes is not text. */
const BINARY_PROBE_BYTES = 8000;

/**
 * Looks for terms (see `searchTerms`) in the text files of a folder, in order of their paths. Left out: `.git`,
 * `node_modules`, binary files, files above 1 MB, and symbolic links: what they lead to inside the folder is searched under
 * its own name, and what lies outside is not asked for. @throws InputError for what is not a folder
 */
export function searchRepository(
  folder: string,
  terms: readonly string[],
  { onFile }: RepositorySearchOptions = {},
): RepositorySearch {
  requireFolder(folder);
  const wanted = searchTerms([...new Set(terms)]);
  const found = wanted.map(({ term }) => ({ term, count: 0, places: [] as { file: string; line: number }[] }));
  let filesSearched = 0;
  let filesSkipped = 0;
  for (const file of filesBelow(realpathSync(folder), '')) {
    onFile?.(file);
    const text = readSource(join(folder, file));
    if (text === undefined) {
      filesSkipped++;
      continue;
    }
    filesSearched++;
    wanted.forEach((term, i) => {
      const lines = linesOfTerm(text, term);
      found[i].count += lines.length;
      for (const line of new Set(lines))
        if (found[i].places.length < PLACES_SHOWN) found[i].places.push({ file, line });
    });
  }
  return { folder, filesSearched, filesSkipped, hits: found };
}

function requireFolder(folder: string): void {
  const remedy = 'Give the folder of a repository that you may read.';
  let isFolder: boolean;
  try {
    isFolder = statSync(folder).isDirectory();
    readdirSync(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const problem =
      code === 'ENOENT' ? 'no such folder' : code === 'ENOTDIR' ? 'not a folder' : `cannot be read (${code})`;
    throw new InputError('--repository', folder, problem, remedy);
  }
  if (!isFolder) throw new InputError('--repository', folder, 'not a folder', remedy);
}

/** Paths of the ordinary files below a folder, with forward slashes, sorted within each folder. */
function* filesBelow(root: string, folder: string): Generator<string> {
  for (const entry of entriesOf(join(root, folder))) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      if (!SKIPPED_FOLDERS.includes(entry.name)) yield* filesBelow(root, path);
    } else if (entry.isFile()) yield path;
  }
}

/** None where a folder below the one asked for cannot be read. */
function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}

function readSource(path: string): string | undefined {
  try {
    if (statSync(path).size > MAXIMUM_FILE_BYTES) return undefined;
    const bytes = readFileSync(path);
    return bytes.subarray(0, BINARY_PROBE_BYTES).includes(0) ? undefined : bytes.toString('utf8');
  } catch {
    return undefined;
  }
}
