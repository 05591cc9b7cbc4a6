import { join } from 'node:path';
import type { Catalogue } from './catalogue.js';
import { requireCatalogue } from './catalogue.js';
import { type Artefacts, findArtefacts, writeArtefacts } from './compiled/artefactStore.js';
import { codeIdentity } from './compiled/codeIdentity.js';
import {
  CATALOGUE_KINDS,
  catalogueArtefacts,
  compiledCatalogue,
  compiledRecords,
  RECORD_KINDS,
  recordArtefacts,
} from './compiled/compiledCatalogue.js';
import { calculationKey, recordsKey } from './compiled/sourceKey.js';
import { recordIds as recordIdsIn } from './dataFiles.js';
import { CatalogueError, isError } from './diagnostics.js';
import { builtCatalogueFolder, defaultCacheFolder, defaultDataFolder } from './locations.js';
import { anchorRecord } from './recordAnchors.js';
import type { DataReport, RecordReport } from './records/recordStore.js';
import type { AnchorReport } from './sources.js';

export { sha256 } from './dataFiles.js';
export { builtCatalogueFolder, defaultCacheFolder, defaultDataFolder, shippedDataFolder } from './locations.js';
export { makeFolder, removeFolders } from './makeFolder.js';
export { histogramColumns, type RootHistogram, type RootSource, rootFlux } from './rootFlux.js';
export type { AnchorReport } from './sources.js';

/** The catalogue that was loaded last: a process that runs many commands reads it once. */
let latest: { readonly key: string; readonly catalogue: Catalogue } | undefined;

/**
 * The catalogue of a data folder: what the build or an earlier run compiled of exactly these files, else read from them and kept
 * in the cache. @throws CatalogueError with every problem of every file if there is an error
 */
export async function loadCatalogue(dataFolder: string = defaultDataFolder): Promise<Catalogue> {
  const code = codeIdentity();
  const key = calculationKey(dataFolder, code ?? '');
  if (code !== undefined && latest?.key === key) return latest.catalogue;
  const found = compiled(key, CATALOGUE_KINDS);
  if (found === undefined) return compiledFromSources(dataFolder, key, code);
  latest = { key, catalogue: compiledCatalogue(found) };
  return latest.catalogue;
}

/**
 * Everything in a data folder with every problem in it, compiled like `loadCatalogue`; data with errors are read from their files each
 * time. `sources.ts` has what reads them always.
 */
export async function loadData(dataFolder: string = defaultDataFolder): Promise<DataReport> {
  const code = codeIdentity();
  const key = recordsKey(dataFolder, code ?? '');
  const found = compiled(key, RECORD_KINDS);
  if (found !== undefined) return { catalogue: await loadCatalogue(dataFolder), ...compiledRecords(found) };
  const { checkData } = await import('./sources.js');
  const report = checkData(dataFolder);
  const { records, snapshots, diagnostics } = report;
  if (code === undefined || snapshots === undefined || diagnostics.some(isError)) return report;
  // not where a file was edited while it was being read
  if (recordsKey(dataFolder, code) === key) {
    keep(calculationKey(dataFolder, code), catalogueArtefacts(requireCatalogue(report)));
    keep(key, recordArtefacts({ records, snapshots, diagnostics }));
  }
  return report;
}

/** Folders of more records are not compiled for the sake of one. */
const COMPILED_FOR_ONE = 100;

/**
 * One record with the snapshots, compiled like `loadData`; read alone from a large folder, and from one with errors, which may be in
 * other records.
 */
export async function loadRecord(id: string, dataFolder: string = defaultDataFolder): Promise<RecordReport> {
  const [report] = await loadRecords([id], dataFolder);
  return report;
}

/** `loadRecord` for several, whose files are looked through once. */
export async function loadRecords(
  ids: readonly string[],
  dataFolder: string = defaultDataFolder,
): Promise<RecordReport[]> {
  const alone = () => Promise.all(ids.map((id) => readAlone(id, dataFolder)));
  if (recordIds(dataFolder).length > COMPILED_FOR_ONE) return alone();
  const { records, snapshots, diagnostics } = await loadData(dataFolder);
  if (diagnostics.some(isError)) return alone();
  return ids.map((id) => {
    const record = records.get(id);
    return {
      records: new Map(record === undefined ? [] : [[id, record]]),
      snapshots,
      diagnostics: diagnostics.filter(({ file }) => file.endsWith(`/records/${id}.yaml`)),
    };
  });
}

const readAlone = async (id: string, dataFolder: string): Promise<RecordReport> =>
  (await import('./sources.js')).readRecord(id, dataFolder);

/** Anchors of every record in the order of their files; compiled records are anchored as they are, others while they are read. */
export async function anchorRecords(dataFolder: string = defaultDataFolder): Promise<AnchorReport> {
  const found = compiled(recordsKey(dataFolder, codeIdentity() ?? ''), RECORD_KINDS);
  if (found === undefined) return (await import('./sources.js')).anchorAllRecords(dataFolder);
  const { records, snapshots } = compiledRecords(found);
  const full = [...records.values()].filter((record) => record.kind === 'record');
  return {
    records: full.map((record) => ({ record, anchors: anchorRecord(record, snapshots) })),
    snapshots,
    unread: [],
  };
}

/** Ids of the record files in the data folder, in order, whatever is in them. */
export const recordIds = (dataFolder: string = defaultDataFolder): string[] => recordIdsIn(dataFolder);

const cacheFolder = (): string => join(defaultCacheFolder(), 'catalogue');

/** Artefacts of the build or of an earlier run; none where it is not known which code would have made them. */
const compiled = (key: string, kinds: readonly string[]): Artefacts | undefined =>
  codeIdentity() === undefined ? undefined : findArtefacts([builtCatalogueFolder, cacheFolder()], key, kinds);

async function compiledFromSources(dataFolder: string, key: string, code: string | undefined): Promise<Catalogue> {
  const { readCatalogue } = await import('./sources.js');
  const report = readCatalogue(dataFolder);
  if (report.diagnostics.some(isError)) throw new CatalogueError(report.diagnostics);
  const artefacts = catalogueArtefacts(requireCatalogue(report));
  const catalogue = compiledCatalogue(artefacts);
  // neither kept nor remembered under this key where a file was edited while it was being read
  if (code !== undefined && calculationKey(dataFolder, code) === key) {
    keep(key, artefacts);
    latest = { key, catalogue };
  }
  return catalogue;
}

/** A cache that cannot be written only costs time. */
function keep(key: string, artefacts: Artefacts): void {
  try {
    writeArtefacts(cacheFolder(), key, artefacts);
  } catch {
    // the next run reads the sources again
  }
}
