// The data files as people write them. Loads the parsers of YAML and the schemas, so nothing that only computes imports it.

import type { CatalogueReport } from './catalogue.js';
import { type PublishedCurve, parseCurve } from './curves.js';
import { filesIn, parseFile, readText, recordIds, sha256 } from './dataFiles.js';
import { parseDensities } from './densities.js';
import { type Diagnostic, isError, type Parsed, type SourceText } from './diagnostics.js';
import { type Experiment, type ExperimentContext, type Experiments, parseExperiment } from './experiments.js';
import { type Exposure, isExposureFile, parseExposure } from './exposures.js';
import { type FluxTable, parseFlux } from './fluxes.js';
import { defaultDataFolder } from './locations.js';
import { parseMaterials } from './materials.js';
import { type Nuclides, parseNuclides } from './nuclides.js';
import { anchorRecord, type RecordAnchor } from './recordAnchors.js';
import type { FullRecord } from './records/record.js';
import { combineRecords, type DataReport, type RecordReport, sortDiagnostics } from './records/recordStore.js';
import { parseSnapshots, type Snapshots } from './records/snapshots.js';
import { startReadingRecords, withPlainEnvironment } from './recordThreads.js';
import { parseReferences, type References } from './references.js';
import { parseSelection, type Selection } from './selections.js';

const REFERENCES = ['references', 'references.yaml'];

/** Reads all files of the data folder and reports their problems without throwing. */
export function readCatalogue(dataFolder: string = defaultDataFolder): CatalogueReport {
  const diagnostics: Diagnostic[] = [];
  const read = <T>(path: string[], parse: (source: SourceText) => Parsed<T>): T | undefined => {
    const parsed = parseFile(dataFolder, path, parse);
    diagnostics.push(...parsed.diagnostics);
    return parsed.diagnostics.some(isError) ? undefined : parsed.value;
  };
  const references = read(REFERENCES, parseReferences);
  // a folder of one's own need not have densities
  const withDensities = (table: Nuclides): Nuclides | undefined =>
    filesIn(dataFolder, 'nuclei', '.yaml').some(([, name]) => name === 'densities.yaml')
      ? read(['nuclei', 'densities.yaml'], (source) => parseDensities(source, table, references))
      : table;
  const table = read(['nuclei', 'nuclides.yaml'], (source) => parseNuclides(source, references));
  const nuclides = table && withDensities(table);
  const materials = read(['materials', 'materials.yaml'], (source) => parseMaterials(source, nuclides, references));
  const fluxes = new Map<string, FluxTable>();
  for (const path of filesIn(dataFolder, 'fluxes', '.csv')) {
    const flux = read(path, (source) => parseFlux(source, references));
    if (flux !== undefined) fluxes.set(flux.id, flux);
  }
  const experiments = new Map<string, Experiment>();
  const exposures = new Map<string, Exposure>();
  const context = { references, materials, nuclides, fluxes };
  for (const path of filesIn(dataFolder, 'experiments', '.yaml')) {
    const experiment = read(path, (source) => checkFileName(source, parseAnyExperiment(source, context)));
    if (experiment === undefined) continue;
    if ('measurement' in experiment) experiments.set(experiment.id, experiment);
    else exposures.set(experiment.id, experiment);
  }
  const selections = new Map<string, Selection>();
  for (const path of filesIn(dataFolder, 'selections', '.yaml')) {
    const selection = read(path, (source) => checkFileName(source, parseSelection(source, references)));
    if (selection !== undefined) selections.set(selection.id, selection);
  }
  const curves = new Map<string, PublishedCurve>();
  for (const path of filesIn(dataFolder, 'curves', '.csv')) {
    const curve = read(path, (source) => parseCurve(source, references));
    if (curve !== undefined) curves.set(curve.id, curve);
  }
  const measured = { experiments, exposures, selections, curves };
  return { catalogue: { references, nuclides, materials, fluxes, ...measured }, diagnostics };
}

/**
 * Reads records and snapshots and checks them against each other and against references and experiments. Kept apart from
 * `readCatalogue`: calculations do not wait for it.
 */
function readRecords(
  dataFolder: string = defaultDataFolder,
  { references, experiments }: { references?: References | undefined; experiments?: Experiments | undefined } = {},
): RecordReport {
  const context = { references, experiments };
  // other threads read records while this one reads the snapshots
  const reading = startReadingRecords({ dataFolder, context, paths: filesIn(dataFolder, 'records', '.yaml') });
  const snapshots = readSnapshots(dataFolder, references);
  const files = reading.finish();
  const alone = files.flatMap(({ value }) => (value ? [value] : []));
  const report = combineRecords(alone, { ...context, snapshots: snapshots.value });
  const unreadable = files.flatMap(({ diagnostics }) => diagnostics);
  return { ...report, diagnostics: [...snapshots.diagnostics, ...unreadable, ...report.diagnostics] };
}

/** Anchors of the records of a data folder; `unread` are files that could not be read as a record. */
export interface AnchorReport {
  readonly records: readonly { readonly record: FullRecord; readonly anchors: readonly RecordAnchor[] }[];
  readonly snapshots: Snapshots | undefined;
  readonly unread: readonly string[];
}

/**
 * Anchors every record in the order of their files, without checking them against each other: each is anchored while others
 * are still being read.
 */
export function anchorAllRecords(dataFolder: string = defaultDataFolder): AnchorReport {
  const reading = startReadingRecords({ dataFolder, context: {}, paths: filesIn(dataFolder, 'records', '.yaml') });
  const snapshots = readSnapshots(dataFolder, undefined).value;
  const anchors = new Map<string, RecordAnchor[]>();
  const files = reading.finish((some) => {
    for (const { value } of some) {
      if (value?.value?.kind === 'record')
        anchors.set(value.value.id, anchorRecord(value.value, snapshots ?? new Map()));
    }
  });
  const records = files.flatMap(({ value }) => (value?.value?.kind === 'record' ? [value.value] : []));
  const known = new Set(files.flatMap(({ value }) => value?.value?.id ?? []));
  return {
    records: records.map((record) => ({ record, anchors: anchors.get(record.id) ?? [] })),
    snapshots,
    unread: recordIds(dataFolder).filter((id) => !known.has(id)),
  };
}

/** Reads one record with references and snapshots, and no other record: what leads from it to others is not followed. */
export function readRecord(id: string, dataFolder: string = defaultDataFolder): RecordReport {
  const references = parseFile(dataFolder, REFERENCES, parseReferences).value;
  const snapshots = readSnapshots(dataFolder, references);
  const isKnown = recordIds(dataFolder).includes(id);
  const work = { dataFolder, context: { references }, paths: isKnown ? [['records', `${id}.yaml`]] : [] };
  const alone = startReadingRecords(work).finish();
  const records = new Map(alone.flatMap(({ value }) => (value?.value ? [[value.value.id, value.value] as const] : [])));
  const diagnostics = alone.flatMap((file) => [...file.diagnostics, ...(file.value?.diagnostics ?? [])]);
  return { records, snapshots: snapshots.value, diagnostics: [...snapshots.diagnostics, ...diagnostics] };
}

function readSnapshots(dataFolder: string, references: References | undefined): Parsed<Snapshots> {
  const access = { read: (name: string) => readText(dataFolder, ['snapshots', name]), sha256 };
  return withPlainEnvironment(() =>
    parseFile(dataFolder, ['snapshots', 'manifest.yaml'], (source) => parseSnapshots(source, access, references)),
  );
}

/** Reads and checks every file of the data folder; all problems, sorted by file and line. */
export function checkData(dataFolder: string = defaultDataFolder): DataReport {
  const { catalogue, diagnostics } = readCatalogue(dataFolder);
  const records = readRecords(dataFolder, catalogue);
  return { catalogue, ...records, diagnostics: sortDiagnostics([...diagnostics, ...records.diagnostics]) };
}

function parseAnyExperiment(source: SourceText, context: ExperimentContext): Parsed<Experiment | Exposure> {
  return isExposureFile(source.text) ? parseExposure(source, context) : parseExperiment(source, context);
}

function checkFileName<T extends { readonly id: string }>(source: SourceText, parsed: Parsed<T>): Parsed<T> {
  const name = source.file.split('/').at(-1);
  if (parsed.value === undefined || `${parsed.value.id}.yaml` === name) return parsed;
  const message = `the id is "${parsed.value.id}", the file ${name}`;
  const place = { severity: 'error', file: source.file, line: 1, column: 1, path: 'id' } as const;
  const remedy = `Rename the file to ${parsed.value.id}.yaml or change the id.`;
  return { ...parsed, diagnostics: [...parsed.diagnostics, { ...place, message, remedy }] };
}
