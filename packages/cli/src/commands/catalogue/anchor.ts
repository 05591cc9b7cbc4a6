import { type AnchorStatus, anchorRecord, type FullRecord, type RecordAnchor, type Snapshots } from '@nereid/catalogue';
import { anchorRecords, loadRecord, recordIds } from '@nereid/catalogue/node';
import { InputError, suggestName } from '@nereid/physics';
import { printJson } from '../../output/json.js';
import { table } from '../../output/text.js';
import type { AnchorFlags } from './flags.js';

/** `nereid catalogue anchor [L023]`: the line of its snapshot on which each value stands; a summary for all records. */
export async function catalogueAnchor(id: string | undefined, options: AnchorFlags): Promise<void> {
  if (id === undefined) await anchorAll(options);
  else await anchorOne(id, options);
}

async function anchorOne(id: string, options: AnchorFlags): Promise<void> {
  const ids = recordIds(options.data);
  if (!ids.includes(id)) throw new InputError('record', id, 'no such record', suggestName(id, ids));
  const report = await loadRecord(id, options.data);
  const record = report.records.get(id);
  if (record === undefined) throw new InputError('record', id, 'cannot be read', 'Run nereid catalogue check.');
  if (record.kind !== 'record') {
    throw new InputError('record', id, `was ${record.kind}`, `Its values are in ${[record.to].flat().join(', ')}.`);
  }
  const anchored = withoutDerived(record, anchorRecord(record, snapshotsOf(report, options)));
  const rows = [
    ...anchored.anchors.map((anchor) => [anchor.valueId, anchor.status, place(anchor), anchor.reason]),
    ...anchored.derived.map(({ valueId, reason }) => [valueId, 'derived', '', reason]),
  ];
  if (options.json) printJson(anchored);
  else console.log(table([['value', 'status', 'snapshot', 'reason'], ...rows]));
}

interface AnchoredRecord {
  readonly record: string;
  readonly anchors: readonly RecordAnchor[];
  /** Values that no source prints: they follow from others and have a derivation in place of a claim. */
  readonly derived: readonly Pick<RecordAnchor, 'valueId' | 'reason'>[];
}

function withoutDerived(record: FullRecord, all: readonly RecordAnchor[]): AnchoredRecord {
  const derived = new Set(record.values.filter(({ derivation }) => derivation !== undefined).map(({ id }) => id));
  return {
    record: record.id,
    anchors: all.filter(({ valueId }) => !derived.has(valueId)),
    derived: all.filter(({ valueId }) => derived.has(valueId)).map(({ valueId, reason }) => ({ valueId, reason })),
  };
}

async function anchorAll(options: AnchorFlags): Promise<void> {
  const report = await anchorRecords(options.data);
  snapshotsOf(report, options);
  const records = report.records.map(({ record, anchors }) => withoutDerived(record, anchors));
  const unread = report.unread.length;
  if (unread > 0) console.error(`nereid: ${unread} of the record files cannot be read. Run nereid catalogue check.`);
  const head = ['record', 'values', 'resolved', 'ambiguous', 'unresolved', 'derived'];
  const rows = [...records.map((one) => [one.record, ...counts([one])]), ['all', ...counts(records)]];
  const align = head.map((name) => (name === 'record' ? ('left' as const) : ('right' as const)));
  if (options.json) printJson({ records });
  else console.log(table([head, ...rows], align));
}

/** Number of values, of claims with each status, and of values without a claim that follow from others. */
function counts(records: readonly AnchoredRecord[]): string[] {
  const anchors = records.flatMap((one) => one.anchors);
  const derived = records.flatMap((one) => one.derived).length;
  const count = (wanted: AnchorStatus) => anchors.filter(({ status }) => status === wanted).length;
  const claimed = [count('RESOLVED'), count('AMBIGUOUS'), count('UNRESOLVED')];
  return [anchors.length + derived, ...claimed, derived].map(String);
}

function snapshotsOf({ snapshots }: { readonly snapshots: Snapshots | undefined }, { data }: AnchorFlags): Snapshots {
  if (snapshots !== undefined) return snapshots;
  throw new InputError('--data', data ?? 'data', 'holds no usable snapshots', 'Run nereid catalogue check.');
}

function place({ snapshot, lines }: RecordAnchor): string {
  if (snapshot === undefined) return '';
  if (lines === undefined) return snapshot;
  return lines[0] === lines[1] ? `${snapshot}:${lines[0]}` : `${snapshot}:${lines[0]}-${lines[1]}`;
}
