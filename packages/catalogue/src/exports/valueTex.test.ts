import { describe, expect, it } from 'vitest';
import { toyExport } from '../../test/toyExport.js';
import type { RecordValue } from '../records/schema.js';
import { valueInFormula, valueTex } from './valueTex.js';

const [ratio] = toyExport().record.values;
const value = (changes: Partial<RecordValue>): RecordValue => ({ ...ratio, ...changes });
const { error: _, ...bare } = ratio;

describe('a value in TeX', () => {
  it('has its errors as the source prints them', () => {
    expect(valueTex(ratio)).toBe('$0.82\\pm0.28$');
    const error = { plus: '1.73', minus: '0.72', kind: 'total' } as const;
    expect(valueTex(value({ number: '0.72', error }))).toBe('$0.72^{+1.73}_{-0.72}$');
  });

  it('has its unit, with number and error in brackets', () => {
    expect(valueTex(value({ unit: 'GeV' }))).toBe('$(0.82\\pm0.28)~\\mathrm{GeV}$');
    // a sign in braces is one of the number, not an operation
    expect(valueTex({ ...bare, number: '-5.0e-11', unit: 'cm2' })).toMatch(
      /^\$\{-\}5\.0\\times10\^\{-11\}~\\mathrm\{cm\}\^2\$$/,
    );
  });

  it('has its qualifier before the formula, or inside one', () => {
    expect(valueTex({ ...bare, number: '160', unit: 'GeV', qualifier: 'about' })).toBe('about $160~\\mathrm{GeV}$');
    expect(valueInFormula({ ...bare, number: '10', qualifier: 'order of' })).toBe('\\text{order of }10');
  });
});
