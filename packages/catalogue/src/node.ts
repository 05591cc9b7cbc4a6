import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Catalogue, CatalogueReport } from './catalogue.js';
import { type PublishedCurve, parseCurve } from './curves.js';
import { CatalogueError, type Diagnostic, isError, type Parsed, type SourceText } from './diagnostics.js';
import { type Experiment, type Experiments, parseExperiment } from './experiments.js';
import { type Materials, parseMaterials } from './materials.js';
import { type Nuclides, parseNuclides } from './nuclides.js';
import { type DataReport, type RecordReport, readRecordSources, sortDiagnostics } from './records/recordStore.js';
import { parseSnapshots } from './records/snapshots.js';
import { parseReferences, type References } from './references.js';

/** The data of the repository this package belongs to; the same place seen from `src` and from `dist`. */
export const defaultDataFolder: string = fileURLToPath(new URL('../../../data', import.meta.url));

/** Larger files are not read. */
const MAXIMUM_FILE_BYTES = 4_000_000;

/** Reads all files of the data folder and reports their problems without throwing. */
export function readCatalogue(dataFolder: string = defaultDataFolder): CatalogueReport {
  const diagnostics: Diagnostic[] = [];
  const read = <T>(path: string[], parse: (source: SourceText) => Parsed<T>): T | undefined => {
    const parsed = parseFile(dataFolder, path, parse);
    diagnostics.push(...parsed.diagnostics);
    return parsed.diagnostics.some(isError) ? undefined : parsed.value;
  };
  const references = read(['references', 'references.yaml'], parseReferences);
  const nuclides = read(['nuclei', 'nuclides.yaml'], (source) => parseNuclides(source, references));
  const materials = read(['materials', 'materials.yaml'], (source) => parseMaterials(source, nuclides, references));
  const experiments = new Map<string, Experiment>();
  for (const path of filesIn(dataFolder, 'experiments', '.yaml')) {
    const experiment = read(path, (source) =>
      checkFileName(source, parseExperiment(source, { references, materials, nuclides })),
    );
    if (experiment !== undefined) experiments.set(experiment.id, experiment);
  }
  const curves = new Map<string, PublishedCurve>();
  for (const path of filesIn(dataFolder, 'curves', '.csv')) {
    const curve = read(path, (source) => parseCurve(source, references));
    if (curve !== undefined) curves.set(curve.id, curve);
  }
  return { catalogue: { references, nuclides, materials, experiments, curves }, diagnostics };
}

/** Reads the data folder; throws a `CatalogueError` with every problem of every file if there is an error. */
export function loadCatalogue(dataFolder: string = defaultDataFolder): Catalogue {
  const { catalogue, diagnostics } = readCatalogue(dataFolder);
  const { references, nuclides, materials, experiments, curves } = catalogue;
  if (diagnostics.some(isError) || !references || !nuclides || !materials || !experiments || !curves) {
    throw new CatalogueError(diagnostics);
  }
  return { references, nuclides, materials, experiments, curves };
}

/**
 * Reads records and snapshots and checks them against each other and against references and experiments. Kept apart from
 * `readCatalogue`: calculations do not wait for it.
 */
export function readRecords(
  dataFolder: string = defaultDataFolder,
  { references, experiments }: { references?: References | undefined; experiments?: Experiments | undefined } = {},
): RecordReport {
  const snapshots = parseFile(dataFolder, ['snapshots', 'manifest.yaml'], (source) =>
    parseSnapshots(source, { read: (name) => readText(dataFolder, ['snapshots', name]), sha256 }, references),
  );
  const diagnostics = [...snapshots.diagnostics];
  const sources = filesIn(dataFolder, 'records', '.yaml').flatMap((path) => {
    const { value, diagnostics: problems } = parseFile(dataFolder, path, (source) => ({
      value: source,
      diagnostics: [],
    }));
    diagnostics.push(...problems);
    return value === undefined ? [] : [value];
  });
  const report = readRecordSources(sources, { references, experiments, snapshots: snapshots.value, sha256 });
  return { ...report, diagnostics: [...diagnostics, ...report.diagnostics] };
}

/** Reads and checks every file of the data folder; all problems, sorted by file and line. */
export function checkData(dataFolder: string = defaultDataFolder): DataReport {
  const { catalogue, diagnostics } = readCatalogue(dataFolder);
  const records = readRecords(dataFolder, catalogue);
  return { catalogue, ...records, diagnostics: sortDiagnostics([...diagnostics, ...records.diagnostics]) };
}

export function loadReferences(dataFolder?: string): References {
  return loadCatalogue(dataFolder).references;
}

export function loadNuclides(dataFolder?: string): Nuclides {
  return loadCatalogue(dataFolder).nuclides;
}

export function loadMaterials(dataFolder?: string): Materials {
  return loadCatalogue(dataFolder).materials;
}

export function loadExperiments(dataFolder?: string): Experiments {
  return loadCatalogue(dataFolder).experiments;
}

/** Paths of the files with this ending in a folder of the data folder, in order of name; none where there is no folder. */
function filesIn(dataFolder: string, folder: string, ending: string): string[][] {
  try {
    const names = readdirSync(join(dataFolder, folder)).filter((name) => name.endsWith(ending));
    return names.sort().map((name) => [folder, name]);
  } catch {
    return [];
  }
}

function parseFile<T>(
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
function readText(dataFolder: string, path: readonly string[]): { text: string } | { problem: string } {
  try {
    const real = realpathSync(join(dataFolder, ...path));
    if (!real.startsWith(realpathSync(dataFolder) + sep)) return { problem: 'lies outside the data folder' };
    const status = statSync(real);
    if (!status.isFile()) return { problem: 'is not a file' };
    if (status.size > MAXIMUM_FILE_BYTES)
      return { problem: `has ${status.size} bytes, more than ${MAXIMUM_FILE_BYTES}` };
    return { text: readFileSync(real, 'utf8') };
  } catch (error) {
    return { problem: `cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown reason'})` };
  }
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function checkFileName(source: SourceText, parsed: Parsed<Experiment>): Parsed<Experiment> {
  const name = source.file.split('/').at(-1);
  if (parsed.value === undefined || `${parsed.value.id}.yaml` === name) return parsed;
  const message = `the id is "${parsed.value.id}", the file ${name}`;
  const place = { severity: 'error', file: source.file, line: 1, column: 1, path: 'id' } as const;
  const remedy = `Rename the file to ${parsed.value.id}.yaml or change the id.`;
  return { ...parsed, diagnostics: [...parsed.diagnostics, { ...place, message, remedy }] };
}
