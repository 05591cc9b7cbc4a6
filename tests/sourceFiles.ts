import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Path from the root of the repository, with forward slashes. */
const fromRoot = (path: string): string => relative(root, path).split(sep).join('/');

/** Source files of a folder without what is built; none where the folder is missing. */
export function sourceFiles(folder: string, ending: RegExp = /\.(ts|tsx|mjs|js)$/): string[] {
  let entries: ReturnType<typeof list>;
  try {
    entries = list(join(root, folder));
  } catch {
    return [];
  }
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => fromRoot(join(entry.parentPath, entry.name)))
    .filter((file) => ending.test(file) && !/(^|\/)(dist|node_modules)\//.test(file) && !file.endsWith('.d.ts'))
    .sort();
}

const list = (path: string) => readdirSync(path, { recursive: true, withFileTypes: true });

export interface Import {
  readonly file: string;
  /** As written: `node:fs`, `@nereid/physics`, `../errors.js`. */
  readonly specifier: string;
  /** Erased by the compiler: `import type`, `export type`. */
  readonly typeOnly: boolean;
  /** For relative imports, the TypeScript file that is meant, from the root. */
  readonly target: string | undefined;
}

const STATIC = /^\s*(?:import|export)\s+(type\s+)?(?:[\w*{][^'"`;]*?\sfrom\s*)?['"]([^'"]+)['"]/gm;
const DYNAMIC = /\b(?:import|require)\(\s*['"]([^'"]+)['"]/g;

/** Every import of a file, static, re-exported or dynamic. */
export function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  const found = [
    ...Array.from(text.matchAll(STATIC), ([, type, specifier]) => ({ specifier, typeOnly: type !== undefined })),
    ...Array.from(text.matchAll(DYNAMIC), ([, specifier]) => ({ specifier, typeOnly: false })),
  ];
  return found.map(({ specifier, typeOnly }) => {
    const relativePath = specifier.startsWith('.');
    const target = relativePath ? fromRoot(resolve(root, dirname(file), specifier)).replace(/\.js$/, '.ts') : undefined;
    return { file, specifier, typeOnly, target };
  });
}

/** A test, or what tests share: everything in a folder `test`. */
export const isTest = (file: string): boolean => /\.test\.ts$|\/test\//.test(file);
