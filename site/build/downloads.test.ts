import type { MovedRecord } from '@nereid/catalogue';
import { describe, expect, it } from 'vitest';
import { catalogueDownload, DOWNLOAD_ENDINGS, DOWNLOAD_FORMATS, recordDownload } from './downloads.js';
import { toySite } from './testing/toySite.js';

const site = toySite();
const moved: MovedRecord = {
  schemaVersion: 1,
  kind: 'moved',
  id: 'A001',
  to: 'T001',
  at: '2026-01-01',
  note: 'Moved.',
};
const data = { ...site, forwarded: [moved] };

describe('a download', () => {
  it('has a name in words for every ending', () => {
    expect(Object.keys(DOWNLOAD_FORMATS).sort()).toEqual([...DOWNLOAD_ENDINGS].sort());
  });

  it('of a record holds it and what it cites', () => {
    expect(JSON.parse(recordDownload(site.record, 'json', data))).toMatchObject({
      id: 'T001',
      references: [{ key: 'CCFR1991' }],
      snapshots: [{ id: 'toy' }],
    });
    expect(JSON.parse(recordDownload(site.record, 'csl.json', data))).toMatchObject([{ id: 'Mishra:1991bv' }]);
    expect(recordDownload(site.record, 'bib', data)).toMatch(/^@article\{Mishra:1991bv,/m);
    expect(recordDownload(site.record, 'csv', data).trimEnd().split('\n')).toHaveLength(1 + 3);
    expect(recordDownload(site.record, 'tex', data)).toContain('\\documentclass');
  });

  it('of the catalogue holds all records in the order of their ids, also those that moved', () => {
    const { records } = JSON.parse(catalogueDownload('json', data));
    expect(records.map(({ id }: { id: string }) => id)).toEqual(['A001', 'T001']);
  });
});
