import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anchorRecord } from '@nereid/catalogue';
import { checkData } from '@nereid/catalogue/sources';
import { afterAll, describe, expect, it } from 'vitest';
import { syntheticRecordId, writeSyntheticCatalogue } from '../bench/src/syntheticCatalogue.js';

const folder = mkdtempSync(join(tmpdir(), 'nereid-synthetic-'));
afterAll(() => rmSync(folder, { recursive: true }));
const write = (name: string, count: number) => {
  writeSyntheticCatalogue(join(folder, name), count);
  return join(folder, name);
};

describe('a synthetic catalogue', () => {
  const data = write('three', 3);
  const { records, snapshots, diagnostics } = checkData(data);

  it('has the copies beside L023, without errors; each copy has the open arithmetic of L023', () => {
    expect([...records.keys()]).toEqual(['A000', 'A001', 'A002', 'L023']);
    expect(diagnostics.map(({ severity, file }) => `${severity} ${file.slice(-9)}`)).toEqual(
      ['A000', 'A001', 'A002', 'L023'].map((id) => `warning ${id}.yaml`),
    );
  });

  it('has snapshots of its own for each copy, all different, in which its values stand', () => {
    const texts = [...(snapshots?.values() ?? [])].map(({ text }) => text);
    expect(texts).toHaveLength(24);
    expect(new Set(texts).size).toBe(24);
    for (const record of records.values()) {
      if (record.kind !== 'record' || snapshots === undefined) throw new Error('not a record');
      const anchors = anchorRecord(record, snapshots);
      expect(anchors.filter(({ status }) => status === 'RESOLVED')).toHaveLength(24);
    }
  });

  it('is the same every time', () => {
    const again = write('again', 3);
    for (const part of ['records', 'snapshots']) {
      for (const name of readdirSync(join(data, part))) {
        expect(readFileSync(join(again, part, name), 'utf8')).toBe(readFileSync(join(data, part, name), 'utf8'));
      }
    }
  });

  it('has ids of a letter and three digits, up to eleven thousand', () => {
    expect([0, 999, 1000, 10_999].map(syntheticRecordId)).toEqual(['A000', 'A999', 'B000', 'K999']);
    expect(() => writeSyntheticCatalogue(folder, 11_001)).toThrow(RangeError);
  });
});
