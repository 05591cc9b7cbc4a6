import type {
  Catalogue,
  CodeCoverage,
  FullRecord,
  MovedRecord,
  RecordAnchor,
  Snapshots,
  SplitRecord,
} from '@nereid/catalogue';
import type { ConstraintResult } from './constraintResult.js';

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
