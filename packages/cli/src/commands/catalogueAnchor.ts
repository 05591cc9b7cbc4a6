import { anchorRecord, type RecordAnchor } from '@nereid/catalogue';
import { checkData } from '@nereid/catalogue/node';
import { InputError, suggestName } from '@nereid/physics';
import { printJson, table } from '../output.js';

export interface CatalogueAnchorOptions {
  readonly data?: string;
  readonly json?: boolean;
}

/** `nereid catalogue anchor L023`: the line of its snapshot on which each value of a record stands. */
export async function catalogueAnchor(id: string, options: CatalogueAnchorOptions): Promise<void> {
  const { records, snapshots } = checkData(options.data);
  const record = records.get(id);
  if (record?.kind !== 'record') {
    throw new InputError('record', id, 'no such record', suggestName(id, [...records.keys()]));
  }
  if (snapshots === undefined) {
    throw new InputError('--data', options.data ?? 'data', 'holds no usable snapshots', 'Run nereid catalogue check.');
  }
  const anchors = anchorRecord(record, snapshots);
  if (options.json) return printJson({ record: id, anchors });
  const rows = anchors.map((anchor) => [anchor.valueId, anchor.status, place(anchor), anchor.reason]);
  console.log(table([['value', 'status', 'snapshot', 'reason'], ...rows]));
}

function place({ snapshot, lines }: RecordAnchor): string {
  if (snapshot === undefined) return '';
  if (lines === undefined) return snapshot;
  return lines[0] === lines[1] ? `${snapshot}:${lines[0]}` : `${snapshot}:${lines[0]}-${lines[1]}`;
}
