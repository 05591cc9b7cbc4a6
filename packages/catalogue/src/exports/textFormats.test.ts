import { describe, expect, it } from 'vitest';
import { toyExport } from '../../test/toyExport.js';
import { recordJson } from './recordJson.js';
import { exportText, selectCatalogue, selectForExport, TEXT_ENDINGS } from './textFormats.js';

const data = toyExport();
const single = selectForExport([data.record], data);
const catalogue = selectCatalogue(data);

describe('what is exported', () => {
  it('is called after the record, or catalogue', () => {
    expect([single.name, single.single?.id]).toEqual(['T001', 'T001']);
    expect([catalogue.name, catalogue.single]).toEqual(['catalogue', undefined]);
    expect(selectForExport([data.record, data.record], data)).toMatchObject({ name: 'catalogue', single: undefined });
  });

  it.each(TEXT_ENDINGS)('ends with a line feed and is the same every time (%s)', (ending) => {
    for (const selection of [single, catalogue]) {
      const text = exportText(selection, ending);
      expect(text).toMatch(/[^\n]\n$/);
      expect(exportText(selection, ending)).toBe(text);
    }
  });

  it('is JSON with sorted keys: a record, or the catalogue with its records', () => {
    const record = JSON.parse(exportText(single, 'json'));
    expect(record).toEqual(JSON.parse(JSON.stringify(recordJson(data.record, data))));
    expect(Object.keys(record)).toEqual(Object.keys(record).sort());
    expect(JSON.parse(exportText(catalogue, 'json')).records).toHaveLength(1);
    expect(JSON.parse(exportText(single, 'csl.json'))).toMatchObject([{ id: 'Mishra:1991bv' }]);
  });

  it('holds the record in every format', () => {
    for (const ending of ['json', 'csv', 'tex'] as const) expect(exportText(single, ending)).toContain('0.82');
    for (const ending of ['bib', 'csl.json'] as const) expect(exportText(single, ending)).toContain('Mishra:1991bv');
  });
});
