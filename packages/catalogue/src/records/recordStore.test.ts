import { describe, expect, it } from 'vitest';
import { toyRecord } from '../../test/toyRecord.js';
import type { Experiment } from '../experiments.js';
import { readRecordSources, sortDiagnostics } from './recordStore.js';

const file = (id: string, text: string) => ({ file: `data/records/${id}.yaml`, text });
const moved = (id: string, to: string) =>
  file(id, `schemaVersion: 1\nkind: moved\nid: ${id}\nto: ${to}\nat: 2026-01-01\nnote: Renamed.\n`);
const problems = (...args: Parameters<typeof readRecordSources>) =>
  readRecordSources(...args).diagnostics.map((one) => `${one.file.slice(13)} ${one.path}: ${one.message}`);

const experiment = (value: string, error?: string) =>
  ({
    id: 'toy',
    record: 'T001',
    measurement: { valueId: 'ratio', valueText: value, ...(error && { errorText: error }) },
    alternatives: [],
    eventCounts: [],
  }) as unknown as Experiment;

describe('records together', () => {
  it('are kept by id, moved ones too', () => {
    const report = readRecordSources([file('T001', toyRecord()), moved('T002', 'T001')], {});
    expect(report.diagnostics).toEqual([]);
    expect([...report.records.keys()]).toEqual(['T001', 'T002']);
  });

  it('have the id of their file and lead to records that exist', () => {
    expect(problems([file('T009', toyRecord()), moved('T002', 'T003'), moved('T004', 'T004')], {})).toEqual([
      'T009.yaml id: the id is "T001", the file T009.yaml',
      'T002.yaml to: no record "T003"',
      'T004.yaml to: T004 points to itself',
    ]);
  });

  it('share no value id', () => {
    const other = toyRecord({ id: 'id: T002', slug: 'slug: other' });
    expect(problems([file('T001', toyRecord()), file('T002', other)], {})).toEqual(
      ['ratio', 'seen', 'expected'].map((id, i) => `T002.yaml values[${i}].id: value id "${id}" belongs to T001`),
    );
  });

  it('have the numbers that the experiments compute with', () => {
    const check = (one: Experiment) => problems([file('T001', toyRecord())], { experiments: new Map([[one.id, one]]) });
    expect(check(experiment('0.82', '0.28'))).toEqual([]);
    expect(check(experiment('0.82', '0.29'))).toEqual([
      'T001.yaml values[0].number: "ratio" is 0.82 ± 0.28, and 0.82 ± 0.29 in the file of the experiment toy',
    ]);
    expect(check(experiment('0.82'))).toHaveLength(1);
    const unknown = { ...experiment('0.82'), measurement: { valueId: 'gone', valueText: '1' } } as Experiment;
    expect(check(unknown)).toEqual(['T001.yaml values: no value "gone", which the experiment toy uses']);
  });
});

describe('diagnostics', () => {
  it('are sorted by file, line and column, errors first', () => {
    const at = (name: string, line: number, severity: 'error' | 'warning') =>
      ({ file: name, line, column: 1, severity, path: '', message: '', remedy: '' }) as const;
    const sorted = [at('a', 2, 'error'), at('a', 10, 'error'), at('a', 10, 'warning'), at('b', 1, 'error')];
    expect(sortDiagnostics([...sorted].reverse())).toEqual(sorted);
  });
});
