import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatValue, renderReferences, textReferences, unboundNumbers } from './prose.js';
import type { RecordValue } from './schema.js';

const value = (fields: Partial<RecordValue>): RecordValue => ({
  id: 'x',
  observable: 'x',
  role: 'measurement',
  number: '1',
  value: 1,
  unit: 'none',
  year: 1991,
  reference: 'X',
  ...fields,
});

describe('references in a text', () => {
  it('are found with their spans', () => {
    const text = 'A {value:a-b} and {number:c} [@P; @Q].';
    const found = textReferences(text);
    expect(found.map(({ kind, target }) => `${kind} ${target}`)).toEqual([
      'value a-b',
      'number c',
      'citation P',
      'citation Q',
    ]);
    expect(text.slice(found[0].start, found[0].end)).toBe('{value:a-b}');
  });

  it('leave TeX braces alone', () => {
    expect(textReferences('$\\mathrm{value}_{a:b}$ [x](https://a.b)')).toEqual([]);
  });

  it('are replaced one by one', () => {
    const render = { value: (id: string) => `v(${id})`, number: (id: string) => `n(${id})`, citation: String };
    expect(renderReferences('{value:a} {number:b} [@P;@Q]', render)).toBe('v(a) n(b) P,Q');
  });
});

describe('a value in text', () => {
  it.each<[Partial<RecordValue>, string]>([
    [{ number: '0.82', error: { symmetric: '0.28', kind: 'total' } }, '0.82 ± 0.28'],
    [{ number: '0.72', error: { plus: '1.73', minus: '0.72', kind: 'total' } }, '0.72 +1.73 −0.72'],
    [{ number: '3', unit: 'years', qualifier: 'about' }, 'about 3 years'],
    [{ number: '37.0', unit: 'events', error: { symmetric: '12.4', kind: 'total' } }, '37.0 ± 12.4 events'],
    [{ number: '-1.5', unit: 'GeV', error: { symmetric: '0.1', kind: 'total' } }, '(−1.5 ± 0.1) GeV'],
    [{ number: '1.700e-42', unit: 'cm2' }, '1.700 × 10⁻⁴² cm²'],
    [{ number: '1e-8', qualifier: 'below' }, 'below 10⁻⁸'],
    [{ number: '1.28E22', unit: 'events' }, '1.28 × 10²² events'],
  ])('keeps its digits, errors, qualifier and unit', (fields, expected) => {
    expect(formatValue(value(fields))).toBe(expected);
  });
});

describe('numbers written out', () => {
  it('are found unless they stand in identifiers, citations or references', () => {
    const values = [value({ number: '17' }), value({ number: '3' })];
    expect(unboundNumbers('17 events, 0.5 of them in 2014, 3 modes', values)).toEqual(['17', '0.5']);
    expect(
      unboundNumbers('L023, arXiv:1902.06765, {value:a-17} [@A2014] `0.5` [x](https://doi.org/10.1/0.5)', values),
    ).toEqual([]);
  });

  it('are found wherever the number of a value with a decimal point stands', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 0, max: 99 }), (whole, decimals) => {
        const number = `${whole}.${decimals}`;
        expect(unboundNumbers(`It is ${number}, not more.`, [value({ number })])).toEqual([number]);
      }),
    );
  });
});
