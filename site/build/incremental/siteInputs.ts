import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { sha256 } from '@nereid/catalogue/node';
import { buildStamp, stampWords } from '../buildStamp.js';
import { documentFiles, IMAGE_FOLDER, REPOSITORY } from '../docs/documentPages.js';
import { hashOf } from './buildCache.js';
import { linkedFiles } from './linkedFiles.js';

/** Hashes of everything that enters a site, in the parts that its pages depend on. */
export interface SiteInputs {
  /** The compiled packages and this one, their libraries, and the Node that runs them. */
  readonly programs: string;
  /** What else the pages are made of: templates, styles, scripts, files for the browser. */
  readonly templates: string;
  /** Sources and declarations, which the pages about the interface are made from. */
  readonly declarations: string;
  readonly documents: string;
  /** Data but for the three below: what the engine computes with. */
  readonly engineData: string;
  readonly records: string;
  readonly snapshots: string;
  readonly references: string;
  /** Path under which the site will be served. */
  readonly base: string;
  /** Commit and date, which the pages of records name. */
  readonly stamp: string;
}

const PACKAGES = ['physics', 'catalogue', 'figures', 'analysis', 'scan'] as const;
const TEMPLATES = ['pages', 'layouts', 'components', 'styles', 'explorer', 'browser', 'public', 'links.ts'] as const;
const DATA_PARTS = ['records', 'snapshots', 'references'] as const;
/** Outside values that the pages of exposures show; see `publishedRates`. */
const PUBLISHED_RATES = 'validation/reference';

/** Programs stay in memory as they were loaded, whatever happens to their files: hashed once. */
const programsOf = new Map<string, string>();

/** Reads every file that enters a site. @param base - path under which the site will be served */
export function siteInputs(dataFolder: string, base: string, repository: string = REPOSITORY): SiteInputs {
  const site = join(repository, 'site');
  const hashFiles = (paths: readonly string[]) => hashOfFiles(paths, repository);
  const folders = PACKAGES.map((name) => join(repository, 'packages', name));
  const source = (path: string) => /\.ts$/.test(path) && !/\.test\.ts$/.test(path);
  const data = filesIn(dataFolder);
  const partOf = (path: string) => DATA_PARTS.find((part) => path.startsWith(join(dataFolder, part) + sep));
  const dataHash = (part: (typeof DATA_PARTS)[number] | undefined) =>
    hashOfFiles(
      data.filter((path) => partOf(path) === part),
      dataFolder,
    );
  return {
    programs: programsHash(repository),
    templates: hashFiles(
      TEMPLATES.flatMap((name) => filesIn(join(site, name))).filter((path) => !/\.test\.ts$/.test(path)),
    ),
    declarations: hashFiles(
      folders.flatMap((folder) => ['dist', 'src'].flatMap((name) => filesIn(join(folder, name)))).filter(source),
    ),
    documents: documentsHash(repository),
    engineData: hashOf(dataHash(undefined), hashFiles(filesIn(join(repository, PUBLISHED_RATES)))),
    records: dataHash('records'),
    snapshots: dataHash('snapshots'),
    references: dataHash('references'),
    base,
    stamp: stampWords(buildStamp(repository)),
  };
}

function programsHash(repository: string): string {
  const known = programsOf.get(repository);
  if (known !== undefined) return known;
  const folders = [...PACKAGES.map((name) => join('packages', name)), 'site'].map((name) => join(repository, name));
  const compiled = folders.flatMap((folder) => [join(folder, 'dist'), join(folder, 'package.json')]);
  const files = compiled.flatMap(filesIn).filter((path) => !/\.(map|d\.ts|tsbuildinfo)$/.test(path));
  const libraries = join(repository, 'package-lock.json');
  const hash = hashOf(process.version, process.arch, hashOfFiles([...files, libraries], repository));
  programsOf.set(repository, hash);
  return hash;
}

/** Texts and drawings of the documentation, and whether what they lead to is there. */
function documentsHash(repository: string): string {
  const files = documentFiles(repository).map(({ file }) => file);
  const images = hashOfFiles(filesIn(join(repository, IMAGE_FOLDER)), repository);
  return hashOf(
    images,
    files.map((file) => {
      const text = readFileSync(join(repository, file), 'utf8');
      return [file, sha256(text), linkedFiles(file, text, repository)];
    }),
  );
}

/** Every file in a folder but hidden ones, or the file itself, in the order of their paths; none where there is nothing. */
function filesIn(path: string): string[] {
  try {
    const names = readdirSync(path).filter((name) => !name.startsWith('.'));
    return names.flatMap((name) => filesIn(join(path, name))).sort();
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOTDIR' ? [path] : [];
  }
}

/** Hash of the names and contents of files; of one that is not there, that it is not. */
function hashOfFiles(paths: readonly string[], root: string): string {
  return hashOf(paths.map((path) => [relative(root, path), existsSync(path) ? sha256(readFileSync(path)) : undefined]));
}
