import { InputError } from '@nereid/physics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellNumber, looksNumeric } from './cellNumber.js';

const problem = (cell: unknown): string => {
  try {
    return String(cellNumber('mass', cell));
  } catch (error) {
    return error instanceof InputError ? `${error.problem}: ${error.remedy}` : String(error);
  }
};

describe('cellNumber', () => {
  it('reads every number as JavaScript and Python write it, to the last bit', () => {
    fc.assert(
      fc.property(fc.double({ noDefaultInfinity: true, noNaN: true }), (value) => {
        const python = String(value).replace(/e([+-])(\d)$/, 'e$10$2');
        return [String(value), value.toExponential(), ` ${python} `].every((text) =>
          Object.is(cellNumber('mass', text), text === value.toExponential() ? Number(text) : value),
        );
      }),
    );
  });

  it.each([
    ['1e-3', 1e-3],
    ['1.0E-03', 1e-3],
    ['+.5', 0.5],
    ['5.', 5],
    [7n, 7],
    [0.25, 0.25],
    ['NaN', Number.NaN],
    ['-nan', Number.NaN],
    ['inf', Number.POSITIVE_INFINITY],
    ['-Infinity', Number.NEGATIVE_INFINITY],
  ])('reads %s', (cell, value) => {
    expect(cellNumber('mass', cell)).toBe(value);
  });

  it.each([[''], ['  '], [null], [undefined]])('takes %j as not given', (cell) => {
    expect(cellNumber('mass', cell)).toBeUndefined();
  });

  it('says of what is no number how to write it', () => {
    expect(problem('1.0D-03')).toBe('an exponent as Fortran writes it: Write E instead of D: 1.0E-03.');
    expect(problem('0,1')).toBe('a decimal comma: Write a point: 0.1.');
    for (const text of ['abc', '0x10', '1e', '1 2', '--1', 'NA', '1_000'])
      expect(problem(text)).toMatch(/^not a number/);
    for (const other of [true, {}, [1]]) expect(problem(other)).toMatch(/^not a number/);
  });
});

it('looksNumeric knows what stands in tables for a number, and names from it', () => {
  expect(['1', '-2.5e3', 'nan', 'inf', '1.0D0', '0,5'].every(looksNumeric)).toBe(true);
  expect(['mass', 'm_1', '', '1st', 'e'].some(looksNumeric)).toBe(false);
});
