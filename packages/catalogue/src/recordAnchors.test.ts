import { describe, expect, it } from 'vitest';
import { anchorRecord } from './recordAnchors.js';
import { checkData } from './sources.js';

const { records, snapshots } = checkData();
const record = records.get('L023');
if (record?.kind !== 'record' || !snapshots) throw new Error('the data hold no record L023');
const anchors = anchorRecord(record, snapshots);
const lineOf = (id: string) => {
  const anchor = anchors.find(({ valueId }) => valueId === id);
  const text = snapshots.get(anchor?.snapshot ?? '')?.text ?? '';
  return text.split('\n').slice((anchor?.lines?.[0] ?? 1) - 1, anchor?.lines?.[1]);
};

describe('anchorRecord on L023', () => {
  it('resolves every value that claims a place in a snapshot', () => {
    const open = anchors.filter(({ snapshot, status }) => snapshot !== undefined && status !== 'RESOLVED');
    expect(open).toEqual([]);
  });

  it('points at lines that hold the number as the record prints it', () => {
    for (const value of record.values) {
      if (value.claim) expect(lineOf(value.id).join(' ')).toContain(value.number);
    }
  });

  it('takes the Belle II luminosity from its sentence, not from the DOI, and both 25 % from their own lines', () => {
    expect(lineOf('belleii-luminosity-goal').join(' ')).toMatch(/50 ab/);
    const [abstract, improved] = ['dune-accuracy-abstract', 'dune-accuracy-improved'].map(
      (id) => anchors.find(({ valueId }) => valueId === id)?.span?.start,
    );
    expect(abstract).not.toBe(improved);
  });

  it('anchors nothing in a snapshot whose text is not the one recorded', () => {
    const tampered = new Map([...snapshots].map(([id, snapshot]) => [id, { ...snapshot, text: undefined }]));
    for (const { status, snapshot } of anchorRecord(record, tampered)) {
      expect(status).toBe('UNRESOLVED');
      if (snapshot !== undefined) expect(snapshots.has(snapshot)).toBe(true);
    }
  });
});
