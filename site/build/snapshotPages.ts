import type { FullRecord, Snapshot } from '@nereid/catalogue';
import type { SiteData } from './siteData.js';

/** A value with its place in a snapshot. */
export interface AnchoredValue {
  readonly record: FullRecord;
  readonly value: FullRecord['values'][number];
  readonly span: { readonly start: number; readonly end: number };
  readonly lines: readonly [first: number, last: number];
}

export interface SiteSnapshot {
  readonly snapshot: Snapshot;
  /** In the order of the text. */
  readonly anchored: readonly AnchoredValue[];
}

/** Every snapshot with the values that stand in it, of whatever record. */
export function siteSnapshots({ snapshots, records }: Pick<SiteData, 'snapshots' | 'records'>): SiteSnapshot[] {
  const places = new Map<string, AnchoredValue[]>();
  for (const { record, anchors } of records) {
    for (const value of record.values) {
      const { snapshot, span, lines } = anchors.get(value.id) ?? {};
      if (snapshot === undefined || span === undefined || lines === undefined) continue;
      const found = places.get(snapshot) ?? [];
      found.push({ record, value, span, lines });
      places.set(snapshot, found);
    }
  }
  return [...snapshots.values()].map((snapshot) => ({
    snapshot,
    anchored: (places.get(snapshot.id) ?? []).sort((a, b) => a.span.start - b.span.start),
  }));
}
