import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Catalogue, CatalogueReport } from './catalogue.js';
import { type PublishedCurve, parseCurve } from './curves.js';
import { CatalogueError, type Diagnostic, isError, type Parsed, type SourceText } from './diagnostics.js';
import { type Experiment, type Experiments, parseExperiment } from './experiments.js';
import { type Materials, parseMaterials } from './materials.js';
import { type Nuclides, parseNuclides } from './nuclides.js';
import { parseReferences, type References } from './references.js';

/** The data of the repository this package belongs to; the same place seen from `src` and from `dist`. */
export const defaultDataFolder: string = fileURLToPath(new URL('../../../data', import.meta.url));

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
  const absolute = join(dataFolder, ...path);
  const file = relative(join(dataFolder, '..'), absolute).split(sep).join('/');
  let text: string;
  try {
    text = readFileSync(absolute, 'utf8');
  } catch (error) {
    const message = `cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown reason'})`;
    const remedy = `Give a data folder that holds ${path.join('/')}.`;
    const place = { severity: 'error', file, line: 1, column: 1, path: '' } as const;
    return { value: undefined, diagnostics: [{ ...place, message, remedy }] };
  }
  return parse({ file, text });
}

function checkFileName(source: SourceText, parsed: Parsed<Experiment>): Parsed<Experiment> {
  const name = source.file.split('/').at(-1);
  if (parsed.value === undefined || `${parsed.value.id}.yaml` === name) return parsed;
  const message = `the id is "${parsed.value.id}", the file ${name}`;
  const place = { severity: 'error', file: source.file, line: 1, column: 1, path: 'id' } as const;
  const remedy = `Rename the file to ${parsed.value.id}.yaml or change the id.`;
  return { ...parsed, diagnostics: [...parsed.diagnostics, { ...place, message, remedy }] };
}
