import { describe, expect, it } from 'vitest';
import { ccfr, toyExport, toySnapshot } from '../../test/toyExport.js';
import type { MovedRecord } from '../records/schema.js';
import { catalogueJson, EXPORT_SCHEMA_VERSION, recordJson } from './recordJson.js';

const arithmetic = 'arithmetic:\n  - { id: quotient, formula: "{seen} / {expected}", equals: ratio, compare: digits }';

describe('a record as JSON', () => {
  const data = toyExport({ arithmetic });
  const json = recordJson(data.record, data);

  it('has what is computed beside what is stored', () => {
    expect(json).toMatchObject({ schemaVersion: EXPORT_SCHEMA_VERSION, id: 'T001', kind: 'record', status: 'draft' });
    expect(json.contentHash).toMatch(/^[0-9a-f]{64}$/);
    // 37.0/45.3 = 0.8168
    expect(json.arithmetic).toMatchObject([{ id: 'quotient', holds: true, computed: expect.closeTo(0.8168, 4) }]);
  });

  it('has each value as printed, parsed, and with its place', () => {
    expect(json.values[0]).toMatchObject({
      id: 'ratio',
      number: '0.82',
      value: 0.82,
      errorPlus: 0.28,
      text: '0.82 ± 0.28',
    });
    const { status, snapshot, lines, span } = json.values[1].anchor;
    expect([status, snapshot, lines]).toEqual(['RESOLVED', 'toy', [2, 2]]);
    expect(toySnapshot.text?.slice(span?.start, span?.end)).toMatch(/^37\.0/);
  });

  it('has references and snapshots in full, without the text of the snapshots', () => {
    expect(json.references).toEqual([ccfr]);
    const { text: _, ...rest } = toySnapshot;
    expect(json.snapshots).toEqual([rest]);
  });

  it('is the same after a way through JSON', () => {
    expect(JSON.parse(JSON.stringify(json))).toEqual(json);
  });
});

describe('the catalogue as JSON', () => {
  it('has all records, also those that moved, and all references', () => {
    const data = toyExport();
    const moved: MovedRecord = { schemaVersion: 1, kind: 'moved', id: 'T000', to: 'T001', at: '2026-01-01', note: 'x' };
    const json = catalogueJson({ ...data, records: [moved, data.record] });
    expect(json.records).toEqual([moved, recordJson(data.record, data)]);
    expect(json.references).toEqual([ccfr]);
    expect(json.snapshots).toHaveLength(1);
  });
});
