import {
  type AnchorStatus,
  anchorRecord,
  type FullRecord,
  type RecordAnchor,
  type RecordReport,
  type Snapshots,
} from '@nereid/catalogue';
import { checkData, readRecord, recordIds } from '@nereid/catalogue/node';
import { InputError, suggestName } from '@nereid/physics';
import { printJson, table } from '../output.js';

export interface CatalogueAnchorOptions {
  readonly data?: string;
  readonly json?: boolean;
}

/** `nereid catalogue anchor [L023]`: the line of its snapshot on which each value stands; a summary for all records. */
export async function catalogueAnchor(id: string | undefined, options: CatalogueAnchorOptions): Promise<void> {
  if (id === undefined) anchorAll(options);
  else anchorOne(id, options);
}

function anchorOne(id: string, options: CatalogueAnchorOptions): void {
  const ids = recordIds(options.data);
  if (!ids.includes(id)) throw new InputError('record', id, 'no such record', suggestName(id, ids));
  const report = readRecord(id, options.data);
  const record = report.records.get(id);
  if (record === undefined) throw new InputError('record', id, 'cannot be read', 'Run nereid catalogue check.');
  if (record.kind !== 'record') {
    throw new InputError('record', id, `was ${record.kind}`, `Its values are in ${[record.to].flat().join(', ')}.`);
  }
  const anchors = anchorRecord(record, snapshotsOf(report, options));
  const rows = anchors.map((anchor) => [anchor.valueId, anchor.status, place(anchor), anchor.reason]);
  if (options.json) printJson({ record: id, anchors });
  else console.log(table([['value', 'status', 'snapshot', 'reason'], ...rows]));
}

function anchorAll(options: CatalogueAnchorOptions): void {
  const report = checkData(options.data);
  const snapshots = snapshotsOf(report, options);
  const full = [...report.records.values()].filter((record): record is FullRecord => record.kind === 'record');
  const records = full.map((record) => ({ record: record.id, anchors: anchorRecord(record, snapshots) }));
  const unread = recordIds(options.data).length - report.records.size;
  if (unread > 0) console.error(`nereid: ${unread} of the record files cannot be read. Run nereid catalogue check.`);
  const rows = records.map(({ record, anchors }) => [record, ...counts(anchors)]);
  const all = ['all', ...counts(records.flatMap(({ anchors }) => anchors))];
  if (options.json) printJson({ records });
  else console.log(table([['record', 'values', 'resolved', 'ambiguous', 'unresolved'], ...rows, all], COLUMNS));
}

const COLUMNS = ['left', 'right', 'right', 'right', 'right'] as const;

/** Number of values, and of those with each status. A value that follows from others has no place, so is unresolved. */
function counts(anchors: readonly RecordAnchor[]): string[] {
  const count = (wanted: AnchorStatus) => anchors.filter(({ status }) => status === wanted).length;
  return [anchors.length, count('RESOLVED'), count('AMBIGUOUS'), count('UNRESOLVED')].map(String);
}

function snapshotsOf({ snapshots }: RecordReport, { data }: CatalogueAnchorOptions): Snapshots {
  if (snapshots !== undefined) return snapshots;
  throw new InputError('--data', data ?? 'data', 'holds no usable snapshots', 'Run nereid catalogue check.');
}

function place({ snapshot, lines }: RecordAnchor): string {
  if (snapshot === undefined) return '';
  if (lines === undefined) return snapshot;
  return lines[0] === lines[1] ? `${snapshot}:${lines[0]}` : `${snapshot}:${lines[0]}-${lines[1]}`;
}
