import { coverageOfRecords } from '@nereid/analysis';
import { gatherCachedCoverage } from '@nereid/analysis/node';
import {
  anchorRecord,
  type Catalogue,
  CatalogueError,
  type CodeCoverage,
  type FullRecord,
  isError,
  type MovedRecord,
  type RecordAnchor,
  type Snapshots,
  type SplitRecord,
} from '@nereid/catalogue';
import { defaultDataFolder, loadData } from '@nereid/catalogue/node';
import { checkMarkup } from './checkMarkup.js';
import { type ConstraintResult, constraintResult } from './constraintResult.js';
import { RecordProse } from './prose.js';

/** A record with everything its page shows that is computed from several files. */
export interface SiteRecord {
  readonly record: FullRecord;
  /** By value id. */
  readonly anchors: ReadonlyMap<string, RecordAnchor>;
  readonly constraint: ConstraintResult | undefined;
  readonly coverage: CodeCoverage;
}

/** What the pages are made of, computed once for a build. */
export interface SiteData {
  readonly dataFolder: string;
  readonly catalogue: Catalogue;
  readonly snapshots: Snapshots;
  /** In the order of their ids. */
  readonly records: readonly SiteRecord[];
  readonly forwarded: readonly (MovedRecord | SplitRecord)[];
  /** Of all of them. */
  readonly recordIds: ReadonlySet<string>;
}

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
export function siteData(): Promise<SiteData> {
  loaded ??= loadSiteData(dataFolder);
  return loaded;
}

async function loadSiteData(folder: string): Promise<SiteData> {
  const { catalogue: parts, records, snapshots, diagnostics } = await loadData(folder);
  if (diagnostics.some(isError) || snapshots === undefined) throw new CatalogueError(diagnostics);
  // Where no file had an error, every part was read.
  const catalogue = parts as Catalogue;
  checkMarkup([...records.values()], catalogue.references, folder);
  const full = [...records.values()].filter((one) => one.kind === 'record');
  const coverage = coverageOfRecords(full, await gatherCachedCoverage(full, catalogue));
  const site: SiteRecord[] = [];
  for (const record of full.sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const anchors = new Map(anchorRecord(record, snapshots).map((anchor) => [anchor.valueId, anchor]));
    const constraint = await constraintResult(record.id, catalogue);
    site.push({ record, anchors, constraint, coverage: coverage.get(record.id) as CodeCoverage });
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
