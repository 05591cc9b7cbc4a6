import { describe, expect, it } from 'vitest';
import { FAMILIES } from '../packages/catalogue/src/index.js';
import { anchorRecord } from '../packages/catalogue/src/recordAnchors.js';
import { checkData } from '../packages/catalogue/src/sources.js';

const report = checkData();
const { snapshots } = report;
const records = [...report.records.values()].flatMap((record) => (record.kind === 'record' ? [record] : []));
const named = records.map((record) => [record.id, record] as const);

describe('the records', () => {
  it('are read without an error', () => {
    expect(report.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(records.map(({ id }) => id)).toContain('L023');
    expect(records.length).toBeGreaterThanOrEqual(12);
  });

  it.each(named)('%s: every value stands in its snapshot, or says how it follows', (_, record) => {
    if (snapshots === undefined) throw new Error('no snapshots');
    const anchors = anchorRecord(record, snapshots);
    const open = record.values.filter(({ derivation }, i) => {
      return derivation === undefined && anchors[i].status !== 'RESOLVED';
    });
    expect(open.map(({ id }) => id)).toEqual([]);
  });

  it.each(named)('%s: what is more than a draft lacks no fact that blocks it', (_, { status, openIssues }) => {
    const missing = openIssues.filter(
      ({ type, blocking, resolution }) => type === 'missingFact' && blocking && resolution === undefined,
    );
    expect(status === 'draft' || missing.length === 0).toBe(true);
  });

  it.each(named)('%s: a draft says what it lacks', (_, { status, openIssues }) => {
    const lacks = openIssues.some(({ type, blocking }) => blocking && /^missing/.test(type));
    expect(status !== 'draft' || lacks).toBe(true);
  });

  it.each(named)('%s: belongs to a family', (_, { family }) => {
    expect(Object.keys(FAMILIES)).toContain(family);
  });
});
