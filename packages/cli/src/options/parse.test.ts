import { InputError } from '@nereid/physics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseChoice, parseChoices, parseKeyValues, parseNames, parseNumber, parseRange, required } from './parse.js';

/** What a user could type: anything, and things that look right. */
const typed = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.stringMatching(/^[-+0-9.eE:,= ]{0,20}$/),
  fc.tuple(fc.double(), fc.double(), fc.integer({ min: -2, max: 200 })).map((parts) => parts.join(':')),
  fc.array(fc.double(), { maxLength: 5 }).map((parts) => parts.join(',')),
);

function resultOrInputError<T>(parse: () => T): T | undefined {
  try {
    return parse();
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    return undefined;
  }
}

describe('parseNumber', () => {
  it.each([
    ['5', 5],
    ['-1.5', -1.5],
    ['+.5e-3', 5e-4],
    ['1.', 1],
    [' 2E3 ', 2000],
  ])('reads %s', (text, value) => {
    expect(parseNumber('--x', text)).toBe(value);
  });

  it.each(['', ' ', 'NaN', 'Infinity', '0x10', '1,5', '5GeV', '1e', '.', '--5', '1e999'])('refuses "%s"', (text) => {
    expect(() => parseNumber('--x', text)).toThrow(`--x = "${text}": not a number`);
  });
});

describe('parseRange', () => {
  it('reads a number, a list, and a logarithmic range with exact ends', () => {
    expect(parseRange('--x', '3')).toEqual(Float64Array.of(3));
    expect(parseRange('--x', '3, 1,2')).toEqual(Float64Array.of(3, 1, 2));
    const range = parseRange('--x', '0.001:100:6');
    expect([range[0], range[5]]).toEqual([0.001, 100]);
    for (let i = 0; i < 6; i++) expect(range[i] / 10 ** (i - 3)).toBeCloseTo(1, 12);
  });

  it('reads a range of equal steps, with exact ends', () => {
    expect(parseRange('--x', '0.5:2:4:linear')).toEqual(Float64Array.of(0.5, 1, 1.5, 2));
    expect(parseRange('--x', '0.1:0.7:7:linear')[6]).toBe(0.7);
    expect(() => parseRange('--x', '1:2:linear')).toThrow('not a range');
    expect(() => parseRange('--x', '3:linear')).toThrow('not a range');
  });

  it('gives finite numbers, ascending in a range, or an InputError', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const values = resultOrInputError(() => parseRange('--x', text));
        if (values === undefined) return;
        expect(values.length).toBeGreaterThan(0);
        expect(values.every(Number.isFinite)).toBe(true);
        if (!text.includes(':')) return;
        const [minimum, maximum, count] = text.split(':').map(Number);
        expect([values[0], values.at(-1), values.length]).toEqual([minimum, maximum, count]);
        expect(values.every((value, i) => i === 0 || value >= values[i - 1])).toBe(true);
      }),
    );
  });
});

describe('parseKeyValues', () => {
  it('reads pairs, also with names that objects have of themselves', () => {
    expect(parseKeyValues('--set', ['mass=0.1', ' 2.nuMu =1e-3'])).toEqual({ mass: 0.1, '2.nuMu': 1e-3 });
    expect(Object.entries(parseKeyValues('--set', ['constructor=1', '__proto__=2']))).toEqual([
      ['constructor', 1],
      ['__proto__', 2],
    ]);
  });

  it('gives finite numbers or an InputError', () => {
    const pair = fc.tuple(fc.string(), fc.double()).map(([key, value]) => `${key}=${value}`);
    fc.assert(
      fc.property(fc.array(fc.oneof(typed, pair)), (entries) => {
        const values = resultOrInputError(() => parseKeyValues('--set', entries));
        if (values === undefined) return;
        expect(Object.keys(values)).toHaveLength(entries.length);
        expect(Object.values(values).every(Number.isFinite)).toBe(true);
      }),
    );
  });
});

describe('parseChoice', () => {
  it('takes a known name only', () => {
    expect(parseChoice('--x', 'one', ['one', 'two'])).toBe('one');
    expect(() => parseChoice('--x', 'tow', ['one', 'two-sided'])).toThrow('--x = "tow": not one of the choices');
  });
});

describe('parseNames and parseChoices', () => {
  it('take names joined by commas, each once', () => {
    expect(parseNames('--x', 'a, b')).toEqual(['a', 'b']);
    expect(parseChoices('--x', 'two,one', ['one', 'two'])).toEqual(['two', 'one']);
    expect(() => parseNames('--x', 'a,b,a')).toThrow('--x = "a": named twice. Name each once.');
    expect(() => parseChoices('--x', 'one,tow', ['one', 'two-sided'])).toThrow('--x = "tow": not one of the choices');
  });
});

describe('required', () => {
  it('says what to give', () => {
    expect(required('--energy', '5', '5')).toBe('5');
    expect(() => required('--energy', undefined, '5')).toThrow('Give it, for example --energy 5.');
  });
});
