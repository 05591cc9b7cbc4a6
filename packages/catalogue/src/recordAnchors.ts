import { type Anchor, anchorValues, unresolved } from './anchors/anchor.js';
import type { AnchorClaim } from './anchors/claims.js';
import type { FullRecord } from './records/record.js';
import type { Snapshots } from './records/snapshots.js';

/** Where a value of a record stands in the snapshot its claim names. */
export interface RecordAnchor extends Anchor {
  /** Undefined for a value without a claim: it is derived from others, or a draft does not say yet where it stands. */
  readonly snapshot?: string;
}

type RecordValue = FullRecord['values'][number];

/**
 * Anchors of all values of a record, in its order. Values of one snapshot are anchored together, so that words they share
 * count less. A snapshot that is missing or is not the text that was recorded anchors nothing.
 */
export function anchorRecord(record: FullRecord, snapshots: Snapshots): RecordAnchor[] {
  const anchors = new Map<string, RecordAnchor>();
  for (const id of new Set(record.values.flatMap(({ claim }) => (claim ? [claim.snapshot] : [])))) {
    const values = record.values.filter(({ claim }) => claim?.snapshot === id);
    const text = snapshots.get(id)?.text;
    for (const anchor of text === undefined ? withoutText(values, id) : anchorValues(values.map(claimOf), text)) {
      anchors.set(anchor.valueId, { ...anchor, snapshot: id });
    }
  }
  return record.values.map((value) => anchors.get(value.id) ?? unresolved(value.id, reasonWithoutClaim(value)));
}

function reasonWithoutClaim({ derivation }: RecordValue): string {
  return derivation === undefined
    ? 'no claim says where it stands'
    : 'follows from other values; no snapshot prints it';
}

function withoutText(values: readonly RecordValue[], snapshot: string): Anchor[] {
  return values.map(({ id }) => unresolved(id, `the text of ${snapshot} is missing or not the one recorded`));
}

function claimOf({ id, number, error, unit, qualifier, observable, experiment, claim }: RecordValue): AnchorClaim {
  return {
    valueId: id,
    number,
    ...(error !== undefined && { errors: 'symmetric' in error ? error.symmetric : error }),
    unit: unit === 'none' ? '' : unit,
    ...(qualifier !== undefined && { qualifier }),
    words: [observable, experiment, claim?.words].filter((words) => words !== undefined),
  };
}
