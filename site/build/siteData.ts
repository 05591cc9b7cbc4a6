import { constraintRegistry, coverageOfRecords, OBSERVABLE_RECORDS } from '@nereid/analysis';
import { gatherCachedCoverage } from '@nereid/analysis/node';
import {
  anchorRecord,
  type Catalogue,
  CatalogueError,
  type CatalogueRecord,
  type CodeCoverage,
  type CoverageEvidence,
  type Diagnostic,
  type FullRecord,
  isError,
  type RecordAnchor,
  type References,
  type Snapshots,
} from '@nereid/catalogue';
import { defaultDataFolder, loadData } from '@nereid/catalogue/node';
import { checkCitations, checkMarkup } from './checkMarkup.js';
import { constraintResult } from './constraintResult.js';
import { kept, keptLater } from './incremental/kept.js';
import { namesIn } from './incremental/namesIn.js';
import { seenData } from './incremental/pageView.js';
import { RecordProse } from './prose.js';
import type { SiteData, SiteRecord } from './siteContents.js';

export type { SiteData, SiteRecord } from './siteContents.js';

/** Prose of a record, for a page of its own or, with the address of that page, for another one. */
export function recordProse({ catalogue, recordIds }: SiteData, record: FullRecord, page = ''): RecordProse {
  return new RecordProse(record, catalogue.references, page, recordIds);
}

let dataFolder = defaultDataFolder;
let loaded: Promise<SiteData> | undefined;

/** Chooses the data folder of the next build and forgets what was loaded. */
export function useDataFolder(folder: string = defaultDataFolder): void {
  dataFolder = folder;
  loaded = undefined;
}

/** The data of this build. @throws CatalogueError with every problem of the data or of their texts, MarkupError */
export async function siteData(): Promise<SiteData> {
  loaded ??= loadSiteData(dataFolder);
  return seenData(await loaded);
}

async function loadSiteData(folder: string): Promise<SiteData> {
  const { catalogue: parts, records, snapshots, diagnostics } = await loadData(folder);
  if (diagnostics.some(isError) || snapshots === undefined) throw new CatalogueError(diagnostics);
  // Where no file had an error, every part was read.
  const catalogue = parts as Catalogue;
  const anchors = checkedAnchors([...records.values()], catalogue.references, snapshots, folder);
  const full = [...records.values()].filter((one) => one.kind === 'record');
  const coverage = coverageOfRecords(full, await coverageEvidence(full, catalogue));
  const site: SiteRecord[] = [];
  for (const record of full.sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const constraint = await constraintResult(record.id, catalogue);
    const ofRecord = anchors.get(record.id) ?? new Map();
    site.push({ record, anchors: ofRecord, constraint, coverage: coverage.get(record.id) as CodeCoverage });
  }
  return {
    dataFolder: folder,
    catalogue,
    snapshots,
    records: site,
    forwarded: [...records.values()].filter((one) => one.kind !== 'record'),
    recordIds: new Set(records.keys()),
  };
}

type Anchors = ReadonlyMap<string, RecordAnchor>;

/**
 * Typesets all texts, and finds the values of the records in the snapshots; by record id. Kept for each record, as long as neither
 * it nor what it names changes. @throws CatalogueError with every problem of the texts, MarkupError
 */
function checkedAnchors(
  records: readonly CatalogueRecord[],
  references: References,
  snapshots: Snapshots,
  folder: string,
): ReadonlyMap<string, Anchors> {
  kept(
    'citations',
    (inputs) => [inputs.references],
    () => checkCitations(references),
  );
  const problems: Diagnostic[] = [];
  const found = new Map<string, Anchors>();
  for (const record of records) {
    const names = [...namesIn(record)];
    const named = [names.map((name) => references.get(name)), names.map((name) => snapshots.get(name))];
    const check = (): Anchors => {
      checkMarkup(record, references, folder);
      const anchors = record.kind === 'record' ? anchorRecord(record, snapshots) : [];
      return new Map(anchors.map((anchor) => [anchor.valueId, anchor]));
    };
    try {
      found.set(
        record.id,
        kept('records', () => [record, named], check),
      );
    } catch (error) {
      if (!(error instanceof CatalogueError)) throw error;
      problems.push(...error.diagnostics);
    }
  }
  if (problems.length > 0) throw new CatalogueError(problems);
  return found;
}

/** What the engine passes of its tests; they depend on the records by what these name. */
function coverageEvidence(records: readonly FullRecord[], catalogue: Catalogue): Promise<CoverageEvidence> {
  const ids = new Set(records.map(({ id }) => id));
  const channels = [...new Set(records.map(({ channel }) => channel))].sort();
  const constraints = [...constraintRegistry(catalogue).values()].filter(({ record = '' }) => ids.has(record));
  // observables beside tridents take their numbers from the records themselves
  const recordValues = records
    .filter(({ id }) => OBSERVABLE_RECORDS.includes(id))
    .map(({ id, values }) => [id, values]);
  return keptLater(
    'coverage',
    (inputs) => [inputs.engineData, constraints.map(({ id }) => id), channels, recordValues],
    () => gatherCachedCoverage(records, catalogue),
  );
}
