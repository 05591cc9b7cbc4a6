import { anchorRecord, type RecordAnchor } from '../recordAnchors.js';
import type { CatalogueRecord, FullRecord } from '../records/record.js';
import type { Snapshot, Snapshots } from '../records/snapshots.js';
import type { Reference, References } from '../references.js';
import { ExportError } from './exportError.js';

/** What the records point to. */
export interface ExportSources {
  readonly references: References;
  readonly snapshots: Snapshots;
}

/** A catalogue without errors, or some of its records. */
export interface ExportData extends ExportSources {
  readonly records: readonly CatalogueRecord[];
}

/** The records that have content: not those that moved or were split. */
export const fullRecords = ({ records }: ExportData): FullRecord[] =>
  records.filter((record) => record.kind === 'record');

/** The reference of a key. @throws ExportError where the catalogue has none */
export function findReference(key: string, references: References): Reference {
  const reference = references.get(key);
  if (reference !== undefined) return reference;
  throw new ExportError(`no reference "${key}"`, 'Run nereid catalogue check.');
}

/** References that the records list, each once, in the order of the first record that lists them. */
export function citedReferences(records: readonly FullRecord[], references: References): Reference[] {
  const keys = new Set(records.flatMap((record) => record.references));
  return [...keys].map((key) => findReference(key, references));
}

/** Snapshots that the claims of the records point into, each once. */
export function claimedSnapshots(records: readonly FullRecord[], snapshots: Snapshots): Snapshot[] {
  const ids = new Set(records.flatMap(({ values }) => values.flatMap(({ claim }) => (claim ? [claim.snapshot] : []))));
  return [...ids].flatMap((id) => snapshots.get(id) ?? []);
}

/** Some of the records of a catalogue, with the references and snapshots that they use. */
export function selectRecords(data: ExportSources, selected: readonly FullRecord[]): ExportData {
  const snapshots = claimedSnapshots(selected, data.snapshots);
  const used = [
    ...citedReferences(selected, data.references),
    ...snapshots.map(({ reference }) => findReference(reference, data.references)),
  ];
  return {
    records: selected,
    references: new Map(used.map((reference) => [reference.key, reference])),
    snapshots: new Map(snapshots.map((snapshot) => [snapshot.id, snapshot])),
  };
}

/** Anchors of a record by value id. */
export function anchorsByValue(record: FullRecord, snapshots: Snapshots): ReadonlyMap<string, RecordAnchor> {
  return new Map(anchorRecord(record, snapshots).map((anchor) => [anchor.valueId, anchor]));
}
