import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toyExport } from '../../test/toyExport.js';
import { toyValue } from '../../test/toyRecord.js';
import { csvCell, VALUE_COLUMNS, valuesCsv } from './valuesCsv.js';

/** Reader of RFC 4180 of its own, character by character. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text[i + 1] === '"') cell += text[++i];
      else quoted = false;
    } else if (c === '"' && cell === '') quoted = true;
    else if (c === ',' || c === '\n') {
      row.push(cell);
      cell = '';
      if (c === '\n') {
        rows.push(row);
        row = [];
      }
    } else cell += c;
  }
  return rows;
}

const records = (changes = {}) => {
  const [head, ...rows] = readCsv(valuesCsv(toyExport(changes)));
  return rows.map((row) => Object.fromEntries(row.map((cell, i) => [head[i], cell])));
};

describe('the table of values', () => {
  it('has a head and a row for each value, all of one length', () => {
    const rows = readCsv(valuesCsv(toyExport()));
    expect(rows[0]).toEqual([...VALUE_COLUMNS]);
    expect(rows.map((row) => row.length)).toEqual(Array(4).fill(VALUE_COLUMNS.length));
  });

  it('gives number, errors, source and place', () => {
    expect(records()[0]).toMatchObject({
      record: 'T001',
      value_id: 'ratio',
      role: 'measurement',
      number: '0.82',
      value: '0.82',
      error_plus: '0.28',
      error_minus: '0.28',
      error_kind: 'total',
      unit: 'none',
      year: '1991',
      reference: 'CCFR1991',
      inspire: 'Mishra:1991bv',
      doi: '10.1103/PhysRevLett.66.3117',
      arxiv: '',
      snapshot: 'toy',
      anchor_status: 'RESOLVED',
      anchor_first_line: '1',
      anchor_last_line: '1',
    });
  });

  it('keeps the digits of the source, also of negative numbers, and writes observables in plain text', () => {
    const value = toyValue('seen', '"-37.0"', '"12.4"').replace('A ratio', '"*Shift* of $\\\\sigma_\\\\mathrm{SM}$"');
    expect(records({ values: `values:\n${value}`, summary: 'summary: A text [@CCFR1991].' })[0]).toMatchObject({
      observable: 'Shift of σ_SM',
      number: '-37.0',
      value: '-37',
    });
  });
});

describe('a cell', () => {
  it('is no formula to a spreadsheet', () => {
    for (const text of ['=1+1', '+cmd', '-x', '@SUM(A1)', '\tx', '\rx', '＝1']) {
      expect(csvCell(text).replace(/^"/, '')[0]).toBe("'");
    }
    expect(['-0.5', '+3', '-1e-11'].map(csvCell)).toEqual(['-0.5', '+3', '-1e-11']);
  });

  it('is read back as it was, whatever it holds', () => {
    const unit = fc.constantFrom('a', '"', ',', '\n', '\r', ' ', 'é', '=');
    fc.assert(
      fc.property(fc.array(fc.string({ unit }), { minLength: 1 }), (cells) => {
        const [row] = readCsv(`${cells.map(csvCell).join(',')}\n`);
        expect(row).toEqual(cells.map((cell) => (/^[=\r]/.test(cell) ? `'${cell}` : cell)));
      }),
    );
  });
});
