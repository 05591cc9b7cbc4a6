import type { RecordAnchor } from '../recordAnchors.js';
import { formatValue } from '../records/prose.js';
import type { FullRecord } from '../records/record.js';
import type { MovedRecord, RecordValue, SplitRecord } from '../records/schema.js';
import type { Snapshot } from '../records/snapshots.js';
import type { Reference } from '../references.js';
import {
  anchorsByValue,
  citedReferences,
  claimedSnapshots,
  type ExportData,
  type ExportSources,
} from './exportData.js';

/** Version of the exported JSON. It rises when a field changes its meaning or goes away. */
export const EXPORT_SCHEMA_VERSION = 1;

/** Where a value stands: the best place found and how sure it is. */
export type ExportedAnchor = Pick<RecordAnchor, 'status' | 'reason' | 'margin' | 'snapshot' | 'lines' | 'span'>;

export interface ExportedValue extends RecordValue {
  /** As a reader writes it: `0.82 ± 0.28`. */
  readonly text: string;
  readonly anchor: ExportedAnchor;
}

/** A snapshot without its text. */
export type ExportedSnapshot = Omit<Snapshot, 'text'>;

/** A record with everything computed from it, and with its references and snapshots in full. */
export interface ExportedRecord extends Omit<FullRecord, 'values' | 'references' | 'lifecycle' | 'schemaVersion'> {
  readonly schemaVersion: number;
  readonly approvalLapsed: boolean;
  readonly values: readonly ExportedValue[];
  readonly references: readonly Reference[];
  readonly snapshots: readonly ExportedSnapshot[];
}

/** Records with what they cite, as the JSON export has them. */
export interface ExportedCatalogue {
  readonly schemaVersion: number;
  readonly records: readonly (ExportedRecord | MovedRecord | SplitRecord)[];
  readonly references: readonly Reference[];
  readonly snapshots: readonly ExportedSnapshot[];
}

/** One record as it is exported. */
export function recordJson(record: FullRecord, { references, snapshots }: ExportSources): ExportedRecord {
  const anchors = anchorsByValue(record, snapshots);
  const { lifecycle, ...rest } = record;
  return {
    ...rest,
    schemaVersion: EXPORT_SCHEMA_VERSION,
    approvalLapsed: lifecycle.approvalLapsed,
    values: record.values.map((value) => ({
      ...value,
      text: formatValue(value),
      anchor: exportedAnchor(anchors.get(value.id) as RecordAnchor),
    })),
    references: citedReferences([record], references),
    snapshots: claimedSnapshots([record], snapshots).map(withoutText),
  };
}

/** The records, also those that moved or were split, with all references and snapshots of the catalogue. */
export function catalogueJson(data: ExportData): ExportedCatalogue {
  return {
    schemaVersion: EXPORT_SCHEMA_VERSION,
    records: data.records.map((record) => (record.kind === 'record' ? recordJson(record, data) : record)),
    references: [...data.references.values()],
    snapshots: [...data.snapshots.values()].map(withoutText),
  };
}

function exportedAnchor({ status, reason, margin, snapshot, lines, span }: RecordAnchor): ExportedAnchor {
  return {
    status,
    reason,
    margin,
    ...(snapshot !== undefined && { snapshot }),
    ...(lines !== undefined && { lines }),
    ...(span !== undefined && { span }),
  };
}

const withoutText = ({ text: _text, ...snapshot }: Snapshot): ExportedSnapshot => snapshot;
